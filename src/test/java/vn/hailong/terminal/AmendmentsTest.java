package vn.hailong.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.hailong.config.TerminalConfig;
import vn.hailong.config.TerminalConfigReader;
import vn.hailong.outbox.HeldOutbox;
import vn.hailong.survey.Answer;
import vn.hailong.survey.Channel;
import vn.hailong.survey.Draft;

class AmendmentsTest {
    private static final UUID NEXT = new UUID(0, 2);

    private final HeldOutbox outbox = new HeldOutbox();
    private final List<String> done = new ArrayList<>();
    private Amendments amendments;

    @BeforeEach
    void open() throws Exception {
        TerminalConfig config = TerminalConfigReader.read(Path.of("device-config/example-ward/terminals/bn-q01"));
        ResponseWriter responses = new ResponseWriter(
                config, config.questionnaire(), new HostClock(Clock.systemUTC()), () -> Duration.ZERO);
        amendments = new Amendments(
                outbox,
                responses::response,
                (draft, failure) -> done.add(draft.revision() + (failure == null ? "" : " failed")));
    }

    @Test
    void whileOneIsOnItsWayOnlyTheLatestWaits() {
        amendments.save(draft(2));
        amendments.save(draft(3));
        amendments.save(draft(4));
        assertEquals(List.of("amend 2"), outbox.calls());
        outbox.letGo();
        assertEquals(List.of("amend 2", "amend 4"), outbox.calls());
        outbox.letGo();
        assertEquals(List.of("2", "4"), done);
    }

    @Test
    void oneThatFailedIsToldAndTheNextGoesOn() {
        amendments.save(draft(2));
        amendments.save(draft(3));
        outbox.fail();
        assertEquals(List.of("amend 2", "amend 3"), outbox.calls());
        assertEquals(List.of("2 failed"), done);
    }

    /// What was waiting is older than the seal: after it, it would put an old answer in place of the last one.
    @Test
    void nothingComesBetweenTheLastAnswerAndTheSeal() {
        amendments.save(draft(2));
        amendments.save(draft(3));
        CompletableFuture<Long> sealed = amendments.seal(draft(4));
        assertEquals(List.of("amend 2", "amend 4"), outbox.calls());
        outbox.letGo();
        outbox.letGo();
        assertEquals(List.of("amend 2", "amend 4", "seal"), outbox.calls());
        outbox.letGo();
        assertTrue(sealed.isDone() && !sealed.isCompletedExceptionally());
    }

    /// The card took the seal and said that it had not.
    @Test
    void aSealThatWasOnTheDiskAllTheSameIsDoneWhenItIsTriedAgain() {
        CompletableFuture<Long> again = amendments.seal(draft(4));
        outbox.failAsSealed(draft(4).id());
        assertEquals(List.of("amend 4", "seal"), outbox.calls());
        outbox.letGo();
        assertEquals(1, again.join());
    }

    /// The card failed when the last citizen left, and the seal is tried again while the next one answers.
    @Test
    void aSealThatIsTriedAgainTakesNothingFromTheNextCitizen() {
        amendments.save(draft(NEXT, 2));
        amendments.save(draft(NEXT, 3));
        CompletableFuture<Long> sealed = amendments.seal(draft(9));
        outbox.letGo();
        assertEquals(List.of("amend 2", "amend 9", "amend 3"), outbox.calls());
        outbox.letGo();
        outbox.letGo();
        assertEquals(List.of("2", "3"), done);
        outbox.letGo();
        assertTrue(sealed.isDone() && !sealed.isCompletedExceptionally());
    }

    @Test
    void whatCantBeSavedIsNotSealed() {
        CompletableFuture<Long> sealed = amendments.seal(draft(4));
        outbox.fail();
        assertEquals(List.of("amend 4"), outbox.calls());
        assertTrue(sealed.isCompletedExceptionally());
        CompletableFuture<Long> again = amendments.seal(draft(4));
        outbox.letGo();
        assertFalse(again.isCompletedExceptionally());
        assertEquals(List.of("amend 4", "amend 4", "seal"), outbox.calls());
    }

    private static Draft draft(int revision) {
        return draft(new UUID(0, 1), revision);
    }

    private static Draft draft(UUID id, int revision) {
        return new Draft(
                id,
                Channel.KIOSK_SCREEN,
                Duration.ZERO,
                Duration.ZERO,
                "vi",
                false,
                Map.of("btn.overall", new Answer.Number(revision)),
                false,
                0,
                revision);
    }
}
