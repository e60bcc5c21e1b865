package vn.hailong.survey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// The first answer: pressed, recorded, thanked for, sealed; and presses that come too soon.
class SessionTest {
    private static final SessionView QUESTION = new SessionView.Opening(false);

    private final Conversation citizen = new Conversation(Sample.one());

    @Test
    void aPressIsSavedThenThankedThenSealedWhenTheIntervalIsOver() {
        citizen.press(4);
        assertEquals(new SessionView.Pressed(4), citizen.view());
        assertInstanceOf(SessionEffect.Begin.class, citizen.effects().getLast());

        citizen.at(30).committed();
        assertEquals(new SessionView.Thanks(), citizen.view());
        assertEquals(1, citizen.effects().size(), "nothing is sealed yet");

        citizen.at(2530).tick();
        assertEquals(QUESTION, citizen.view());
        citizen.at(5000).tick();
        assertTrue(citizen.sealed().getFirst().complete());
        assertEquals(new Conversation(Sample.one()).state(), citizen.state());
    }

    @Test
    void thereAreNoThanksBeforeTheCommit() {
        citizen.press(5);
        citizen.at(60_000).tick();
        assertEquals(new SessionView.Pressed(5), citizen.view());
    }

    @Test
    void pressesWithinTheIntervalAreCountedAndTheCitizenIsAskedToWait() {
        citizen.press(5);
        citizen.at(10).press(5);
        citizen.at(30).committed();
        citizen.at(2600).tick();
        citizen.at(2900).press(1);
        citizen.at(4999).press(1);

        assertEquals(
                List.of(1, 2, 3),
                citizen.effects().stream()
                        .filter(SessionEffect.Suppress.class::isInstance)
                        .map(effect -> ((SessionEffect.Suppress) effect).draft().suppressed())
                        .toList());
        assertEquals(1, citizen.begun(), "one response only");
        assertEquals(new SessionView.Opening(true), citizen.view());
        citizen.at(5000).tick();
        assertEquals(QUESTION, citizen.view());
        assertEquals(3, citizen.sealed().getFirst().suppressed());
    }

    @Test
    void aPressAtTheEndOfTheIntervalIsANewResponseAndSealsTheOneBefore() {
        citizen.press(5);
        citizen.at(30).committed();
        citizen.at(5000).press(2);

        assertEquals(2, citizen.begun());
        assertInstanceOf(SessionEffect.Seal.class, citizen.effects().get(1), "sealed before the next is saved");
        assertEquals(new SessionView.Pressed(2), citizen.view());
    }

    @Test
    void twoDoorsPressedAtOnceMakeOneResponse() {
        citizen.press(5);
        citizen.act(new Act.Rate(1));
        assertEquals(1, citizen.begun());
        assertEquals(1, citizen.state().draft().orElseThrow().suppressed());
    }

    @Test
    void whatCouldNotBeStoredIsNeverThankedFor() {
        citizen.press(5);
        citizen.at(20).notCommitted();
        assertEquals(new SessionView.Unavailable(), citizen.view());
        citizen.at(10_020).tick();
        assertEquals(QUESTION, citizen.view());
        assertEquals(1, citizen.effects().size(), "nothing is sealed");
    }

    @Test
    void theNextCitizenMayTryAgainWhileTheTerminalSaysItRests() {
        citizen.press(5);
        citizen.at(20).notCommitted();
        citizen.at(4000).press(4);
        citizen.at(4010).committed();
        assertEquals(new SessionView.Thanks(), citizen.view());
    }

    @Test
    void aReportForAnotherResponseChangesNothing() {
        citizen.press(5);
        citizen.step(new SessionEvent.Committed(new UUID(0, 99), 1, java.time.Duration.ofMillis(10)));
        assertEquals(new SessionView.Pressed(5), citizen.view());
    }

    @Test
    void aButtonBeyondTheScaleIsNoAnswer() {
        citizen.press(6);
        citizen.at(1).press(0);
        citizen.at(2).act(new Act.Rate(6));
        assertEquals(List.of(), citizen.effects());
        assertEquals(QUESTION, citizen.view());
    }

    @Test
    void aLateCommitStillShowsItsThanks() {
        citizen.press(5);
        citizen.at(7000).committed();
        assertEquals(new SessionView.Thanks(), citizen.view());
        citizen.at(7001).tick();
        assertEquals(1, citizen.sealed().size());
        citizen.at(9500).tick();
        assertEquals(QUESTION, citizen.view());
        assertEquals(1, citizen.sealed().size(), "sealed once");
    }

    /// Whatever happens in whatever order: every saved response is sealed at most once, a response is never open while
    /// another begins, and following the announced changes always leads back to the question.
    @Test
    void anyOrderOfEventsKeepsTheRules() {
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            Conversation crowd = new Conversation(seed % 2 == 0 ? Sample.one() : Sample.quick());
            for (int i = 0; i < 80; i++) {
                crowd.later(random.nextInt(3000));
                switch (random.nextInt(6)) {
                    case 0, 1 -> crowd.press(1 + random.nextInt(5));
                    case 2 -> crowd.committed();
                    case 3 -> crowd.act(new Act.Give("more", new Answer.Text("yes")));
                    case 4 -> crowd.act(new Act.Skip("btn.reason"));
                    default -> {
                        if (random.nextInt(4) == 0) {
                            crowd.notCommitted();
                        } else {
                            crowd.tick();
                        }
                    }
                }
            }
            crowd.committed();
            crowd.rest();
            assertEquals(QUESTION, crowd.view(), "seed " + seed);
            List<UUID> sealed = crowd.sealed().stream().map(Draft::id).toList();
            assertEquals(List.copyOf(new LinkedHashSet<>(sealed)), sealed, "sealed once, seed " + seed);
        }
    }
}
