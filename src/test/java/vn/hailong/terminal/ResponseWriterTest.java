package vn.hailong.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.hailong.config.TerminalConfig;
import vn.hailong.config.TerminalConfigReader;
import vn.hailong.survey.Answer;
import vn.hailong.survey.Channel;
import vn.hailong.survey.Draft;
import vn.hailong.wire.Response;

class ResponseWriterTest {
    private static final Path EXAMPLE = Path.of("device-config/example-ward/terminals/bn-q01");
    private static final Clock WALL =
            Clock.fixed(Instant.parse("2026-11-22T02:15:10.500Z"), ZoneId.of("Asia/Ho_Chi_Minh"));

    @TempDir
    Path folder;

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

    @ParameterizedTest
    @CsvSource({
        "2026-11-20T16:59:59+07:00, ''",
        "2026-11-20T17:00:00+07:00, OUT_OF_HOURS",
        "2026-11-20T07:29:59+07:00, OUT_OF_HOURS",
        "2026-11-20T07:30:00+07:00, ''",
        "2026-11-20T12:00:00+07:00, OUT_OF_HOURS",
        "2026-11-22T09:00:00+07:00, OUT_OF_HOURS"
    })
    void anAnswerOutsideTheOpeningHoursIsMarked(OffsetDateTime answered, String flag) throws Exception {
        Files.writeString(
                folder.resolve("terminal.yaml"),
                Files.readString(EXAMPLE.resolve("terminal.yaml"))
                                .replace(
                                        "../../../questionnaires",
                                        EXAMPLE.resolve("../../../questionnaires")
                                                .toAbsolutePath()
                                                .toString())
                        + "openingHours: {friday: [07:30-11:30, 13:30-17:00]}\n");
        Duration toWriteItDown = Duration.ofSeconds(3);
        HostClock clock =
                new HostClock(Clock.fixed(answered.plus(toWriteItDown).toInstant(), ZoneId.of("Asia/Ho_Chi_Minh")));
        Response response =
                write(TerminalConfigReader.read(folder), clock, Duration.ofSeconds(10), Duration.ofSeconds(7));
        assertEquals(flag.isEmpty() ? List.of() : List.of(flag), response.flags());
    }

    @Test
    void aCounterWithoutOpeningHoursIsNeverClosed() throws Exception {
        assertEquals(
                List.of(),
                write(new HostClock(WALL), Duration.ofSeconds(10), Duration.ofSeconds(7))
                        .flags());
    }

    private static Response write(HostClock clock, Duration now, Duration pressedAt) throws Exception {
        return write(TerminalConfigReader.read(EXAMPLE), clock, now, pressedAt);
    }

    private static Response write(TerminalConfig config, HostClock clock, Duration now, Duration pressedAt) {
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
