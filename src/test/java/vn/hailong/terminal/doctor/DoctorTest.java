package vn.hailong.terminal.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.hailong.buttons.BoxState;
import vn.hailong.buttons.ButtonState;
import vn.hailong.config.InvalidConfigException;
import vn.hailong.config.TerminalConfig;
import vn.hailong.config.TerminalConfigReader;
import vn.hailong.outbox.Outbox;
import vn.hailong.survey.Texts;

class DoctorTest {
    private static final Path QUESTIONNAIRES =
            Path.of("device-config/questionnaires").toAbsolutePath();
    private static final OffsetDateTime NOW = OffsetDateTime.parse("2026-11-20T09:00:00+07:00");

    @TempDir
    Path folder;

    private Optional<BoxState> box = Optional.of(new BoxState(Map.of(5, ButtonState.OK), Optional.empty()));
    private OffsetDateTime now = NOW;
    private boolean synced = true;
    private long takeovers;
    private boolean terminal;
    private Optional<String> display = Optional.of(":4711"); // nobody's

    @Test
    void aBrokerThatListensIsReached() throws Exception {
        try (ServerSocket broker = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Diagnosis diagnosis = examine(config("mqtt://127.0.0.1:" + broker.getLocalPort(), ""));
            assertTrue(codes(diagnosis).contains(Code.BROKER_REACHED), diagnosis.toString());
        }
    }

    @Test
    void aBrokerThatIsNotThereFailsAndSaysWhere() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Diagnosis diagnosis = examine(config("mqtt://127.0.0.1:" + port, ""));
        assertFalse(diagnosis.isSound());
        assertTrue(
                diagnosis.lines(Texts.of("doctor", "en")).stream()
                        .anyMatch(line -> line.startsWith("FAIL  52  MQTT broker: no connection to mqtt://127.0.0.1:"
                                + port + " (Connection refused)")),
                diagnosis.toString());
    }

    @Test
    void anOutboxIsAbsentAndThenReadable() throws Exception {
        assertTrue(codes(examine(config())).contains(Code.OUTBOX_ABSENT));
        Outbox.open(folder.resolve("data"), 0, Clock.systemUTC()).close();
        assertTrue(codes(examine(config())).contains(Code.OUTBOX_READABLE));
    }

    @Test
    void aBrokenOutboxFailsAndStaysAsItIs() throws Exception {
        Path file = Files.createDirectories(folder.resolve("data")).resolve("outbox.mv.db");
        Files.writeString(file, "not a database");
        assertTrue(codes(examine(config())).contains(Code.OUTBOX_BROKEN));
        assertEquals("not a database", Files.readString(file));
    }

    @Test
    void anOutboxThatReplacedADamagedOneIsToldOf() throws Exception {
        Path file = Files.createDirectories(folder.resolve("data")).resolve("outbox.mv.db");
        Files.writeString(file, "not a database");
        Outbox.open(folder.resolve("data"), 0, Clock.systemUTC()).close();
        Set<Code> codes = codes(examine(config()));
        assertTrue(codes.containsAll(Set.of(Code.OUTBOX_READABLE, Code.OUTBOX_REPLACED)), codes.toString());
    }

    @Test
    void aFolderThatIsNoFolderCantBeWritten() throws Exception {
        TerminalConfig config = config();
        Files.writeString(folder.resolve("data"), "in the way");
        assertTrue(codes(examine(config)).contains(Code.FOLDER_NOT_WRITABLE));
    }

    @Test
    void clocksAreTrustedUnsureOrAbsurd() throws Exception {
        assertTrue(codes(examine(config())).contains(Code.CLOCK_SYNCED));
        synced = false;
        assertTrue(codes(examine(config())).contains(Code.CLOCK_UNSYNCED));
        now = OffsetDateTime.parse("1970-01-01T07:00:10+07:00");
        assertTrue(codes(examine(config())).contains(Code.CLOCK_ABSURD));
    }

    @Test
    void aBoxIsFineStuckOrFaulty() throws Exception {
        String gpio = "buttons: {source: gpio, lines: {5: 17, 4: 27, 3: 22, 2: 23, 1: 24}}";
        assertTrue(codes(examine(config(gpio))).contains(Code.BUTTONS_FINE));
        box = Optional.of(new BoxState(Map.of(2, ButtonState.STUCK), Optional.empty()));
        assertTrue(codes(examine(config(gpio))).contains(Code.BUTTONS_STUCK));
        box = Optional.of(new BoxState(Map.of(2, ButtonState.MISSING), Optional.of("no GPIO chip")));
        Diagnosis faulty = examine(config(gpio));
        assertTrue(
                faulty.lines(Texts.of("doctor", "vi")).contains("FAIL  63  Hộp nút: no GPIO chip"), faulty.toString());
        assertTrue(codes(examine(config("buttons: {source: keyboard}"))).contains(Code.BUTTONS_STAND_IN));
    }

    @Test
    void whatARunningTerminalHoldsIsNotTakenForAFault() throws Exception {
        try (ServerSocket port = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String tablets = "tablets: {address: 127.0.0.1, port: " + port.getLocalPort() + "}";
            assertTrue(codes(examine(config(tablets))).contains(Code.TABLETS_TAKEN));
            terminal = true;
            assertTrue(codes(examine(config(tablets))).containsAll(Set.of(Code.TABLETS_IN_USE, Code.OUTBOX_IN_USE)));
        }
    }

    @Test
    void anAddressOfAnotherMachineIsNotOurs() throws Exception {
        assertTrue(codes(examine(config("tablets: {address: 192.0.2.1, port: 8443}")))
                .contains(Code.TABLETS_ADDRESS));
    }

    @Test
    void theDisplayIsTheOneThatIsNamed() throws Exception {
        String window = "screen: {mode: window, width: 1024, height: 600}";
        Finding silent = finding(examine(config(window)), Code.DISPLAY_SILENT);
        assertTrue(silent.line(Texts.of("doctor", "en")).startsWith("FAIL  72  Display: :4711 does not answer"));
        display = Optional.empty();
        Finding unnamed = finding(examine(config(window)), Code.DISPLAY_UNNAMED);
        assertEquals(
                "FAIL  73  Display: nobody says which: DISPLAY is not set, and the service hailong-terminal sets none;"
                        + " expected Environment=DISPLAY=… in the service or, for a trial, DISPLAY in this shell",
                unnamed.line(Texts.of("doctor", "en")));
    }

    @Test
    void aWrongConfigurationIsTheOnlyFinding() throws Exception {
        Files.writeString(folder.resolve("terminal.yaml"), "agency: x\n");
        try {
            TerminalConfigReader.read(folder);
        } catch (InvalidConfigException e) {
            Diagnosis diagnosis = Doctor.examine(e);
            assertEquals(Set.of(Code.CONFIG_WRONG), codes(diagnosis));
            assertFalse(diagnosis.isSound());
        }
    }

    @Test
    void theCodeForTheQrIsShortAsciiAndNamesNoDetail() throws Exception {
        synced = false;
        Diagnosis diagnosis = examine(config("buttons: {source: keyboard}"));
        String code = diagnosis.code("bn-q03", "0.1.0", NOW, "1/20/19");
        assertTrue(
                code.matches("HL1\\|bn-q03\\|0\\.1\\.0\\|2026-11-20T09:00:00\\+07:00\\|1/20/19\\|([WF]\\d+,?)+"), code);
        assertTrue(code.contains("W41") && code.contains("W62") && code.contains("F52"), code);
        assertTrue(code.length() < Diagnosis.MOST_BYTES && code.chars().allMatch(each -> each < 128));
        assertFalse(code.contains("127.0.0.1"), code);
    }

    @Test
    void everyCodeHasItsOwnNumberAndWordsInBothLanguages() {
        Set<Integer> numbers =
                EnumSet.allOf(Code.class).stream().map(Code::number).collect(Collectors.toSet());
        assertEquals(Code.values().length, numbers.size());
        for (String language : List.of("vi", "en")) {
            Texts texts = Texts.of("doctor", language);
            for (Code code : Code.values()) {
                String line = Finding.of(code, "a", "b", "c").line(texts);
                assertFalse(line.contains("{"), line);
            }
        }
    }

    @Test
    void anotherTerminalWithTheSameIdIsNamed() throws Exception {
        assertFalse(codes(examine(config())).contains(Code.ID_TAKEN));
        takeovers = 3;
        Finding finding = finding(examine(config()), Code.ID_TAKEN);
        assertEquals(
                "FAIL  59  MQTT broker: the broker closed our connection 3 times, as it does for another terminal with"
                        + " the id bn-q03; give each its own id and certificate. Responses stay here and go out by turns",
                finding.line(Texts.of("doctor", "en")));
    }

    private static Finding finding(Diagnosis diagnosis, Code code) {
        return diagnosis.findings().stream()
                .filter(each -> each.code() == code)
                .findFirst()
                .orElseThrow();
    }

    private Set<Code> codes(Diagnosis diagnosis) {
        return diagnosis.findings().stream().map(Finding::code).collect(Collectors.toSet());
    }

    private Diagnosis examine(TerminalConfig config) {
        return Doctor.examine(config, new Machine() {
            @Override
            public OffsetDateTime now() {
                return now;
            }

            @Override
            public boolean clockSynced() {
                return synced;
            }

            @Override
            public boolean isTerminal() {
                return terminal;
            }

            @Override
            public long takeovers() {
                return takeovers;
            }

            @Override
            public Optional<BoxState> box() {
                return box;
            }

            @Override
            public Optional<String> display() {
                return display;
            }
        });
    }

    private TerminalConfig config() throws IOException, InvalidConfigException {
        return config("");
    }

    private TerminalConfig config(String more) throws IOException, InvalidConfigException {
        return config("mqtt://127.0.0.1:9", more);
    }

    private TerminalConfig config(String broker, String more) throws IOException, InvalidConfigException {
        String buttons = more.startsWith("buttons") ? "" : "buttons: {source: none}\n";
        Files.writeString(folder.resolve("terminal.yaml"), """
                agency: ba-ngoi
                terminal: bn-q03
                unit: ttpvhcc
                counter: q03
                names:
                  agency: {vi: Phường Ba Ngòi}
                  counter: {vi: Quầy 3}
                seal: BN
                language: vi
                questionnaire: q1
                questionnaires: %s
                broker: {address: "%s"}
                dataFolder: data
                reserveMiB: 1
                %s%s
                """.formatted(QUESTIONNAIRES, broker, buttons, more));
        return TerminalConfigReader.read(folder);
    }
}
