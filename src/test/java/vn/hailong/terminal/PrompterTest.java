package vn.hailong.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.hailong.config.TerminalConfigReader;
import vn.hailong.survey.Item;
import vn.hailong.survey.Languages;
import vn.hailong.survey.Look;
import vn.hailong.survey.Questionnaire;
import vn.hailong.survey.SessionView;

class PrompterTest {
    private static final Languages LANGUAGES = Languages.builtIn("vi", "en");
    private static final Look LOOK = Look.usual("vi");
    private static final SessionView IDLE = new SessionView.Opening(false);
    private static final String RECORDED = "Ý kiến đã được ghi nhận.";
    private static final String THANKS = "Trân trọng cảm ơn ý kiến đánh giá của Ông/Bà!";

    private final FakeVoice voice = new FakeVoice();
    private Duration now = Duration.ofHours(1);
    private Questionnaire questionnaire;
    private Prompter prompter;

    @BeforeEach
    void open() throws Exception {
        questionnaire = TerminalConfigReader.read(Path.of("device-config/example-ward/terminals/bn-q01"))
                .questionnaire();
        prompter = new Prompter(voice, questionnaire, true, LANGUAGES, () -> now);
    }

    @Test
    void whoeverIsThereHearsTheQuestionAndWhichButtonIsBest() {
        prompter.greeted();
        assertEquals(
                List.of("vi: " + question()
                        + " Nút ngoài cùng bên trái là Rất hài lòng. Nút ngoài cùng bên phải là Rất không hài lòng."),
                voice.heard());
    }

    @Test
    void withoutABoxNoButtonIsSpokenOf() {
        new Prompter(voice, questionnaire, false, LANGUAGES, () -> now).greeted();
        assertEquals(List.of("vi: " + question()), voice.heard());
    }

    @Test
    void whoeverTouchesAgainAndAgainHearsItOnceInAWhile() {
        prompter.greeted();
        prompter.greeted();
        now = now.plus(Prompter.AGAIN).minusMillis(1);
        prompter.greeted();
        assertEquals(1, voice.heard().size());
        now = now.plusMillis(1);
        prompter.greeted();
        assertEquals(1, voice.heard().size());
    }

    @Test
    void theWordsAreTheSameForEveryLevel() {
        List<String> best = heardAfter(5);
        assertEquals(List.of("chime", "vi: " + RECORDED + " " + THANKS), best);
        for (int level = 1; level < 5; level++) {
            assertEquals(best, heardAfter(level));
        }
    }

    @Test
    void whoPressesTooSoonIsAskedToWait() {
        prompter.viewed(new SessionView.Opening(true), LOOK);
        assertEquals(List.of("vi: Đánh giá vừa được ghi nhận, xin vui lòng chờ giây lát"), voice.heard());
    }

    @Test
    void whatCouldNotBeStoredIsNotThankedFor() {
        prompter.viewed(new SessionView.Pressed(3), LOOK);
        prompter.viewed(new SessionView.Unavailable(), LOOK);
        assertEquals(
                List.of("vi: Máy đang tạm nghỉ. Kính mong Ông/Bà thông cảm và đánh giá sau ít phút."), voice.heard());
    }

    @Test
    void aRatingThatFollowsIsReadOnceAndTheSoundComesOnce() {
        Item item = questionnaire.items().getFirst();
        prompter.viewed(new SessionView.Pressed(2), LOOK);
        prompter.viewed(step(item, 2, OptionalInt.empty()), LOOK);
        prompter.viewed(step(item, 2, OptionalInt.of(15)), LOOK);
        prompter.viewed(step(item, 2, OptionalInt.of(14)), LOOK);
        assertEquals(List.of("chime", "vi: " + RECORDED + " " + question()), voice.heard());
        prompter.viewed(new SessionView.Thanks(), LOOK);
        assertEquals(List.of("vi: " + RECORDED + " " + THANKS), voice.heard());
    }

    @Test
    void whoReadsEnglishHearsEnglish() {
        prompter.viewed(IDLE, Look.usual("en"));
        prompter.viewed(new SessionView.Thanks(), Look.usual("en"));
        assertEquals(
                List.of("chime", "en: Your opinion has been recorded. Thank you for your opinion!"), voice.heard());
    }

    private List<String> heardAfter(int level) {
        prompter.viewed(new SessionView.Pressed(level), LOOK);
        prompter.viewed(new SessionView.Thanks(), LOOK);
        prompter.viewed(IDLE, LOOK);
        return voice.heard();
    }

    private String question() {
        return questionnaire.items().getFirst().text().in("vi");
    }

    private static SessionView.Step step(Item item, int number, OptionalInt secondsLeft) {
        return new SessionView.Step(item, Optional.empty(), number, 3, true, true, false, secondsLeft);
    }
}
