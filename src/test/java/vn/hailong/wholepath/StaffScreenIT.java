package vn.hailong.wholepath;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.hailong.rig.Display;

/// Staff in front of the installed program: both corners held, the PIN, the button test, and back to the survey.
class StaffScreenIT {
    private static final Path PROGRAM = Path.of("target/hailong/bin/hailong").toAbsolutePath();
    private static final Duration CORNER = Duration.ofMillis(3_100);
    private static final int WIDTH = 1280;
    private static final int HEIGHT = 800;
    private static final int TEAL = 0x0E5A60;
    private static final int LEVEL_5 = 0x1B7F5C;
    private static final int LEVEL_1 = 0xB93A32;

    @TempDir
    Path folder;

    @Test
    void staffSignInTestAButtonAndLeave() throws Exception {
        Path terminal = Ward.terminalFolder(
                folder,
                URI.create("mqtt://127.0.0.1:9"),
                folder.resolve("data"),
                "0 s",
                "{mode: full-screen, width: 1280, height: 800, diagonalInches: 10.1}");
        makePin(terminal.resolve("staff.pin"), "135790");
        Files.writeString(
                terminal.resolve("terminal.yaml"),
                Files.readString(terminal.resolve("terminal.yaml")) + "staffPin: staff.pin\n");
        try (Display display = new Display(WIDTH, HEIGHT)) {
            Process process = start(terminal, display);
            try {
                soon().until(() -> shows(display, LEVEL_5) && shows(display, LEVEL_1));

                List<String> found = diagnose(terminal);
                assertTrue(found.contains("ok    31  Outbox: a terminal is running and holds it"), found.toString());
                assertTrue(found.contains("ok    120  PIN: set; the staff screen opens"), found.toString());
                assertTrue(found.stream().anyMatch(line -> line.startsWith("FAIL  52  MQTT broker")), found.toString());

                openPad(display);
                type(display, "135791");
                soon().until(() -> log(terminal).contains("A wrong PIN at the staff's screen, 1 in a row"));
                type(display, "135790");
                soon().until(() -> log(terminal).contains("Staff opened the staff's screen"));
                soon().until(() -> navigation(display));

                display.click(338, 711); // the page that tests the buttons
                soon().until(() -> shows(display, LEVEL_5));
                BufferedImage before = display.picture();
                display.key("4");
                soon().until(() -> differences(before, display.picture()) > 1_000);

                display.click(1142, 711); // exit
                soon().until(() -> shows(display, LEVEL_5) && !navigation(display));
                display.key("5");
                soon().until(() -> thanks(display));
            } finally {
                process.destroy();
                assertTrue(process.waitFor(10, TimeUnit.SECONDS), "ends when it is told to");
            }
            assertEquals(1, responses(folder.resolve("data")), "what was pressed in the test is no rating");
        }
    }

    private static void openPad(Display display) throws Exception {
        display.hold(20, 20);
        holdFor(CORNER);
        display.release();
        display.hold(WIDTH - 20, 20);
        soon().until(() -> pad(display));
        display.release();
    }

    /// A finger rests: what is waited for is the time itself.
    private static void holdFor(Duration time) {
        long from = System.nanoTime();
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> System.nanoTime() - from >= time.toNanos());
    }

    /// On the keys of the pad, where they stand on this panel.
    private static void type(Display display, String pin) throws IOException {
        for (char digit : pin.toCharArray()) {
            int place = digit == '0' ? 10 : digit - '1';
            display.click(698 + place % 3 * 218, 154 + place / 3 * 164);
        }
        display.click(1134, 646);
    }

    private static void makePin(Path file, String pin) throws Exception {
        Process process = program("terminal", "pin", "--out", file.toString()).start();
        process.outputWriter().write(pin + "\n");
        process.outputWriter().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), said);
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    }

    /// From outside, while the terminal runs.
    private static List<String> diagnose(Path terminal) throws Exception {
        Process process = program("terminal", "doctor", "--language", "en", "--config", terminal.toString())
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(1, process.waitFor(), said);
        return said.lines().toList();
    }

    private static Process start(Path terminal, Display display) throws IOException {
        ProcessBuilder builder = program("terminal", "run", "--config", terminal.toString());
        builder.environment().put("DISPLAY", display.name());
        return builder.redirectOutput(terminal.resolve("terminal.log").toFile()).start();
    }

    private static ProcessBuilder program(String... arguments) {
        assertTrue(Files.isExecutable(PROGRAM), PROGRAM + " is missing: `mvn package` makes it");
        List<String> command = new ArrayList<>(List.of(PROGRAM.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("HAILONG_JAVA_HOME", System.getProperty("java.home"));
        return builder;
    }

    private static String log(Path terminal) throws IOException {
        return Files.readString(terminal.resolve("terminal.log"));
    }

    /// The key that confirms, and no face.
    private static boolean pad(Display display) throws IOException {
        BufferedImage picture = display.picture();
        return colour(picture, 1060, 600) == TEAL && !shows(picture, LEVEL_5);
    }

    /// The key that leaves.
    private static boolean navigation(Display display) throws IOException {
        return colour(display.picture(), 1070, 680) == TEAL;
    }

    private static boolean thanks(Display display) throws IOException {
        BufferedImage picture = display.picture();
        return shows(picture.getSubimage(WIDTH / 4, HEIGHT / 8, WIDTH / 2, HEIGHT / 2), TEAL)
                && !shows(picture, LEVEL_1);
    }

    private static int colour(BufferedImage picture, int x, int y) {
        return picture.getRGB(x, y) & 0xFFFFFF;
    }

    private static boolean shows(Display display, int colour) throws IOException {
        return shows(display.picture(), colour);
    }

    /// Whether a line of more than a few pixels has this colour.
    private static boolean shows(BufferedImage picture, int colour) {
        for (int y = 0; y < picture.getHeight(); y++) {
            int run = 0;
            for (int x = 0; x < picture.getWidth(); x++) {
                run = colour(picture, x, y) == colour ? run + 1 : 0;
                if (run > 12) {
                    return true;
                }
            }
        }
        return false;
    }

    private static long differences(BufferedImage one, BufferedImage other) {
        long different = 0;
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                different += one.getRGB(x, y) == other.getRGB(x, y) ? 0 : 1;
            }
        }
        return different;
    }

    /// How many the terminal holds, sealed or not.
    private static int responses(Path data) throws Exception {
        try (Connection connection =
                        DriverManager.getConnection("jdbc:h2:file:" + data.resolve("outbox") + ";IFEXISTS=TRUE");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT (SELECT count(*) FROM draft) + (SELECT count(*) FROM response)")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private static ConditionFactory soon() {
        return Awaitility.await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(50));
    }
}
