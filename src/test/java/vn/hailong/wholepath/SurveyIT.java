package vn.hailong.wholepath;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.BufferedReader;
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

/// The whole quick survey on the installed terminal, touched by a real pointer on a real X server, down to the answers
/// in the agency's database.
class SurveyIT {
    private static final Path PROGRAM = Path.of("target/hailong/bin/hailong").toAbsolutePath();
    private static final int WIDTH = 1280;
    private static final int HEIGHT = 800;

    @TempDir
    Path folder;

    /// Rates low, says why, goes on in English, types a comment in Telex, and leaves the second time: the response
    /// seals itself.
    @Test
    void aLowRatingWithReasonsACommentInTelexAndAnotherLanguage() throws Exception {
        try (Mosquitto broker = Mosquitto.started(folder);
                EmbeddedDatabase server = EmbeddedDatabase.start(folder.resolve("server"));
                Display display = new Display(WIDTH, HEIGHT)) {
            Ward ward = new Ward(folder, broker.address(), server);
            Path terminal = quickSurvey(ward);
            try (Program screen = Program.terminal(terminal, display);
                    Agency agency = ward.startAgency();
                    Citizen citizen = new Citizen(terminal, display)) {
                soon().until(() -> screen.log().contains("Ready: the screen is up"));
                citizen.sees();
                BufferedImage idle = citizen.picture();

                citizen.touches("Không hài lòng");
                citizen.touches("Công chức");
                citizen.touches("Kết quả");
                citizen.touches("Tiếp tục");
                citizen.touches("Có"); // five more questions
                citizen.touches("Rất hài lòng"); // access
                citizen.touches("Bình thường"); // procedure
                citizen.touches("Phí/lệ phí chưa hợp lý hoặc không rõ");
                citizen.touches("Tiếp tục");
                citizen.touches("Hiển thị");
                citizen.touches("English");
                citizen.touches("Satisfied"); // official
                citizen.touches("No"); // gave no feedback
                citizen.touches("Display");
                citizen.touches("Tiếng Việt");
                citizen.types("chowf laau quas.");
                citizen.touches("Hoàn thành");

                soon().until(() -> Ward.held(agency) == 1);
                assertEquals(
                        List.of(
                                "btn.overall ANSWERED 2",
                                "btn.reason ANSWERED [\"official\", \"result\"]",
                                "quick.access ANSWERED 5",
                                "quick.comment ANSWERED \"Chờ lâu quá.\"",
                                "quick.feedback_given ANSWERED \"no\"",
                                "quick.more ANSWERED \"yes\"",
                                "quick.official ANSWERED 4",
                                "quick.procedure ANSWERED 3",
                                "reason.procedure ANSWERED [\"fee\"]"),
                        answers(ward, true));
                assertEquals("KIOSK_SCREEN vi", languages(ward));
                soon().until(() -> citizen.differences(idle) == 0);
            }
        }
    }

    @Test
    void whoLeavesInTheMiddleIsSealedAndTheNextFindsTheBeginning() throws Exception {
        try (Mosquitto broker = Mosquitto.started(folder);
                EmbeddedDatabase server = EmbeddedDatabase.start(folder.resolve("server"));
                Display display = new Display(WIDTH, HEIGHT)) {
            Ward ward = new Ward(folder, broker.address(), server);
            Path terminal = quickSurvey(ward);
            try (Program screen = Program.terminal(terminal, display);
                    Agency agency = ward.startAgency();
                    Citizen citizen = new Citizen(terminal, display)) {
                soon().until(() -> screen.log().contains("Ready: the screen is up"));
                citizen.sees();
                BufferedImage idle = citizen.picture();

                citizen.touches("Rất không hài lòng");
                citizen.touches("Thủ tục"); // marked, and never given
                soon().until(() -> citizen.differences(idle) == 0);
                soon().until(() -> Ward.held(agency) == 1);
                assertEquals(List.of("btn.overall ANSWERED 1", "btn.reason SKIPPED null"), answers(ward, false));
            }
        }
    }

    private static Path quickSurvey(Ward ward) throws IOException {
        Path terminal = ward.terminalFolder(
                "1 s", "{mode: full-screen, width: " + WIDTH + ", height: " + HEIGHT + ", diagonalInches: 10.1}");
        Path file = terminal.resolve("terminal.yaml");
        Files.writeString(file, Files.readString(file).replace("questionnaire: q1", "questionnaire: quick5"));
        return terminal;
    }

    private static List<String> answers(Ward ward, boolean complete) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Connection connection = connection(ward);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT item, kind, value FROM answer"
                        + " JOIN response ON response.id = answer.response WHERE complete = " + complete
                        + " ORDER BY item COLLATE \"C\"")) {
            while (rows.next()) {
                found.add(rows.getString(1) + " " + rows.getString(2) + " " + rows.getString(3));
            }
        }
        return found;
    }

    private static String languages(Ward ward) throws SQLException {
        try (Connection connection = connection(ward);
                Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery("SELECT string_agg(channel || ' ' || language, ', ') FROM response")) {
            assertTrue(rows.next());
            return rows.getString(1);
        }
    }

    private static Connection connection(Ward ward) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:" + ward.database().address(), ward.database().user(), "");
    }

    private static ConditionFactory soon() {
        return Awaitility.await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(100));
    }

    /// The installed terminal as a process.
    private record Program(Process process, Path logFile) implements AutoCloseable {
        static Program terminal(Path terminal, Display display) throws IOException {
            Path log = terminal.resolve("terminal.log");
            ProcessBuilder builder = new ProcessBuilder(
                            PROGRAM.toString(), "terminal", "run", "--config", terminal.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            builder.environment().put("HAILONG_JAVA_HOME", System.getProperty("java.home"));
            builder.environment().put("DISPLAY", display.name());
            return new Program(builder.start(), log);
        }

        String log() throws IOException {
            return Files.readString(logFile);
        }

        @Override
        public void close() throws InterruptedException {
            process.destroy();
            assertTrue(process.waitFor(20, TimeUnit.SECONDS), "ends when it is told to");
        }
    }

    /// A hand that knows where things are, from a screen of its own without a window.
    private static final class Citizen implements AutoCloseable {
        private final Display display;
        private final Process mirror;
        private final BufferedReader places;

        Citizen(Path terminal, Display display) throws IOException {
            this.display = display;
            ProcessBuilder builder = new ProcessBuilder(
                            System.getProperty("java.home") + "/bin/java",
                            "--enable-native-access=ALL-UNNAMED",
                            "-Dstdout.encoding=UTF-8",
                            "-cp",
                            System.getProperty("java.class.path"),
                            "vn.hailong.screen.MirrorProgram",
                            terminal.toString(),
                            Integer.toString(WIDTH),
                            Integer.toString(HEIGHT))
                    .redirectError(ProcessBuilder.Redirect.INHERIT);
            builder.environment().put("DISPLAY", display.name());
            mirror = builder.start();
            places = mirror.inputReader(java.nio.charset.StandardCharsets.UTF_8);
        }

        void sees() throws IOException {
            String line = places.readLine();
            while (line != null && !line.equals("ready")) {
                line = places.readLine();
            }
            assertEquals("ready", line);
            settle();
        }

        /// Touches it and waits for what comes of it to stand still.
        void touches(String words) throws IOException {
            BufferedImage before = picture();
            mirror.outputWriter(java.nio.charset.StandardCharsets.UTF_8).write(words + "\n");
            mirror.outputWriter(java.nio.charset.StandardCharsets.UTF_8).flush();
            String answer = String.valueOf(places.readLine());
            assertTrue(answer.matches("\\d+ \\d+"), answer);
            String[] place = answer.split(" ");
            display.click(Integer.parseInt(place[0]), Integer.parseInt(place[1]));
            soon().until(() -> differences(before) > 0);
            settle();
        }

        /// On the keyboard of the screen, key by key.
        void types(String keys) throws IOException {
            for (char key : keys.toCharArray()) {
                touches(
                        switch (key) {
                            case ' ' -> "Dấu cách";
                            default -> String.valueOf(key); // the first letter is a capital by itself
                        });
            }
        }

        BufferedImage picture() throws IOException {
            return display.picture();
        }

        /// Two pictures alike, and longer ago than the guard against second taps.
        private void settle() {
            BufferedImage[] pictures = new BufferedImage[2];
            Awaitility.await()
                    .pollDelay(Duration.ofMillis(400))
                    .pollInterval(Duration.ofMillis(100))
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> {
                        pictures[0] = pictures[1];
                        pictures[1] = picture();
                        return pictures[0] != null && differences(pictures[0], pictures[1]) == 0;
                    });
        }

        long differences(BufferedImage before) throws IOException {
            return differences(before, picture());
        }

        /// The clock's corner left out.
        private static long differences(BufferedImage one, BufferedImage other) {
            long different = 0;
            for (int y = 0; y < HEIGHT; y++) {
                for (int x = 0; x < WIDTH; x++) {
                    boolean clock = (y > HEIGHT * 0.85 || y < HEIGHT * 0.15) && x > WIDTH * 0.85;
                    if (!clock && one.getRGB(x, y) != other.getRGB(x, y)) {
                        different++;
                    }
                }
            }
            return different;
        }

        @Override
        public void close() {
            mirror.destroy();
        }
    }
}
