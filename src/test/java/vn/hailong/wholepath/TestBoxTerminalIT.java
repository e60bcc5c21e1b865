package vn.hailong.wholepath;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.hailong.agency.Agency;
import vn.hailong.agency.standalone.EmbeddedDatabase;
import vn.hailong.rig.Display;
import vn.hailong.rig.Mosquitto;

/// The installed program with a test box, in front of somebody who has no other: what the pointer does to its buttons
/// is what a hand does to those of a counter, down to what the agency counts.
class TestBoxTerminalIT {
    private static final Path PROGRAM = Path.of("target/hailong/bin/hailong").toAbsolutePath();
    private static final int WIDTH = 1280;
    private static final int HEIGHT = 800;

    /// The screen above the box ends here at the latest.
    private static final int BOX_TOP = 520;

    private static final int LAMP = 0xFFC42E;
    private static final int ALARM = 0x9C2A23;
    private static final int LEVEL_5 = 0x1B7F5C;
    private static final int LEVEL_4 = 0x6A9F3C;

    @TempDir
    Path folder;

    @Test
    void aPressOnItReachesTheAgencyOnceHoweverLongItLasts() throws Exception {
        try (Mosquitto broker = Mosquitto.started(folder);
                EmbeddedDatabase server = EmbeddedDatabase.start(folder.resolve("server"));
                Display display = new Display(WIDTH, HEIGHT)) {
            Ward ward = new Ward(folder, broker.address(), server);
            Path terminal = ward.terminalFolder(
                    "{source: test-box}", "0 s", "{mode: window, width: 800, height: 480, diagonalInches: 7}");
            Process process = start(terminal, display, "");
            try (Agency agency = ward.startAgency()) {
                soon().until(() -> said(terminal).contains("Ready: the screen is up; the test box is up"));
                soon().until(() -> area(box(display), LEVEL_5) > 500);
                int[] best = middle(display, LEVEL_5);
                int[] second = middle(display, LEVEL_4);

                display.click(best[0], best[1]);
                soon().until(() -> Ward.held(agency) == 1);

                display.hold(second[0], second[1]);
                soon().until(() -> area(box(display), ALARM) > 100); // stuck: after ten seconds
                assertTrue(said(terminal).contains("Button 4 has been down for 10 s: it is stuck"), said(terminal));
                display.release();
                soon().until(() -> area(box(display), ALARM) == 0);
                soon().until(() -> Ward.held(agency) == 2);

                display.focus("Trung"); // the screen hears the keys as well
                display.key("3");
                soon().until(() -> Ward.held(agency) == 3);
                assertEquals(
                        List.of("KIOSK_BUTTON 5 1", "KIOSK_BUTTON 4 1", "KIOSK_BUTTON 3 1"),
                        tallies(ward),
                        "channel, level, responses");

                answeredByTheLamps(display, best);
            } finally {
                process.destroy();
                assertTrue(process.waitFor(10, TimeUnit.SECONDS), "ends when it is told to");
            }
        }
    }

    @Test
    void itNeedsNoScreenBesideIt() throws Exception {
        Path terminal = terminal("{source: test-box}", "{mode: none}");
        try (Display display = new Display(WIDTH, HEIGHT)) {
            Process process = start(terminal, display, "");
            try {
                soon().until(() -> said(terminal).contains("Ready: no screen, as configured; the test box is up"));
                soon().until(() -> area(box(display), LEVEL_5) > 500);
                int[] best = middle(display, LEVEL_5);
                answeredByTheLamps(display, best);
            } finally {
                process.destroy();
                assertTrue(process.waitFor(10, TimeUnit.SECONDS), "ends when it is told to");
            }
        }
    }

    @Test
    void withoutADisplayItSaysSoAndTheTerminalGoesOn() throws Exception {
        Path terminal = terminal("{source: test-box}", "{mode: full-screen}");
        ProcessBuilder builder = program(terminal, "");
        builder.environment().remove("DISPLAY");
        Process process = builder.start();
        try {
            soon().until(() -> said(terminal).contains("Ready: "));
            String said = said(terminal);
            assertTrue(
                    said.contains("Buttons: no test box: no display: DISPLAY is not set; nobody can press one. "
                            + "The source keyboard needs no display"),
                    said);
            assertTrue(
                    said.contains("Ready: no screen: no display: DISPLAY is not set; no test box: no display: DISPLAY "
                            + "is not set; citizens see nothing"),
                    said);
            assertTrue(process.isAlive(), said);
        } finally {
            process.destroy();
            assertTrue(process.waitFor(10, TimeUnit.SECONDS), "ends when it is told to");
        }
    }

    /// A laptop has none of what Pi4J looks for.
    @ParameterizedTest
    @ValueSource(strings = {"keyboard", "test-box"})
    void whoHasNoWiresLoadsNothingOfPi4J(String source) throws Exception {
        Path data = folder.resolve("data");
        Path terminal =
                terminal("{source: " + source + "}", "{mode: window, width: 800, height: 480, diagonalInches: 7}");
        Path classes = folder.resolve("classes.txt");
        try (Display display = new Display(WIDTH, HEIGHT)) {
            Process process = start(terminal, display, "-Xlog:class+load=info:file=" + classes);
            try {
                soon().until(() -> said(terminal).contains("Ready: the screen is up"));
                soon().until(() -> area(screen(display), LEVEL_5) > 500);
                display.focus("Trung");
                display.key("5");
                soon().until(() -> area(screen(display), LEVEL_5) == 0); // thanked
            } finally {
                process.destroy();
                assertTrue(process.waitFor(10, TimeUnit.SECONDS), "ends when it is told to");
            }
        }
        List<String> loaded = Files.readAllLines(classes);
        assertTrue(
                loaded.stream().anyMatch(line -> line.contains(" vn.hailong.buttons.SimulatedButtons ")),
                "the list is of that program");
        assertEquals(
                List.of(),
                loaded.stream().filter(line -> line.contains(" com.pi4j.")).toList());
    }

    /// The folder of a terminal without a broker.
    private Path terminal(String buttons, String screen) throws IOException {
        return Ward.terminalFolder(
                folder, URI.create("mqtt://127.0.0.1:9"), folder.resolve("data"), buttons, "0 s", screen);
    }

    private static Process start(Path terminal, Display display, String options) throws IOException {
        ProcessBuilder builder = program(terminal, options);
        builder.environment().put("DISPLAY", display.name());
        return builder.start();
    }

    private static ProcessBuilder program(Path terminal, String options) {
        assertTrue(Files.isExecutable(PROGRAM), PROGRAM + " is missing: `mvn package` makes it");
        ProcessBuilder builder =
                new ProcessBuilder(PROGRAM.toString(), "terminal", "run", "--config", terminal.toString());
        builder.environment().put("HAILONG_JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("HAILONG_OPTS", options);
        return builder.redirectErrorStream(true).redirectOutput(log(terminal).toFile());
    }

    private static Path log(Path terminal) {
        return terminal.resolve("terminal.log");
    }

    private static String said(Path terminal) throws IOException {
        return Files.readString(log(terminal));
    }

    /// The lamps are lit for a moment only, and a loaded machine may look away then: another press shows them.
    private static void answeredByTheLamps(Display display, int[] button) {
        soon().until(() -> {
            display.click(button[0], button[1]);
            return area(box(display), LAMP) > 0;
        });
    }

    private static BufferedImage box(Display display) throws IOException {
        return display.picture().getSubimage(0, BOX_TOP, WIDTH, HEIGHT - BOX_TOP);
    }

    /// Without its lowest part, where the box might be.
    private static BufferedImage screen(Display display) throws IOException {
        return display.picture().getSubimage(0, 0, WIDTH, BOX_TOP);
    }

    /// How many pixels have this colour.
    private static int area(BufferedImage picture, int colour) {
        int area = 0;
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                area += (picture.getRGB(x, y) & 0xFFFFFF) == colour ? 1 : 0;
            }
        }
        return area;
    }

    /// The middle of this button of the box, on the display.
    private static int[] middle(Display display, int colour) throws IOException {
        BufferedImage picture = box(display);
        long sumX = 0;
        long sumY = 0;
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                if ((picture.getRGB(x, y) & 0xFFFFFF) == colour) {
                    sumX += x;
                    sumY += y;
                }
            }
        }
        int area = area(picture, colour);
        return new int[] {(int) (sumX / area), BOX_TOP + (int) (sumY / area)};
    }

    private static List<String> tallies(Ward ward) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(
                        "jdbc:" + ward.database().address(), ward.database().user(), "");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT channel, level, n FROM tally ORDER BY level DESC")) {
            while (rows.next()) {
                found.add(rows.getString(1) + " " + rows.getInt(2) + " " + rows.getLong(3));
            }
        }
        return found;
    }

    private static ConditionFactory soon() {
        return Awaitility.await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(50));
    }
}
