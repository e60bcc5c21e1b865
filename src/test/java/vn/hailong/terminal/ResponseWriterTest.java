package vn.hailong.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import vn.hailong.config.TerminalConfig;
import vn.hailong.config.TerminalConfigReader;
import vn.hailong.survey.Answer;
import vn.hailong.survey.Channel;
import vn.hailong.survey.Draft;
import vn.hailong.wire.Response;

class ResponseWriterTest {
    private static final Clock WALL =
            Clock.fixed(Instant.parse("2026-11-22T02:15:10.500Z"), ZoneId.of("Asia/Ho_Chi_Minh"));

    /// The kernel saw the button three seconds ago; a machine under load came to it only now.
    @Test
    void aResponseWasAnsweredWhenTheKernelSawTheButton() throws Exception {
        HostClock clock = new HostClock(WALL);
        Duration before = clock.uptime();
        Response response = write(clock, Duration.ofSeconds(10), Duration.ofSeconds(7));
        Duration after = clock.uptime();

        assertEquals(OffsetDateTime.parse("2026-11-22T09:15:07.500+07:00"), response.answeredAt());
        long uptime = response.clock().uptimeMs();
        assertTrue(
                before.minusSeconds(3).toMillis() <= uptime
                        && uptime <= after.minusSeconds(3).toMillis(),
                uptime + " is three seconds before " + before);
    }

    @Test
    void aPressIsNeverOfTheFuture() throws Exception {
        Response response = write(new HostClock(WALL), Duration.ofSeconds(7), Duration.ofSeconds(8));
        assertEquals(OffsetDateTime.parse("2026-11-22T09:15:10.500+07:00"), response.answeredAt());
    }

    private static Response write(HostClock clock, Duration now, Duration pressedAt) throws Exception {
        TerminalConfig config = TerminalConfigReader.read(Path.of("device-config/example-ward/terminals/bn-q01"));
        Map<String, Answer> answers = Map.of("btn.overall", new Answer.Number(4));
        return new ResponseWriter(config, config.questionnaire(), clock, () -> now)
                .response(new Draft(
                        UUID.randomUUID(),
                        Channel.KIOSK_BUTTON,
                        pressedAt,
                        pressedAt,
                        "vi",
                        false,
                        answers,
                        true,
                        0,
                        1));
    }
}
