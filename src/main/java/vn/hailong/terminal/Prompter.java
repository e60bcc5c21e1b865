package vn.hailong.terminal;

import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import vn.hailong.survey.Item;
import vn.hailong.survey.Languages;
import vn.hailong.survey.Look;
import vn.hailong.survey.Questionnaire;
import vn.hailong.survey.Scale;
import vn.hailong.survey.SessionView;
import vn.hailong.survey.Texts;
import vn.hailong.voice.Voice;

/// Says what somebody needs who answers by the buttons alone and can't see the screen. Whichever level was pressed, the
/// words are the same: who stands by learns nothing. From any thread.
final class Prompter {
    /// Whoever touches again and again hears the question once in this time.
    static final Duration AGAIN = Duration.ofSeconds(15);

    private final Voice voice;
    private final Questionnaire questionnaire;
    private final boolean buttons;
    private final Languages languages;
    private final Supplier<Duration> uptime;
    private Look look;
    private SessionView view = new SessionView.Opening(false);
    private boolean thanked;
    private @Nullable String asked;
    private @Nullable Duration greetedAt;

    /// @param buttons whether there is a box, whose ends are told
    Prompter(
            Voice voice, Questionnaire questionnaire, boolean buttons, Languages languages, Supplier<Duration> uptime) {
        this.voice = voice;
        this.questionnaire = questionnaire;
        this.buttons = buttons;
        this.languages = languages;
        this.look = Look.usual(languages.usual());
        this.uptime = uptime;
    }

    synchronized void viewed(SessionView now, Look nowLook) {
        view = now;
        look = nowLook;
        switch (now) {
            case SessionView.Opening(boolean waiting) -> {
                begin();
                if (waiting) {
                    say("ui.duplicate");
                }
            }
            case SessionView.Invitation() -> begin();
            case SessionView.Pressed _ -> begin();
            case SessionView.Step step -> asked(step);
            case SessionView.Thanks() -> {
                if (!thanked) {
                    voice.chime();
                }
                thanked = true;
                say("ui.recorded", "ui.thanks");
            }
            case SessionView.Unavailable() -> say("ui.unavailable", "ui.unavailable_apology");
        }
    }

    /// Somebody is there and has not answered: has woken the screen, or touched where there is nothing to answer.
    synchronized void greeted() {
        Duration now = uptime.get();
        boolean soon = greetedAt != null && now.compareTo(greetedAt.plus(AGAIN)) < 0;
        if (!(view instanceof SessionView.Opening) || soon) {
            return;
        }
        greetedAt = now;
        questionnaire.openingScale().ifPresent(scale -> {
            String question = questionnaire.items().getFirst().text().in(look.language());
            voice.say(buttons ? question + " " + ends(scale) : question, look.language());
        });
    }

    private void begin() {
        thanked = false;
        asked = null;
    }

    private void asked(SessionView.Step step) {
        if (step.item().id().equals(asked)) {
            return; // the same item, with less time left
        }
        asked = step.item().id();
        boolean news = step.recorded() && !thanked;
        if (news) {
            thanked = true;
            voice.chime();
        }
        // A box of buttons can answer ratings only: before anything else whoever has nothing but the box may leave.
        boolean rating = step.item().form() instanceof Item.Form.Rating;
        String recorded = texts().get("ui.recorded");
        if (rating) {
            String question = step.item().text().in(look.language());
            voice.say(news ? recorded + " " + question : question, look.language());
        } else if (news) {
            voice.say(recorded + " " + texts().get("ui.thanks"), look.language());
        }
    }

    private String ends(Scale scale) {
        return languages
                .texts("voice", look.language())
                .get("voice.ends")
                .replace("{best}", scale.levels().getFirst().label().in(look.language()))
                .replace("{worst}", scale.levels().getLast().label().in(look.language()));
    }

    private void say(String... keys) {
        StringBuilder words = new StringBuilder();
        for (String key : keys) {
            words.append(words.isEmpty() ? "" : " ").append(texts().get(key));
        }
        voice.say(words.toString(), look.language());
    }

    private Texts texts() {
        return languages.texts("flow", look.language());
    }
}
