package vn.hailong.survey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/// What follows the first answer.
class FollowUpTest {
    private static final SessionView QUESTION = new SessionView.Opening(false);

    private final Conversation citizen = new Conversation(Sample.quick());

    @Test
    void aLowRatingIsAskedForItsReasonsAfterItIsOnTheCard() {
        rate(2);
        assertEquals("btn.reason", citizen.asked());
        assertTrue(citizen.item().recorded());
        assertEquals(2, citizen.item().number());

        citizen.later(1000).act(give("btn.reason", new Answer.Choices(List.of("b", "a"))));
        assertEquals("more", citizen.asked(), "the next question does not wait for the card");
        citizen.later(1000).act(give("more", new Answer.Text("no")));
        assertEquals("more", citizen.asked(), "the thanks do");
        citizen.committed();
        assertEquals(new SessionView.Thanks(), citizen.view());

        citizen.rest();
        Draft sealed = citizen.sealed().getFirst();
        assertTrue(sealed.complete());
        assertEquals(
                ordered(
                        "btn.overall", new Answer.Number(2),
                        "btn.reason", new Answer.Choices(List.of("a", "b")),
                        "more", new Answer.Text("no")),
                sealed.answers(),
                "in the order of the questionnaire; the rest was not asked");
        assertEquals(QUESTION, citizen.view());
    }

    @Test
    void aGoodRatingHasNoReasons() {
        rate(5);
        assertEquals("more", citizen.asked());
    }

    /// Not applicable, skipped and not asked are three things.
    @Test
    void skippedNotApplicableAndNotAskedStayApart() {
        rate(3);
        citizen.later(1000).act(new Act.Skip("btn.reason"));
        citizen.later(1000).act(give("more", new Answer.Text("yes")));
        citizen.later(1000).act(give("quick.access", new Answer.NotApplicable()));
        assertEquals("quick.comment", citizen.asked());
        citizen.later(1000).act(new Act.Skip("quick.comment"));
        citizen.committed();
        citizen.rest();
        assertEquals(
                ordered(
                        "btn.overall", new Answer.Number(3),
                        "btn.reason", new Answer.Skipped(),
                        "more", new Answer.Text("yes"),
                        "quick.access", new Answer.NotApplicable(),
                        "quick.comment", new Answer.Skipped()),
                citizen.sealed().getFirst().answers());
    }

    @Test
    void whoLeavesIsSealedAfterTheTimeOutAndNothingStays() {
        citizen.act(new Act.Speak("en"));
        rate(1);
        citizen.later(14_999).tick();
        assertEquals(OptionalInt.empty(), citizen.item().secondsLeft());
        citizen.later(1).tick();
        assertEquals(OptionalInt.of(15), citizen.item().secondsLeft());
        citizen.later(14_999).tick();
        assertEquals(OptionalInt.of(1), citizen.item().secondsLeft());
        citizen.later(1).tick();

        assertEquals(QUESTION, citizen.view());
        assertEquals(Conversation.USUAL, citizen.look());
        Draft sealed = citizen.sealed().getFirst();
        assertFalse(sealed.complete());
        assertEquals(new Answer.Skipped(), sealed.answers().get("btn.reason"), "shown, and not answered");
        assertEquals("en", sealed.language());
    }

    @Test
    void oneTouchPutsTheTimeOutOff() {
        rate(1);
        citizen.later(29_000).act(new Act.Touch());
        citizen.later(29_000).tick();
        assertEquals("btn.reason", citizen.asked());
        citizen.later(1_000).tick();
        assertEquals(QUESTION, citizen.view());
    }

    @Test
    void everySecondOfTheCountdownIsAnnounced() {
        rate(1);
        citizen.later(15_000).tick();
        java.util.ArrayList<Integer> seen = new java.util.ArrayList<>();
        while (citizen.view() instanceof SessionView.Step step) {
            seen.add(step.secondsLeft().orElseThrow());
            citizen.at(citizen.nextChange()).tick();
        }
        assertEquals(List.of(15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1), seen);
    }

    /// The thanks are over and the interval is not: the terminal already speaks as it usually does, and what the next
    /// citizen chooses stays chosen.
    @Test
    void theLookGoesWithTheThanks() {
        citizen.act(new Act.Contrast(true));
        rate(5);
        citizen.later(500).act(give("more", new Answer.Text("no")));
        citizen.committed();
        assertTrue(citizen.look().contrast());
        citizen.later(2_500).tick();
        assertEquals(QUESTION, citizen.view());
        assertEquals(Conversation.USUAL, citizen.look());

        citizen.act(new Act.Speak("en"));
        citizen.later(5_000).tick();
        assertEquals("en", citizen.look().language());
        citizen.later(30_000).tick();
        assertEquals(Conversation.USUAL, citizen.look(), "whoever chose it has gone");
    }

    @Test
    void theNextCitizenAtTheButtonsEndsWhatTheLastOneLeft() {
        citizen.act(new Act.Speak("en"));
        rate(2);
        citizen.later(5_000).press(5);
        assertEquals(new SessionView.Pressed(5), citizen.view());
        assertEquals(Conversation.USUAL, citizen.look(), "and is spoken to as everybody is");
        assertEquals("vi", citizen.saved().language());
        assertEquals(2, citizen.begun());
        assertEquals(new Answer.Number(2), citizen.sealed().getFirst().answers().get("btn.overall"));
    }

    @Test
    void whoRatesWhileTheLastOneIsThankedIsSpokenToAsEverybodyIs() {
        citizen.act(new Act.Enlarge(true));
        citizen.act(new Act.Speak("en"));
        rate(5);
        citizen.later(1_000).act(give("more", new Answer.Text("no")));
        citizen.later(1_000).committed();
        citizen.later(4_500);
        assertEquals(new SessionView.Thanks(), citizen.view(), "which takes longer with larger text");
        assertTrue(citizen.look().larger());
        citizen.press(4);
        assertEquals(2, citizen.begun());
        assertEquals(Conversation.USUAL, citizen.look());
        assertEquals("vi", citizen.saved().language());
    }

    @Test
    void theLookGoesWithAnAnswerThatCouldNotBeStored() {
        citizen.act(new Act.Contrast(true));
        citizen.press(5);
        citizen.notCommitted();
        citizen.rest();
        assertEquals(Conversation.USUAL, citizen.look());
    }

    @Test
    void theLookGoesWithWhoeverLeavesBeforeTheFirstAnswer() {
        for (Act leaving : List.of(new Act.Back("place"), new Act.Finish("place"))) {
            Conversation invited = new Conversation(Sample.facts());
            invited.act(new Act.Speak("en"));
            invited.act(new Act.Start());
            invited.later(1_000).act(leaving);
            invited.rest();
            assertEquals(Conversation.USUAL, invited.look(), leaving.toString());
        }
    }

    /// The last answer is on its way to the card.
    @Test
    void aPressBeforeTheThanksIsCounted() {
        rate(5);
        citizen.later(1_000).act(give("more", new Answer.Text("no")));
        citizen.later(10).press(1);
        assertEquals(
                1,
                citizen.effects().stream()
                        .filter(SessionEffect.Suppress.class::isInstance)
                        .count());
        assertEquals(1, citizen.begun());
    }

    @Test
    void aSecondPressWithinTheIntervalIsNotTheNextCitizen() {
        rate(2);
        citizen.later(4_000).press(5);
        assertEquals("btn.reason", citizen.asked());
        assertEquals(1, citizen.begun());
    }

    /// The box has the faces that the screen shows.
    @Test
    void theButtonsAnswerTheRatingThatIsBeingAsked() {
        rate(5);
        citizen.later(1_000).act(give("more", new Answer.Text("yes")));
        citizen.later(999).press(1);
        assertEquals("quick.access", citizen.asked(), "nobody reads a question in this time");
        citizen.later(1_000).press(2);
        assertEquals("reason.access", citizen.asked());
        assertEquals(1, citizen.begun());
        assertEquals(new Answer.Number(2), citizen.saved().answers().get("quick.access"));
    }

    @Test
    void aSecondTapInTheSamePlaceAnswersNothing() {
        rate(5);
        citizen.later(349).act(give("more", new Answer.Text("yes")));
        assertEquals("more", citizen.asked());
        citizen.later(1).act(give("more", new Answer.Text("yes")));
        citizen.later(500).act(give("more", new Answer.Text("no")));
        assertEquals("quick.access", citizen.asked(), "an act for another item than the one that is asked");
    }

    @Test
    void goingBackShowsTheAnswerAndACorrectionDropsWhatNoLongerFollows() {
        rate(2);
        citizen.later(1_000).act(give("btn.reason", new Answer.Choices(List.of("a"))));
        citizen.later(1_000).act(new Act.Back("more"));
        assertEquals(
                Optional.of(new Answer.Choices(List.of("a"))), citizen.item().answer());
        citizen.later(1_000).act(new Act.Back("btn.reason"));
        assertEquals("btn.overall", citizen.asked());
        assertEquals(Optional.of(new Answer.Number(2)), citizen.item().answer());
        assertFalse(citizen.item().back());

        citizen.later(1_000).act(give("btn.overall", new Answer.Number(4)));
        assertEquals("more", citizen.asked());
        assertEquals(
                ordered("btn.overall", new Answer.Number(4), "more", new Answer.Skipped()),
                citizen.saved().answers());
    }

    @Test
    void theRatingThatBeganTheResponseIsCorrectedNeverTakenBack() {
        rate(2);
        citizen.later(1_000).act(new Act.Back("btn.reason"));
        citizen.later(1_000).act(new Act.Skip("btn.overall"));
        assertEquals(new Answer.Number(2), citizen.saved().answers().get("btn.overall"));
    }

    @Test
    void whoEndsEarlyIsThankedAndTheResponseSaysSo() {
        rate(3);
        citizen.later(1_000).act(new Act.Skip("btn.reason"));
        citizen.later(1_000).act(give("more", new Answer.Text("yes")));
        citizen.later(1_000).act(new Act.Finish("quick.access"));
        citizen.committed();
        assertEquals(new SessionView.Thanks(), citizen.view());
        citizen.rest();
        assertFalse(citizen.sealed().getFirst().complete());
    }

    @Test
    void aCommentIsKeptAsItIsTyped() {
        Conversation writer = toTheComment();
        writer.later(1_000).act(new Act.Type("quick.comment", "Chờ lâu"));
        assertEquals("quick.comment", writer.asked());
        writer.later(30_000).tick();
        assertEquals(
                new Answer.Text("Chờ lâu"), writer.sealed().getFirst().answers().get("quick.comment"));
    }

    @Test
    void aCommentIsOneLineOfLimitedLengthAndNeverTheCodeForNotApplicable() {
        assertEquals(new Answer.Text("a b"), comment(" a\u0000b\n"));
        assertEquals(new Answer.Text("12345678901234567890"), comment("1234567890123456789012345"));
        assertEquals(new Answer.Text("NA."), comment("NA"));
        assertEquals(new Answer.Skipped(), comment(" \t\u200b "));
        assertEquals(new Answer.Text("ế"), comment("e\u0302\u0301"), "composed");
    }

    private static Answer comment(String text) {
        Conversation writer = toTheComment();
        writer.later(1_000).act(give("quick.comment", new Answer.Text(text)));
        return java.util.Objects.requireNonNull(writer.saved().answers().get("quick.comment"));
    }

    private static Conversation toTheComment() {
        Conversation writer = new Conversation(Sample.quick());
        writer.press(1);
        writer.committed();
        writer.later(1_000).act(new Act.Skip("btn.reason"));
        writer.later(1_000).act(give("more", new Answer.Text("yes")));
        writer.later(1_000).act(give("quick.access", new Answer.Number(5)));
        assertEquals("quick.comment", writer.asked());
        return writer;
    }

    @Test
    void whatIsNoAnswerToTheItemChangesNothing() {
        rate(2);
        for (Answer wrong : List.of(
                new Answer.Number(1),
                new Answer.Text("a"),
                new Answer.NotApplicable(),
                new Answer.Choices(List.of("z")),
                new Answer.Choices(List.of("a", "none")),
                new Answer.Choices(List.of("a", "b", "c")))) {
            citizen.later(1_000).act(give("btn.reason", wrong));
            assertEquals("btn.reason", citizen.asked(), wrong.toString());
        }
        citizen.later(1_000).act(give("btn.reason", new Answer.Choices(List.of())));
        assertEquals(new Answer.Skipped(), citizen.saved().answers().get("btn.reason"));
    }

    @Test
    void aFailedAmendmentLosesNothingThatTheSealDoesNotBring() {
        rate(5);
        citizen.later(1_000).act(give("more", new Answer.Text("no")));
        citizen.notCommitted();
        assertEquals(new SessionView.Thanks(), citizen.view(), "the rating is on the card");
        citizen.rest();
        assertEquals(
                new Answer.Text("no"), citizen.sealed().getFirst().answers().get("more"));
    }

    @Test
    void withoutAScreenTheRatingIsTheWholeResponse() {
        citizen.pressBlind(1);
        citizen.committed();
        assertEquals(new SessionView.Thanks(), citizen.view());
        citizen.rest();
        assertTrue(citizen.sealed().getFirst().complete());
    }

    @Test
    void aQuestionnaireThatOpensWithAFactIsBegunByATouchAndSavedAtTheFirstAnswer() {
        Conversation visitor = new Conversation(Sample.facts());
        assertEquals(new SessionView.Invitation(), visitor.view());
        visitor.act(new Act.Start());
        assertEquals("place", visitor.asked());
        visitor.later(30_000).tick();
        assertEquals(new SessionView.Invitation(), visitor.view());
        assertEquals(List.of(), visitor.effects(), "nobody answered");

        visitor.act(new Act.Start());
        visitor.later(1_000).act(give("place", new Answer.Text("here")));
        assertInstanceOf(SessionEffect.Begin.class, visitor.effects().getFirst());
        assertEquals("place", visitor.asked(), "nothing follows before it is on the card");
        visitor.committed();
        visitor.later(1_000).act(give("trips", new Answer.Number(3)));
        visitor.later(1_000).act(new Act.Skip("fit"));
        visitor.committed();
        visitor.rest();
        assertEquals(
                ordered("place", new Answer.Text("here"), "trips", new Answer.Number(3), "fit", new Answer.Skipped()),
                visitor.sealed().getFirst().answers());
    }

    @Test
    void whoSkipsTheFirstQuestionStillBeginsWithTheFirstAnswer() {
        Conversation visitor = new Conversation(Sample.facts());
        visitor.act(new Act.Start());
        visitor.later(1_000).act(new Act.Skip("place"));
        assertEquals(List.of(), visitor.effects());
        visitor.later(1_000).press(4);
        visitor.committed();
        assertEquals(new SessionView.Thanks(), visitor.view());
        visitor.rest();
        Draft sealed = visitor.sealed().getFirst();
        assertTrue(sealed.complete());
        assertEquals(ordered("place", new Answer.Skipped(), "fit", new Answer.Number(4)), sealed.answers());
    }

    @Test
    void whoHelpsIsSaid() {
        citizen.act(new Act.Assist(true));
        rate(4);
        assertTrue(citizen.saved().assisted());
    }

    private void rate(int level) {
        citizen.press(level);
        citizen.committed();
    }

    private static Act give(String item, Answer answer) {
        return new Act.Give(item, answer);
    }

    private static Map<String, Answer> ordered(Object... pairs) {
        Map<String, Answer> answers = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            answers.put((String) pairs[i], (Answer) pairs[i + 1]);
        }
        return answers;
    }
}
