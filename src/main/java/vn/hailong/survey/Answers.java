package vn.hailong.survey;

import java.text.Normalizer;
import java.util.List;
import java.util.Optional;

/// Which answers an item takes. They come from a screen, and from a tablet that may send anything.
final class Answers {
    private static final String NOT_APPLICABLE_ON_THE_WIRE = "NA";

    private Answers() {}

    /// The answer as it is kept, or nothing if it is none to this item.
    static Optional<Answer> normal(Item item, Answer answer) {
        return switch (answer) {
            case Answer.Skipped skipped -> Optional.of(skipped);
            case Answer.NotApplicable none ->
                item.form() instanceof Item.Form.Rating rating
                                && rating.notApplicable().isPresent()
                        ? Optional.of(none)
                        : Optional.empty();
            case Answer.Number number -> takes(item.form(), number.value()) ? Optional.of(number) : Optional.empty();
            case Answer.Choices(List<String> values) ->
                item.form() instanceof Item.Form.Multiple multiple ? choices(multiple, values) : Optional.empty();
            case Answer.Text(String text) -> text(item.form(), text);
        };
    }

    private static boolean takes(Item.Form form, int value) {
        return switch (form) {
            case Item.Form.Rating rating -> rating.scale().level(value).isPresent();
            case Item.Form.Count(int most) -> value >= 0 && value <= most;
            case Item.Form.YesNo _ -> false;
            case Item.Form.Single _ -> false;
            case Item.Form.Multiple _ -> false;
            case Item.Form.Comment _ -> false;
        };
    }

    private static Optional<Answer> choices(Item.Form.Multiple multiple, List<String> values) {
        List<Option> chosen = multiple.options().stream()
                .filter(option -> values.contains(option.id()))
                .toList();
        boolean unknown = chosen.size() != values.stream().distinct().count();
        boolean mixed = chosen.size() > 1 && chosen.stream().anyMatch(Option::exclusive);
        if (unknown || mixed || chosen.size() > multiple.most()) {
            return Optional.empty();
        }
        return Optional.of(
                chosen.isEmpty()
                        ? new Answer.Skipped()
                        : new Answer.Choices(chosen.stream().map(Option::id).toList()));
    }

    private static Optional<Answer> text(Item.Form form, String text) {
        return switch (form) {
            case Item.Form.YesNo() -> exactly(text, List.of("yes", "no"));
            case Item.Form.Single(List<Option> options) ->
                exactly(text, options.stream().map(Option::id).toList());
            case Item.Form.Comment(int maximumLength) -> Optional.of(comment(text, maximumLength));
            case Item.Form.Rating _ -> Optional.empty();
            case Item.Form.Multiple _ -> Optional.empty();
            case Item.Form.Count _ -> Optional.empty();
        };
    }

    private static Optional<Answer> exactly(String text, List<String> choices) {
        return choices.contains(text) ? Optional.of(new Answer.Text(text)) : Optional.empty();
    }

    /// One line of composed characters, without what no database or report can hold.
    private static Answer comment(String text, int maximumLength) {
        StringBuilder line = new StringBuilder();
        Normalizer.normalize(text, Normalizer.Form.NFC)
                .codePoints()
                .map(character -> isReadable(character) ? character : ' ')
                .limit(maximumLength)
                .forEach(line::appendCodePoint);
        String kept = line.toString().strip();
        if (kept.isEmpty()) {
            return new Answer.Skipped();
        }
        // On the wire these two letters alone mean that the question does not apply.
        return new Answer.Text(kept.equals(NOT_APPLICABLE_ON_THE_WIRE) ? kept + "." : kept);
    }

    private static boolean isReadable(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
