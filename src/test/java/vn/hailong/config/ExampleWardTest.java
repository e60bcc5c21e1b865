package vn.hailong.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.hailong.survey.Scale;

class ExampleWardTest {
    static final Path WARD = Path.of("device-config/example-ward");

    @ParameterizedTest
    @ValueSource(strings = {"bn-q01", "bn-q02", "bn-q03", "bn-q04"})
    void everyTerminalIsOneOfTheAgencys(String id) throws Exception {
        TerminalConfig terminal =
                TerminalConfigReader.read(WARD.resolve("terminals").resolve(id));
        AgencyConfig agency = AgencyConfigReader.read(WARD.resolve("agency.yaml"));

        assertEquals(agency.agency(), terminal.agency());
        assertTrue(agency.terminals().contains(new AgencyConfig.Terminal(id, terminal.unit(), terminal.counter())));
        AgencyConfig.Counter counter = agency.units().stream()
                .filter(unit -> unit.id().equals(terminal.unit()))
                .flatMap(unit -> unit.counters().stream())
                .filter(each -> each.id().equals(terminal.counter()))
                .findFirst()
                .orElseThrow();
        assertEquals(counter.name(), terminal.counterName());
        assertEquals(counter.field(), terminal.field());
        assertTrue(agency.questionnaires().contains(terminal.questionnaire()));
    }

    @Test
    void aTerminalInFull() throws Exception {
        TerminalConfig terminal = TerminalConfigReader.read(WARD.resolve("terminals/bn-q03"));

        assertEquals("Quầy 3 – Đất đai – Xây dựng", terminal.counterName().in("vi"));
        assertEquals("BN", terminal.seal());
        assertEquals("btn.overall", terminal.questionnaire().items().getFirst().id());
        assertEquals(URI.create("mqtt://127.0.0.1:1883"), terminal.broker().address());
        assertEquals(new TerminalConfig.Buttons.Keyboard(), terminal.buttons());
        assertEquals(Duration.ofSeconds(5), terminal.pace().interval());
        assertEquals(Duration.ofMillis(2_500), terminal.pace().thanks());
        assertEquals(Path.of("/var/lib/hailong/terminal"), terminal.dataFolder());
    }

    @Test
    void theTargetsAreThoseOfThePlanAndNoneIsMadeUp() throws Exception {
        AgencyConfig agency = AgencyConfigReader.read(WARD.resolve("agency.yaml"));
        assertEquals(
                List.of("truc-tuyen 70", "thanh-toan 70", "phan-anh 100"),
                agency.targets().stream()
                        .map(target -> target.id() + " " + target.percent())
                        .toList());
        assertTrue(agency.targets().stream()
                .allMatch(target -> target.measure() == AgencyConfig.Target.Measure.OPERATIONAL));
        assertEquals(Optional.of("phuong"), agency.units().getLast().parent());
    }

    @Test
    void theBuiltInScales() {
        Map<String, String> labels = ScaleReader.builtIn().stream()
                .collect(Collectors.toMap(
                        Scale::id,
                        scale -> scale.levels().stream()
                                .map(level ->
                                        level.value() + " " + level.label().in("vi") + (level.satisfied() ? "+" : ""))
                                .collect(Collectors.joining(", "))));
        assertEquals(
                Map.of(
                        "scale5",
                        "5 Rất hài lòng+, 4 Hài lòng+, 3 Bình thường, 2 Không hài lòng, 1 Rất không hài lòng",
                        "scale4",
                        "4 Rất hài lòng+, 3 Hài lòng+, 2 Bình thường, 1 Không hài lòng",
                        "scale3",
                        "3 Rất hài lòng+, 2 Hài lòng+, 1 Không hài lòng",
                        "scale5_fit",
                        "5 Rất phù hợp+, 4 Phù hợp+, 3 Bình thường, 2 Không phù hợp, 1 Rất không phù hợp"),
                labels);
        assertFalse(ScaleReader.builtIn().stream()
                .flatMap(scale -> scale.levels().stream())
                .anyMatch(level -> level.label().in("en").equals(level.label().in("vi"))));
    }
}
