package vn.hailong;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/// What the command line says and what it ends with: people and scripts go by both.
class MainTest {
    private static final String WARD = "device-config/example-ward/";
    private static final String QUESTIONNAIRES = "device-config/questionnaires";
    private static final String AGENCY = WARD + "agency.yaml";

    @TempDir
    Path folder;

    private record Ended(int code, List<String> output, List<String> errors) {}

    @ParameterizedTest
    @ValueSource(strings = {"--help", "terminal --help", "terminal run --help", "agency run --help", "demo --help"})
    void helpIsNoMistake(String line) {
        Ended ended = run(line.split(" ", -1));
        assertEquals(0, ended.code());
        assertTrue(ended.output().getFirst().startsWith("Usage: hailong"), ended.toString());
        assertEquals(List.of(), ended.errors());
    }

    @Test
    void aSimulationSaysWhatItLacks() throws IOException {
        int port = free();
        String[] start =
                ("fleet simulate --agency " + AGENCY + " --terminals 1 --broker mqtt://127.0.0.1:" + port).split(" ");
        Ended idle = run(with(start, "--rate", "5", "--minutes", "0"));
        assertEquals(2, idle.code());
        assertEquals(
                "--rate 5.0, --minutes 0.0, --backlog 0: found nothing to send, expected a rate and minutes above 0, or"
                        + " a backlog",
                idle.errors().getFirst());
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> answerStrangely(other));
            String[] page = start.clone();
            page[page.length - 1] = "mqtt://127.0.0.1:" + other.getLocalPort();
            Ended elsewhere = run(with(page, "--rate", "5", "--minutes", "1"));
            assertEquals(1, elsewhere.code());
            assertTrue(elsewhere.errors().getFirst().contains("expected a broker"), elsewhere.toString());
        }
        Ended alone = run(with(start, "--rate", "5", "--minutes", "1"));
        assertEquals(1, alone.code());
        assertTrue(alone.errors().getFirst().contains("mqtt://127.0.0.1:" + port), alone.toString());
    }

    private static void answerStrangely(ServerSocket server) {
        try (Socket client = server.accept()) {
            client.getOutputStream().write("2\0".repeat(100).getBytes(StandardCharsets.US_ASCII));
            client.getOutputStream().flush();
            client.getInputStream().transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String[] with(String[] words, String... more) {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    @Test
    void theVersionIsOneLine() {
        Ended ended = run("--version");
        assertEquals(0, ended.code());
        assertEquals(List.of("hailong development"), ended.output());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "terminals",
                "terminal",
                "terminal start",
                "terminal run",
                "terminal check --configs x",
                "agency",
                "agency run",
                "agency import --config x",
                "agency acknowledge --config x",
                "terminal export --config x",
                "agency check --config",
                "demo --exit",
                "demo --presses many",
                "demo --presses -1 --exit",
                "demo --port 65536",
                "demo --headless --test-box"
            })
    void badUsageSaysWhatIsWrongAndEndsWithTwo(String line) {
        Ended ended = line.isEmpty() ? run() : run(line.split(" ", -1));
        assertEquals(2, ended.code(), ended.toString());
        assertEquals(List.of(), ended.output());
        assertTrue(
                ended.errors().getFirst().matches(".*(Missing|Unknown|Unmatched|Expected|Invalid|expected|needs).*"),
                ended.toString());
        assertTrue(
                ended.errors().stream()
                        .anyMatch(each -> each.startsWith("Usage: hailong") || each.startsWith("Did you mean: ")),
                ended.toString());
    }

    @Test
    void aStickNeedsACertificateAndSaysSo() throws IOException {
        Path terminal = Path.of("device-config/demo");
        String plain = Files.readString(terminal.resolve("terminal.yaml"));
        assertTrue(plain.contains("mqtt://"), plain);
        Ended export = run("terminal", "export", "--config", terminal.toString(), "--to", folder.toString());
        assertEquals(2, export.code());
        assertTrue(
                export.errors()
                        .getFirst()
                        .startsWith("hailong: broker.certificate in terminal.yaml: found nothing, expected a file"),
                export.toString());
        Ended agency = run("agency", "import", "--config", AGENCY, folder.toString());
        assertEquals(2, agency.code());
        assertTrue(
                agency.errors().getFirst().startsWith("hailong: database in agency.yaml: found nothing, expected"),
                agency.toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "demo --presses many|--presses: nhận được \"many\", cần một số nguyên có nhiều nhất 9 chữ số, như 12 /"
                        + " --presses: found \"many\", expected a whole number of at most 9 digits, such as 12",
                "agency resend --config x --terminal y --from first --to 9|--from: nhận được \"first\", cần một số"
                        + " nguyên có nhiều nhất 18 chữ số, như 4401 / --from: found \"first\", expected a whole number"
                        + " of at most 18 digits, such as 4401",
                "fleet simulate --agency x --broker mqtt://y --terminals 5 --rate fast --minutes 1|--rate: nhận được"
                        + " \"fast\", cần một số, như 2 hoặc 0.5 / --rate: found \"fast\", expected a number, such as"
                        + " 2 or 0.5"
            })
    void aWordForANumberIsToldInVietnameseFirst(String line, String expected) {
        Ended ended = run(line.split(" ", -1));
        assertEquals(2, ended.code(), ended.toString());
        assertEquals(expected, ended.errors().getFirst());
    }

    @Test
    void exitNeedsPresses() {
        assertEquals(
                "--exit needs --presses N: there is nothing to wait for",
                run("demo", "--exit").errors().getFirst());
    }

    @Test
    void aTestBoxNeedsAWindow() {
        assertEquals(
                "--test-box is a window, and --headless shows none: expected only one of them",
                run("demo", "--test-box", "--headless").errors().getFirst());
    }

    @ParameterizedTest
    @ValueSource(strings = {"bn-q01", "bn-q02", "bn-q03", "bn-q04"})
    void theExampleTerminalsAreRight(String terminal) {
        Ended ended = run("terminal", "check", "--config", WARD + "terminals/" + terminal);
        assertEquals(0, ended.code(), ended.toString());
        assertTrue(ended.output().getFirst().startsWith("terminal " + terminal + " of ba-ngoi"), ended.toString());
        assertEquals("no problems", ended.output().getLast());
        assertEquals(List.of(), ended.errors());
    }

    /// Neither is a mistake, and who runs the agency should know both.
    @Test
    void pagesForEverybodyAndSingleAnswersAreToldOf() throws IOException {
        Path file = agency(8080, 1883, folder.resolve("data"));
        Files.writeString(
                file,
                Files.readString(file)
                        .replace("host: 127.0.0.1", "host: 0.0.0.0")
                        .replace("smallCell: 5", "smallCell: 1"));
        Ended ended = run("agency", "check", "--config", file.toString());
        assertEquals(0, ended.code(), ended.toString());
        assertTrue(
                ended.output().get(1).contains(": web.host: found 0.0.0.0, so that every machine"), ended.toString());
        assertTrue(ended.output().get(2).contains(": smallCell: found 1, so that the page"), ended.toString());
        assertEquals("no problems", ended.output().getLast());
    }

    /// No notice either: all that is shipped is published.
    @Test
    void theExampleAgencyIsRight() {
        Ended ended = run("agency", "check", "--config", AGENCY);
        assertEquals(0, ended.code(), ended.toString());
        assertEquals(
                List.of("agency ba-ngoi: 2 units, 4 terminals, 10 questionnaires, 3 targets", "no problems"),
                ended.output());
    }

    @ParameterizedTest
    @ValueSource(strings = {"check", "run"})
    void threeMistakesAreThreeLines(String command) throws IOException {
        Path file = Files.writeString(
                folder.resolve("terminal.yaml"),
                Files.readString(Path.of(WARD, "terminals/bn-q03/terminal.yaml"))
                        .replace(
                                "../../../questionnaires",
                                Path.of(QUESTIONNAIRES).toAbsolutePath().toString())
                        .replace("terminal: bn-q03", "terminal: BN Q03")
                        .replace("seal: BN", "seal: Ba Ngòi")
                        .replace("responseInterval: 5 s", "responseIntervall: 5 s"));
        Ended ended = run("terminal", command, "--config", folder.toString());
        assertEquals(2, ended.code());
        // What a check finds is its result; what stops a run is an error.
        List<String> said = command.equals("check") ? ended.output() : ended.errors();
        assertEquals(List.of(), command.equals("check") ? ended.errors() : ended.output());
        assertEquals(4, said.size(), ended.toString());
        List<String> lines = Files.readAllLines(file);
        assertProblem(said.get(0), file, lines, "terminal: BN Q03", "terminal");
        assertProblem(said.get(1), file, lines, "seal: Ba Ngòi", "seal");
        assertProblem(said.get(2), file, lines, "responseIntervall: 5 s", "responseIntervall");
        assertEquals("3 problems", said.get(3));
    }

    private static void assertProblem(String said, Path file, List<String> lines, String line, String key) {
        String expected = file + ":" + (lines.indexOf(line) + 1) + ": " + key + ": found ";
        assertTrue(said.startsWith(expected), () -> "found " + said + ", expected " + expected);
        assertTrue(said.contains(", expected "), said);
    }

    @Test
    void anAgencyWithoutServersIsToldBothKeysAtOnce() {
        Ended ended = run("agency", "run", "--config", AGENCY);
        assertEquals(
                new Ended(
                        2, List.of(), List.of("hailong: without --standalone, agency.yaml needs broker and database")),
                ended);
    }

    @Test
    void aPageWhosePortIsTakenIsOneLine() throws IOException {
        try (ServerSocket taken = taken()) {
            Path config = agency(taken.getLocalPort(), free(), folder.resolve("data"));
            assertEquals(
                    new Ended(
                            1,
                            List.of(),
                            List.of("hailong: port " + taken.getLocalPort() + " of 127.0.0.1 is in use by another"
                                    + " program; stop it, or set another in web.port of agency.yaml")),
                    run("agency", "run", "--standalone", "--config", config.toString()));
            assertNothingWasStarted();
        }
    }

    @Test
    void aBrokerWhosePortIsTakenIsOneLine() throws IOException {
        try (ServerSocket taken = taken()) {
            Path config = agency(free(), taken.getLocalPort(), folder.resolve("data"));
            assertEquals(
                    new Ended(
                            1,
                            List.of(),
                            List.of("hailong: port " + taken.getLocalPort() + " of 127.0.0.1 is in use by another"
                                    + " program; stop it, or set another in broker.address of agency.yaml")),
                    run("agency", "run", "--standalone", "--config", config.toString()));
            assertNothingWasStarted();
        }
    }

    @Test
    void aDataFolderThatCantBeWrittenIsOneLine() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "x"); // not even root makes a folder in a file
        Ended ended = run(
                "agency",
                "run",
                "--standalone",
                "--config",
                agency(free(), free(), file.resolve("data")).toString());
        assertEquals(1, ended.code());
        assertEquals(1, ended.errors().size(), ended.toString());
        assertTrue(
                ended.errors().getFirst().startsWith("hailong: can't write to the data folder " + file + "/data as "),
                ended.toString());
        assertNothingWasStarted();
    }

    @Test
    void aPinNeedsAFolderThatIsThere() {
        Path out = folder.resolve("nosuch/staff.pin");
        assertEquals(
                new Ended(
                        2,
                        List.of(),
                        List.of("hailong: " + out + ": found no folder " + out.getParent()
                                + ", expected a folder that is there")),
                run("terminal", "pin", "--out", out.toString()));
    }

    private Path agency(int webPort, int brokerPort, Path data) throws IOException {
        return Files.writeString(
                folder.resolve("agency.yaml"),
                Files.readString(Path.of(AGENCY))
                                .replace("port: 8080", "port: " + webPort)
                                .replace("dataFolder: /var/lib/hailong/agency", "dataFolder: " + data)
                                .replace(
                                        "../questionnaires",
                                        Path.of(QUESTIONNAIRES).toAbsolutePath().toString())
                        + "\nbroker: {address: mqtt://127.0.0.1:" + brokerPort + "}\n");
    }

    private static ServerSocket taken() throws IOException {
        return new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
    }

    private static int free() throws IOException {
        try (ServerSocket socket = taken()) {
            return socket.getLocalPort();
        }
    }

    /// It was seen before a database was made.
    private void assertNothingWasStarted() {
        assertFalse(Files.exists(folder.resolve("data/database")));
        assertEquals(
                List.of(),
                Thread.getAllStackTraces().keySet().stream()
                        .map(Thread::getName)
                        .filter(name -> name.startsWith("agency-"))
                        .toList());
    }

    private static Ended run(String... arguments) {
        StringWriter output = new StringWriter();
        StringWriter errors = new StringWriter();
        CommandLine line = Main.commandLine();
        line.setOut(new PrintWriter(output, true));
        line.setErr(new PrintWriter(errors, true));
        int code = line.execute(arguments);
        return new Ended(code, lines(output), lines(errors));
    }

    private static List<String> lines(StringWriter said) {
        return said.toString().isEmpty()
                ? List.of()
                : Arrays.asList(said.toString().stripTrailing().split("\n", -1));
    }
}
