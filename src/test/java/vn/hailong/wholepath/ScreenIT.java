package vn.hailong.wholepath;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
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
import vn.hailong.agency.Agency;
import vn.hailong.agency.standalone.EmbeddedDatabase;
import vn.hailong.rig.Display;
import vn.hailong.rig.Mosquitto;

/// The installed program in front of a citizen: a real window, real pointer and key events, and what the window shows,
/// down to what the agency counts.
class ScreenIT {
    private static final Path PROGRAM = Path.of("target/hailong/bin/hailong").toAbsolutePath();
    private static final int WIDTH = 1024;
    private static final int HEIGHT = 600;
    private static final int TEAL = 0x0E5A60;
    private static final int LEVEL_5 = 0x1B7F5C;
    private static final int LEVEL_1 = 0xB93A32;

    @TempDir
    Path folder;

    @Test
    void aTouchAndAKeyAreThankedForAndReachTheAgency() throws Exception {
        try (Mosquitto broker = Mosquitto.started(folder);
                EmbeddedDatabase server = EmbeddedDatabase.start(folder.resolve("server"));
                Display display = new Display(WIDTH, HEIGHT)) {
            Ward ward = new Ward(folder, broker.address(), server);
            Path terminal = ward.terminalFolder("5 s", "{mode: full-screen, width: 1024, height: 600}");
            Process process = start(terminal, display);
            try (Agency agency = ward.startAgency()) {
                soon().until(() -> shows(display, LEVEL_5) && shows(display, LEVEL_1));
                BufferedImage idle = display.picture();
                int[] face = find(idle, LEVEL_5);
                int[] lowest = find(idle, LEVEL_1);
                assertTrue(face[0] < lowest[0], "the best level stands on the left");

                display.click(face[0], face[1]);
                soon().until(() -> thanks(display));
                BufferedImage thanksForFive = settled(display);
                display.key("1"); // too soon: counted, not recorded
                soon().until(() -> shows(display, LEVEL_5));
                assertEquals(0, stillWaiting(display, idle), "nothing of the citizen before is left");

                display.key("2");
                soon().until(() -> thanks(display));
                assertEquals(0, differences(thanksForFive, settled(display)), "nobody can tell from afar which it was");
                soon().until(() -> Ward.held(agency) == 2);
                assertEquals(
                        List.of("KIOSK_SCREEN 5 1", "KIOSK_BUTTON 2 0"), rows(ward), "channel, level, presses ignored");

                broker.kill();
                soon().until(() -> shows(display, LEVEL_5));
                BufferedImage offline = display.picture();
                assertTrue(differences(idle, offline) > 0, "the offline mark is there");
                display.key("4");
                soon().until(() -> thanks(display)); // recorded all the same
                broker.start();
                soon().until(() -> Ward.held(agency) == 3);
            } finally {
                process.destroy();
                assertTrue(process.waitFor(10, TimeUnit.SECONDS), "ends when it is told to");
            }
        }
    }

    @Test
    void withoutADisplayItSaysSoAndRecords() throws Exception {
        try (Mosquitto broker = Mosquitto.started(folder);
                EmbeddedDatabase server = EmbeddedDatabase.start(folder.resolve("server"))) {
            Ward ward = new Ward(folder, broker.address(), server);
            Path terminal = ward.terminalFolder("0 s", "{mode: full-screen}");
            ProcessBuilder builder = program(terminal);
            builder.environment().remove("DISPLAY");
            Process process = builder.start();
            try (Agency agency = ward.startAgency()) {
                Path log = terminal.resolve("terminal.log");
                soon().until(() -> Files.readString(log).contains("no screen: no display: DISPLAY is not set"));
                process.outputWriter().write("5\n4\n");
                process.outputWriter().flush();
                soon().until(() -> Ward.held(agency) >= 1);
            } finally {
                process.destroy();
                assertEquals(143, process.waitFor());
            }
        }
    }

    private static Process start(Path terminal, Display display) throws IOException {
        ProcessBuilder builder = program(terminal);
        builder.environment().put("DISPLAY", display.name());
        return builder.start();
    }

    private static ProcessBuilder program(Path terminal) {
        assertTrue(Files.isExecutable(PROGRAM), PROGRAM + " is missing: `mvn package` makes it");
        ProcessBuilder builder =
                new ProcessBuilder(PROGRAM.toString(), "terminal", "run", "--config", terminal.toString());
        builder.environment().put("HAILONG_JAVA_HOME", System.getProperty("java.home"));
        return builder.redirectErrorStream(true)
                .redirectOutput(terminal.resolve("terminal.log").toFile());
    }

    private static boolean shows(Display display, int colour) throws IOException {
        return find(display.picture(), colour)[0] >= 0;
    }

    /// The thanks: the teal disc in the middle, and no face.
    private static boolean thanks(Display display) throws IOException {
        BufferedImage picture = display.picture();
        int[] disc = find(picture.getSubimage(WIDTH / 4, HEIGHT / 8, WIDTH / 2, HEIGHT / 2), TEAL);
        return disc[0] >= 0 && find(picture, LEVEL_1)[0] < 0 && find(picture, LEVEL_5)[0] < 0;
    }

    /// What is shown when the fade between two screens is over.
    private static BufferedImage settled(Display display) {
        BufferedImage[] pictures = new BufferedImage[2];
        soon().until(() -> {
            pictures[0] = pictures[1];
            pictures[1] = display.picture();
            return pictures[0] != null && differences(pictures[0], pictures[1]) == 0;
        });
        return pictures[1];
    }

    /// Waits out the notice that asks for patience, and says what else differs from the first idle screen, the clock's
    /// corner left out.
    private static long stillWaiting(Display display, BufferedImage idle) {
        long[] left = {Long.MAX_VALUE};
        soon().until(() -> {
            left[0] = differences(idle, display.picture());
            return left[0] == 0;
        });
        return left[0];
    }

    private static long differences(BufferedImage one, BufferedImage other) {
        long different = 0;
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                boolean clock = y < HEIGHT * 0.12 && x > WIDTH * 0.85;
                if (!clock && one.getRGB(x, y) != other.getRGB(x, y)) {
                    different++;
                }
            }
        }
        return different;
    }

    /// A point well inside the largest run of this colour; (-1, -1) if there is none.
    private static int[] find(BufferedImage picture, int colour) {
        int[] best = {-1, -1};
        int longest = 12;
        for (int y = 0; y < picture.getHeight(); y++) {
            int run = 0;
            for (int x = 0; x < picture.getWidth(); x++) {
                run = (picture.getRGB(x, y) & 0xFFFFFF) == colour ? run + 1 : 0;
                if (run > longest) {
                    longest = run;
                    best = new int[] {x - run / 2, y};
                }
            }
        }
        return best;
    }

    private static List<String> rows(Ward ward) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(
                        "jdbc:" + ward.database().address(), ward.database().user(), "");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT channel, level, suppressed FROM response"
                        + " JOIN tally USING (channel) ORDER BY seq")) {
            while (rows.next()) {
                found.add(rows.getString(1) + " " + rows.getInt(2) + " " + rows.getInt(3));
            }
        }
        return found;
    }

    private static ConditionFactory soon() {
        return Awaitility.await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(50));
    }
}
