package vn.hailong.tablet;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import vn.hailong.survey.Act;
import vn.hailong.survey.Item;
import vn.hailong.survey.Languages;
import vn.hailong.survey.LocalizedText;
import vn.hailong.survey.Look;
import vn.hailong.survey.SessionView;

/// The survey as pages: what a session says becomes a complete page, what a browser sends becomes an act. It knows
/// neither a server nor a terminal. Every page works without a script; the script only spares the reloading.
///
/// A page posts to `act` and loads `assets/…` beside the address it came from.
public final class WebSurvey {
    /// Whose survey it is, and how it is held.
    ///
    /// @param place     whom the citizens rate, such as a counter
    /// @param seal      the two or three letters in the round seal beside the agency's name
    /// @param opening   the first item of the questionnaire
    /// @param languages what a citizen may choose from
    /// @param idle      how long nothing may happen before a response that was begun ends by itself
    public record Setting(
            LocalizedText agency,
            LocalizedText place,
            String seal,
            LocalizedText title,
            Item opening,
            Languages languages,
            Duration idle) {}

    /// What makes a page one of ours.
    ///
    /// @param turn     stands in every form of the page: whoever sends it back has seen this page
    /// @param revision names what is shown, so that a browser can ask for something else
    public record Mark(String turn, String revision) {}

    private final Setting setting;
    private final Map<String, Words> words = new HashMap<>();
    private final Faces faces = new Faces();
    private final Acts acts;

    public WebSurvey(Setting setting) {
        this.setting = setting;
        this.acts = new Acts(setting.languages().names());
        setting.languages().names().forEach(name -> words.put(name, new Words(setting.languages(), name)));
    }

    /// The page that shows this.
    public String page(SessionView view, Look look, Mark mark) {
        Words in = words(look.language());
        ItemForm items = new ItemForm(in, faces);
        Page page = new Page(in, setting, look, mark);
        return switch (view) {
            case SessionView.Opening(boolean waiting) -> page.of(opening(in, items, false, waiting));
            case SessionView.Pressed _ -> page.of(opening(in, items, true, false));
            case SessionView.Invitation _ -> page.of(invitation(in));
            case SessionView.Step step -> page.of(step(in, items, step));
            case SessionView.Thanks _ ->
                page.of(new Page.Content(
                        "thanks",
                        in.flow("ui.thanks"),
                        Icons.done(),
                        List.of(),
                        Optional.empty(),
                        Duration.ofSeconds(2)));
            case SessionView.Unavailable _ ->
                page.of(new Page.Content(
                        "unavailable",
                        in.flow("ui.unavailable"),
                        Icons.resting(),
                        List.of(Html.of("p").with("class", "lead").text(in.flow("ui.unavailable_apology"))),
                        Optional.empty(),
                        Duration.ofSeconds(5)));
        };
    }

    /// What the form of a page asks for; empty if it does not fit what is shown now.
    ///
    /// @throws Form.MalformedException if no page of ours would send it
    public Optional<Act> act(Form form, SessionView now) throws Form.MalformedException {
        return acts.act(form, now);
    }

    /// @param language one of ours, or the usual one stands in
    private Words words(String language) {
        Words usual = Objects.requireNonNull(words.get(setting.languages().usual()));
        return words.getOrDefault(language, usual);
    }

    private Page.Content opening(Words in, ItemForm items, boolean pressed, boolean waiting) {
        Item item = setting.opening();
        if (!(item.form() instanceof Item.Form.Rating rating)) {
            throw new IllegalStateException("item " + item.id() + " is no rating, and can't be what opens");
        }
        Html notice = Html.of("div").with("id", "notice").with("role", "status");
        if (waiting) {
            notice.add(Html.of("p").text(in.flow("ui.duplicate")));
        }
        Html privacy = Html.of("p").with("class", "privacy").text(in.flow("ui.privacy"));
        return new Page.Content(
                pressed ? "pressed" : "opening",
                in.of(item.text()),
                Optional.empty(),
                List.of(notice, items.levels("rate", rating.scale(), OptionalInt.empty(), pressed), privacy),
                Optional.empty(),
                pressed ? Duration.ofSeconds(1) : waiting ? Duration.ofSeconds(5) : Duration.ofMinutes(1));
    }

    private Page.Content invitation(Words in) {
        return new Page.Content(
                "invitation",
                in.flow("ui.welcome"),
                Optional.empty(),
                List.of(
                        Html.of("p").with("class", "lead").text(in.of(setting.title())),
                        Html.of("div")
                                .with("class", "begin")
                                .add(ItemForm.button("act", "start", in.flow("ui.touch_to_start"))
                                        .with("class", "primary")),
                        Html.of("p").with("class", "privacy").text(in.flow("ui.privacy"))),
                Optional.empty(),
                Duration.ofMinutes(1));
    }

    private Page.Content step(Words in, ItemForm items, SessionView.Step step) {
        List<Html> parts = new ArrayList<>();
        parts.add(notice(in, step));
        parts.addAll(items.answers(step));
        return new Page.Content(
                "step",
                in.of(step.item().text()),
                Optional.of(progress(in, step)),
                parts,
                Optional.of(items.bar(step)),
                // Without a script the page of a citizen who left must not stay for the next one.
                setting.idle().plusSeconds(1));
    }

    private static Html progress(Words in, SessionView.Step step) {
        String words = in.own("progress", step.number(), step.of());
        return Html.of("div")
                .with("class", "progress")
                .add(
                        Html.of("p").text(words),
                        Html.of("progress")
                                .with("max", Integer.toString(step.of()))
                                .with("value", Integer.toString(step.number()))
                                .with("aria-label", words));
    }

    /// The seconds are only to be seen: read aloud one by one they would drown the question.
    private static Html notice(Words in, SessionView.Step step) {
        Html notice = Html.of("div").with("id", "notice").with("role", "status");
        if (step.secondsLeft().isPresent()) {
            notice.with("class", "ending")
                    .add(
                            Html.of("p")
                                    .with("id", "seconds")
                                    .with("aria-hidden", "true")
                                    .text(in.flow(
                                            "ui.timeout", step.secondsLeft().getAsInt())),
                            Html.of("p").with("class", "unseen").text(in.own("ending")),
                            ItemForm.button("act", "touch", in.own("ending.stay"))
                                    .with("form", "way"));
        } else if (step.recorded() && step.number() == 2) {
            notice.add(Icons.tick(), Html.of("p").text(in.flow("ui.recorded")));
        }
        return notice;
    }
}
