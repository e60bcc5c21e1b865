package vn.hailong.tablet;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import vn.hailong.survey.Answer;
import vn.hailong.survey.Item;
import vn.hailong.survey.Option;
import vn.hailong.survey.Scale;
import vn.hailong.survey.SessionView;

/// How one item is answered on a page: with one touch where one touch is an answer, else with a choice and a button
/// that goes on.
final class ItemForm {
    /// More numbers than these are written, not touched.
    private static final int MOST_NUMBERS = 30;

    private final Words in;
    private final Faces faces;

    ItemForm(Words in, Faces faces) {
        this.in = in;
        this.faces = faces;
    }

    static Html button(String name, String value, String words) {
        return Html.of("button").with("name", name).with("value", value).text(words);
    }

    /// The faces of a scale, best first.
    ///
    /// @param act     what a touch does: `rate` or `give`
    /// @param chosen  the level that was given before
    /// @param pressed whether one of them was pressed just now: all change alike
    Html levels(String act, Scale scale, OptionalInt chosen, boolean pressed) {
        int count = scale.levels().size();
        Html cards = group("levels" + (pressed ? " pressed" : ""));
        for (int place = 0; place < count; place++) {
            Scale.Level level = scale.levels().get(place);
            Html card = Html.of("button")
                    .with("name", "act")
                    .with("value", act + ":" + level.value())
                    .with("class", "card")
                    .with("disabled", pressed)
                    .add(faces.face(place, count), Html.of("span").text(in.of(level.label())));
            if (chosen.isPresent()) {
                card.with("aria-pressed", Boolean.toString(chosen.getAsInt() == level.value()));
            }
            cards.add(card);
        }
        return cards;
    }

    List<Html> answers(SessionView.Step step) {
        List<Html> parts = new ArrayList<>();
        parts.add(Html.of("input")
                .with("type", "hidden")
                .with("name", "item")
                .with("value", step.item().id()));
        switch (step.item().form()) {
            case Item.Form.Rating rating -> {
                Html levels = levels("give", rating.scale(), number(step), false);
                rating.notApplicable().ifPresent(words -> levels.add(notApplicable(step, in.of(words))));
                parts.add(levels);
            }
            case Item.Form.YesNo() ->
                parts.add(group("choices two")
                        .add(touched(step, "yes", in.own("answer.yes")), touched(step, "no", in.own("answer.no"))));
            case Item.Form.Single(List<Option> options) -> {
                Html choices = group("choices");
                options.forEach(option -> choices.add(touched(step, option.id(), in.of(option.text()))));
                parts.add(choices);
            }
            case Item.Form.Multiple(List<Option> options, int most) -> {
                parts.add(Html.of("p")
                        .with("class", "hint")
                        .with("id", "hint")
                        .text(most < options.size() ? in.own("choose.most", most) : in.own("choose.any")));
                parts.add(several(step, options, most));
            }
            case Item.Form.Count(int most) ->
                parts.add(most <= MOST_NUMBERS ? numbers(step, most) : number(step, most));
            case Item.Form.Comment(int maximumLength) -> {
                parts.add(comment(step, maximumLength));
                parts.add(Html.of("p")
                        .with("class", "hint")
                        .with("id", "hint")
                        .text(in.own("comment.hint", maximumLength)));
            }
        }
        return parts;
    }

    private static Html notApplicable(SessionView.Step step, String words) {
        Html button = button("act", "give:na", words).with("class", "card besides");
        if (step.answer().isPresent()) {
            boolean chosen = step.answer().get() instanceof Answer.NotApplicable;
            button.with("aria-pressed", Boolean.toString(chosen));
        }
        return button;
    }

    private static Html group(String classes) {
        return Html.of("div").with("class", classes).with("role", "group").with("aria-labelledby", "question");
    }

    private static OptionalInt number(SessionView.Step step) {
        return step.answer().isPresent() && step.answer().get() instanceof Answer.Number(int value)
                ? OptionalInt.of(value)
                : OptionalInt.empty();
    }

    private static Html touched(SessionView.Step step, String id, String words) {
        Html button = button("act", "give:" + id, words).with("class", "choice");
        if (step.answer().isPresent()) {
            boolean chosen = step.answer().get() instanceof Answer.Text(String value) && value.equals(id);
            button.with("aria-pressed", Boolean.toString(chosen));
        }
        return button;
    }

    private Html several(SessionView.Step step, List<Option> options, int most) {
        List<String> chosen = step.answer().isPresent() && step.answer().get() instanceof Answer.Choices(var values)
                ? values
                : List.of();
        Html choices = group("choices").with("aria-describedby", "hint").with("data-most", Integer.toString(most));
        for (Option option : options) {
            choices.add(Html.of("label")
                    .with("class", "choice")
                    .add(
                            Html.of("input")
                                    .with("type", "checkbox")
                                    .with("name", "choice")
                                    .with("value", option.id())
                                    .with("data-alone", option.exclusive())
                                    .with("checked", chosen.contains(option.id())),
                            Html.of("span").text(in.of(option.text()))));
        }
        return choices;
    }

    private Html numbers(SessionView.Step step, int most) {
        OptionalInt chosen = number(step);
        Html numbers = group("choices numbers").with("role", "radiogroup");
        IntStream.rangeClosed(0, most)
                .forEach(number -> numbers.add(Html.of("label")
                        .with("class", "choice")
                        .add(
                                Html.of("input")
                                        .with("type", "radio")
                                        .with("name", "count")
                                        .with("value", Integer.toString(number))
                                        .with("checked", chosen.isPresent() && chosen.getAsInt() == number),
                                Html.of("span")
                                        .text(
                                                number < most
                                                        ? Integer.toString(number)
                                                        : in.own("count.more", number)))));
        return numbers;
    }

    private static Html number(SessionView.Step step, int most) {
        Html input = Html.of("input")
                .with("type", "number")
                .with("class", "number")
                .with("name", "count")
                .with("min", "0")
                .with("max", Integer.toString(most))
                .with("inputmode", "numeric")
                .with("aria-labelledby", "question");
        number(step).ifPresent(value -> input.with("value", Integer.toString(value)));
        return input;
    }

    private static Html comment(SessionView.Step step, int maximumLength) {
        return Html.of("textarea")
                .with("name", "text")
                .with("maxlength", Integer.toString(maximumLength))
                .with("rows", "4")
                .with("autocomplete", "off")
                .with("aria-labelledby", "question")
                .with("aria-describedby", "hint")
                .text(step.answer().isPresent() && step.answer().get() instanceof Answer.Text(String text) ? text : "");
    }

    /// Back on the left, on to the right.
    Html bar(SessionView.Step step) {
        Html bar = Html.of("div").with("class", "bar").add(turner("before", "ui.page_before"));
        if (step.back()) {
            bar.add(way(step, "back", "ui.back").with("class", "back"));
        }
        step.item()
                .help()
                .ifPresent(help -> bar.add(Html.of("details")
                        .with("class", "help")
                        .add(
                                Html.of("summary").text(in.own("help")),
                                Html.of("p").text(in.of(help)))));
        if (step.recorded() && !step.last()) {
            bar.add(way(step, "finish", "ui.finish").with("class", "on"));
        }
        if (step.answer().isEmpty()) {
            bar.add(way(step, "skip", "ui.skip"));
        }
        String on = in.flow(step.last() ? "ui.finish" : "ui.next");
        if (!touchAnswers(step.item().form())) {
            bar.add(button("act", "give", on).with("class", "primary"));
        } else if (step.answer().isPresent()) {
            bar.add(button("act", "keep", on).with("class", "primary"));
        }
        return bar.add(turner("more", "ui.page_after"));
    }

    /// For the script, which shows it when the answers need more than one page.
    private Html turner(String id, String text) {
        return Html.of("button").with("type", "button").with("id", id).text(in.flow(text));
    }

    private Html way(SessionView.Step step, String act, String text) {
        return button("act", act + ":" + step.item().id(), in.flow(text)).with("form", "way");
    }

    private static boolean touchAnswers(Item.Form form) {
        return switch (form) {
            case Item.Form.Rating _ -> true;
            case Item.Form.YesNo _ -> true;
            case Item.Form.Single _ -> true;
            case Item.Form.Multiple _ -> false;
            case Item.Form.Count _ -> false;
            case Item.Form.Comment _ -> false;
        };
    }
}
