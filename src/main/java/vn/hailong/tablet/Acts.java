package vn.hailong.tablet;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import vn.hailong.survey.Act;
import vn.hailong.survey.Answer;
import vn.hailong.survey.Item;
import vn.hailong.survey.SessionView;

/// Reads acts from forms. Whoever sends them may send anything: what no page of ours would send is refused, what does
/// not fit the moment is nothing. Whether an answer is one to its item is for the session to judge.
final class Acts {
    private static final List<String> FIELDS = List.of("turn", "item", "act", "choice", "count", "text");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,4}");

    private final List<String> languages;

    Acts(List<String> languages) {
        this.languages = languages;
    }

    /// @param now what is shown at this moment
    Optional<Act> act(Form form, SessionView now) throws Form.MalformedException {
        form.onlyKnows(FIELDS);
        String act = form.value("act").orElseThrow(() -> new Form.MalformedException("no act"));
        int colon = act.indexOf(':');
        String verb = colon < 0 ? act : act.substring(0, colon);
        String object = colon < 0 ? "" : act.substring(colon + 1);
        return switch (verb) {
            case "rate" -> Optional.of(new Act.Rate(number(object)));
            case "start" -> Optional.of(new Act.Start());
            case "touch" -> Optional.of(new Act.Touch());
            case "speak" -> Optional.of(new Act.Speak(language(object)));
            case "enlarge" -> Optional.of(new Act.Enlarge(flag(object)));
            case "contrast" -> Optional.of(new Act.Contrast(flag(object)));
            case "assist" -> Optional.of(new Act.Assist(flag(object)));
            case "skip" -> asked(object, now).map(step -> new Act.Skip(object));
            case "back" -> asked(object, now).map(step -> new Act.Back(object));
            case "finish" -> asked(object, now).map(step -> new Act.Finish(object));
            case "keep" -> keep(form, now);
            case "type" -> type(form, now);
            case "give" -> give(form, object, now);
            default -> throw new Form.MalformedException("an unknown act");
        };
    }

    private static Optional<SessionView.Step> asked(String item, SessionView now) {
        return now instanceof SessionView.Step step && step.item().id().equals(item)
                ? Optional.of(step)
                : Optional.empty();
    }

    private static Optional<SessionView.Step> asked(Form form, SessionView now) throws Form.MalformedException {
        return asked(form.value("item").orElseThrow(() -> new Form.MalformedException("no item")), now);
    }

    private static Optional<Act> keep(Form form, SessionView now) throws Form.MalformedException {
        return asked(form, now)
                .flatMap(step ->
                        step.answer().map(answer -> new Act.Give(step.item().id(), answer)));
    }

    private static Optional<Act> type(Form form, SessionView now) throws Form.MalformedException {
        String text = form.value("text").orElse("");
        return asked(form, now).map(step -> new Act.Type(step.item().id(), text));
    }

    private static Optional<Act> give(Form form, String object, SessionView now) throws Form.MalformedException {
        Optional<SessionView.Step> asked = asked(form, now);
        if (asked.isEmpty()) {
            return Optional.empty();
        }
        Item item = asked.get().item();
        return Optional.of(
                switch (item.form()) {
                    case Item.Form.Rating _ -> new Act.Give(item.id(), rating(object));
                    case Item.Form.YesNo _ -> new Act.Give(item.id(), new Answer.Text(object));
                    case Item.Form.Single _ -> new Act.Give(item.id(), new Answer.Text(object));
                    case Item.Form.Multiple _ -> new Act.Give(item.id(), new Answer.Choices(form.values("choice")));
                    case Item.Form.Count _ -> count(item, form.value("count").orElse(""));
                    case Item.Form.Comment _ ->
                        new Act.Give(
                                item.id(), new Answer.Text(form.value("text").orElse("")));
                });
    }

    private static Answer rating(String object) throws Form.MalformedException {
        return object.equals("na") ? new Answer.NotApplicable() : new Answer.Number(number(object));
    }

    /// Nothing chosen, or an empty box, is no number.
    private static Act count(Item item, String text) throws Form.MalformedException {
        return text.isEmpty() ? new Act.Skip(item.id()) : new Act.Give(item.id(), new Answer.Number(number(text)));
    }

    private static int number(String text) throws Form.MalformedException {
        if (!NUMBER.matcher(text).matches()) {
            throw new Form.MalformedException("no number where one belongs");
        }
        return Integer.parseInt(text);
    }

    private static boolean flag(String text) throws Form.MalformedException {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new Form.MalformedException("neither true nor false");
        };
    }

    private String language(String tag) throws Form.MalformedException {
        if (!languages.contains(tag)) {
            throw new Form.MalformedException("a language that is not offered");
        }
        return tag;
    }
}
