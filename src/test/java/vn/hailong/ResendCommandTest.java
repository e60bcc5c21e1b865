package vn.hailong;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import vn.hailong.agency.intake.Errand;
import vn.hailong.wire.Reply;

/// What staff read when a terminal has answered, or has not.
class ResendCommandTest {
    private static String said(Reply.Outcome outcome, String detail) {
        return ResendCommand.inWords(new Errand.Answer.Replied(
                new Reply(new UUID(1, 1), outcome, detail, OffsetDateTime.parse("2026-11-22T09:14:30+07:00"))));
    }

    @Test
    void everyAnswerIsPlain() {
        assertEquals("done, 1 response will be sent again", said(Reply.Outcome.DONE, "1 response will be sent again"));
        assertEquals("failed, disk full", said(Reply.Outcome.FAILED, "disk\nfull"));
        assertEquals(
                "its program is too old to send again when it is asked; update it, or carry its responses by USB stick"
                        + " (it says: this version (0.9) does not know how)",
                said(Reply.Outcome.UNSUPPORTED, "this version (0.9) does not know how"));
        assertEquals(
                "by its last status it is connected, but no reply came within 60 s: its link is broken and the broker does"
                        + " not know yet, or its program is too old to know this command; run this once more",
                ResendCommand.inWords(new Errand.Answer.Silent(Duration.ofSeconds(60))));
        assertEquals(
                "not connected, and it did not connect within 60 s; run this once more when the page shows it online",
                ResendCommand.inWords(new Errand.Answer.Absent(Duration.ofSeconds(60))));
    }

    @Test
    void oneIsNotSaidAsMany() {
        assertEquals("1 file", Amount.of(1, "file"));
        assertEquals("0 files", Amount.of(0, "file"));
    }
}
