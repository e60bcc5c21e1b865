package vn.hailong.wholepath;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `hailong-prepare` leaves in an installation makes starts shorter, and never keeps a terminal from starting.
class PreparedStartIT {
    private static final Path LAYOUT = Path.of("target/hailong-terminal").toAbsolutePath();
    private static final String USED = "Opened AOT cache";

    @TempDir
    Path folder;

    private record Said(int exitCode, String output) {}

    @Test
    void aCacheIsMadeOnceAndUsedAndOneThatDoesNotFitIsIgnoredInSilence() throws Exception {
        Path installation = folder.resolve("Hài Lòng");
        copy(LAYOUT, installation);
        Said unprepared = check(installation, "");

        Said prepared = run(installation, "hailong-prepare", "");
        assertEquals(0, prepared.exitCode(), prepared.output());
        assertFalse(prepared.output().contains("no display of its own"), prepared.output());
        Path cache = onlyFile(installation.resolve("cache"));
        assertEquals(new Said(0, ""), run(installation, "hailong-prepare", "", "--if-needed"), "it is there already");
        assertTrue(check(installation, "-Xlog:aot").output().contains(USED));
        assertEquals(unprepared, check(installation, ""));

        byte[] whole = Files.readAllBytes(cache);
        for (int length : List.of(whole.length / 2, 100, 0)) {
            Files.write(cache, Arrays.copyOf(whole, length));
            assertEquals(unprepared, check(installation, ""), "a cache of " + length + " bytes");
        }
    }

    @Test
    void aRehearsalThatFailsSaysWhyAndLeavesNothing() throws Exception {
        Path installation = folder.resolve("hailong");
        copy(LAYOUT, installation);
        Path demonstration = installation.resolve("device-config/demo/terminal.yaml");
        Files.writeString(demonstration, Files.readString(demonstration) + "wrong: key\n");

        Said prepared = run(installation, "hailong-prepare", "");
        assertEquals(1, prepared.exitCode());
        assertTrue(prepared.output().contains("the terminal did not start; the rehearsal said:"), prepared.output());
        assertTrue(prepared.output().contains("wrong: found an unknown key"), prepared.output());
        assertFalse(Files.exists(installation.resolve("cache")));
    }

    private static Said check(Path installation, String options) throws IOException, InterruptedException {
        String terminal = installation.resolve("device-config/demo").toString();
        Said said = run(installation, "hailong", options, "terminal", "check", "--config", terminal);
        assertEquals(0, said.exitCode(), said.output());
        return said;
    }

    private static Said run(Path installation, String program, String options, String... words)
            throws IOException, InterruptedException {
        List<String> command = Stream.concat(
                        Stream.of(installation.resolve("bin").resolve(program).toString()), Stream.of(words))
                .toList();
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("HAILONG_JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("HAILONG_OPTS", options);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Said(process.waitFor(), output);
    }

    private static void copy(Path from, Path to) throws IOException {
        assertTrue(Files.isDirectory(from), from + " is missing: `mvn package` makes it");
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                if (!from.relativize(file).startsWith("cache")) {
                    Files.copy(file, to.resolve(from.relativize(file)));
                }
            }
        }
    }

    private static Path onlyFile(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> all = files.toList();
            assertEquals(1, all.size(), all.toString());
            return all.getFirst();
        }
    }
}
