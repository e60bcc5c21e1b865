package vn.hailong.wholepath;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.hailong.agency.Agency;
import vn.hailong.agency.standalone.EmbeddedDatabase;
import vn.hailong.rig.Mosquitto;

/// Kills a terminal again and again in the middle of its work. Whoever was thanked must be in the agency's database,
/// once. `-Dkills=` and `-Dseed=` choose how often and where.
class TerminalKillIT {
    private static final int KILLS = Integer.getInteger("kills", 25);
    private static final long SEED = Long.getLong("seed", 7);

    @TempDir
    Path folder;

    @Test
    void everybodyWhoWasThankedIsCountedOnce() throws Exception {
        Random random = new Random(SEED);
        Set<UUID> acknowledged = new HashSet<>();
        try (Mosquitto broker = Mosquitto.started(folder);
                EmbeddedDatabase server = EmbeddedDatabase.start(folder.resolve("server"))) {
            Ward ward = new Ward(folder, broker.address(), server);
            Path terminal = ward.terminalFolder("0 s", "{mode: none}");
            try (Agency agency = ward.startAgency()) {
                for (int kill = 0; kill < KILLS; kill++) {
                    // Some kills fall into the opening and sealing at the start, most into presses and sending.
                    acknowledged.addAll(pressAndKill(terminal, random.nextInt(900), kill % 5 == 4));
                }
                drain(terminal);
                conclude(acknowledged, ward, agency);
            }
        }
    }

    /// Starts a terminal, lets it work for so many milliseconds, and kills it.
    ///
    /// @param atStart count from the start of the process rather than from its first press
    private static Set<UUID> pressAndKill(Path terminal, int milliseconds, boolean atStart) throws Exception {
        Process process = start(terminal, Integer.MAX_VALUE);
        Thread killer = new Thread(() -> {
            try {
                process.waitFor(milliseconds, TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            // SIGKILL. Not by the process object, which would close the pipe that its last words are in.
            process.toHandle().destroyForcibly();
        });
        if (atStart) {
            killer.start();
        }
        Set<UUID> thanked = new HashSet<>();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("ready") && !atStart) {
                    killer.start();
                } else if (line.startsWith("thanked ") && line.length() == "thanked ".length() + 36) {
                    thanked.add(UUID.fromString(line.substring("thanked ".length())));
                }
            }
        }
        killer.join();
        assertEquals(128 + 9, process.waitFor(), "the terminal ended by itself, see its log");
        return thanked;
    }

    /// Starts it a last time, without a press, until the agency has receipted everything.
    private static void drain(Path terminal) throws Exception {
        Process process = start(terminal, 0);
        List<String> said = new ArrayList<>();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            lines.lines().forEach(said::add);
        }
        assertEquals(0, process.waitFor(), "the last start: " + said);
        assertTrue(said.getLast().startsWith("drained "), said.toString());
    }

    private static Process start(Path terminal, int presses) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        PressingTerminal.class.getName(),
                        terminal.toString(),
                        Integer.toString(presses))
                .redirectError(ProcessBuilder.Redirect.appendTo(
                        terminal.resolve("terminal.log").toFile()))
                .start();
    }

    private static void conclude(Set<UUID> acknowledged, Ward ward, Agency agency) throws SQLException {
        List<UUID> rows = ward.rows();
        Set<UUID> held = new HashSet<>(rows);
        Set<UUID> lost = new HashSet<>(acknowledged);
        lost.removeAll(held);
        Set<UUID> found = new HashSet<>(acknowledged);
        found.retainAll(held);
        long counted = Ward.held(agency);
        long twice = rows.size() - held.size() + Math.max(0, counted - held.size());
        System.out.println("terminal killed " + KILLS + " times, seed " + SEED + "; the agency also holds "
                + (held.size() - found.size()) + " ratings whose thanks the kill cut off");
        System.out.println("acknowledged " + acknowledged.size() + ", agency holds " + found.size() + ", lost "
                + lost.size() + ", twice " + twice);
        assertEquals(Set.of(), lost, "thanked for and lost");
        assertEquals(0, twice);
        assertEquals(held.size(), counted, "the figures count what the database holds");
        assertTrue(acknowledged.size() > 10 * KILLS, "too few presses to prove anything: " + acknowledged.size());
    }
}
