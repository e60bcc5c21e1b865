package vn.hailong.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files that can't be read at all, and mistakes in several places.
class BrokenFileTest {
    private final ConfigFolder config;

    BrokenFileTest(@TempDir Path folder) throws IOException {
        config = new ConfigFolder(folder);
    }

    @BeforeEach
    void theFolderIsRight() {
        assertEquals(List.of(), config.terminalProblems());
        assertEquals(List.of(), config.agencyProblems());
    }

    @Test
    void allMistakesOfAllFilesAtOnce() throws Exception {
        config.write(
                "terminal.yaml",
                ConfigFolder.TERMINAL
                        .replace("agency: ba-ngoi", "agency: BN")
                        .replace("mqtt://localhost", "mqtt://broker")
                        .replace("seal: BN\n", "")
                        .replace("2 s", "2"));
        config.replace("questionnaires/q1.yaml", ConfigFolder.QUESTIONNAIRE, "version: 1", "version: one");
        assertEquals(
                List.of(
                        "terminal.yaml:1: agency: found \"BN\", expected a name of 1–32 lower-case letters a–z, digits"
                                + " and hyphens, no hyphen first",
                        "terminal.yaml:1: seal: found nothing, expected two or three capital letters",
                        "terminal.yaml:11: broker.address: found \"mqtt://broker\", expected mqtts://broker: mqtt:// may"
                                + " not leave this machine",
                        "terminal.yaml:14: thanks: found \"2\", expected a time from 500 ms to 30 s with its unit"
                                + " (ms, s or min), such as 5 s",
                        "questionnaires/q1.yaml:2: version: found \"one\", expected a whole number from 1 to 1000000"),
                config.terminalProblems());
    }

    @Test
    void aMissingFile() throws Exception {
        Files.delete(config.folder().resolve("terminal.yaml"));
        assertProblem("terminal.yaml: found no such file, expected a readable YAML file");
    }

    @Test
    void theFileInsteadOfItsFolder() throws Exception {
        assertEquals(
                "bn-q03",
                TerminalConfigReader.read(config.folder().resolve("terminal.yaml"))
                        .terminal());
        InvalidConfigException other = assertThrows(
                InvalidConfigException.class,
                () -> TerminalConfigReader.read(config.folder().resolve("agency.yaml")));
        assertEquals(
                config.folder() + "/agency.yaml: found a file, expected a folder with terminal.yaml in it",
                other.problems().getFirst().toString());
    }

    @Test
    void aListOfPublishedVersionsByAnotherName() throws Exception {
        config.write("questionnaires/published.yml", "published: []\n");
        config.write("questionnaires/Published.yaml", "published: []\n");
        List<String> expected = List.of(
                "questionnaires/Published.yaml: found the name Published.yaml, expected the name published.yaml",
                "questionnaires/published.yml: found the name published.yml, expected the name published.yaml");
        assertEquals(expected, config.terminalProblems());
        assertEquals(expected, config.agencyProblems());
    }

    @Test
    void aFolder() throws Exception {
        Files.delete(config.folder().resolve("terminal.yaml"));
        Files.createDirectory(config.folder().resolve("terminal.yaml"));
        assertProblem("terminal.yaml: found a folder, expected a readable YAML file");
    }

    @Test
    void anotherEncoding() throws Exception {
        config.write("terminal.yaml", "agency: a\nseal: \u00d0\u00d0".getBytes(StandardCharsets.ISO_8859_1));
        assertProblem("terminal.yaml:2: found the byte 0xD0, expected text in the encoding UTF-8");
    }

    @Test
    void anEmptyFile() throws Exception {
        config.write("terminal.yaml", "# nothing\n");
        assertProblem("terminal.yaml: found an empty file, expected keys and values");
    }

    @Test
    void aListOrAText() throws Exception {
        config.write("terminal.yaml", "- a\n- b\n");
        assertProblem("terminal.yaml:1: found a list, expected keys and values");
        config.write("terminal.yaml", "xin chào");
        assertProblem("terminal.yaml:1: found \"xin chào\", expected keys and values");
    }

    @Test
    void aHugeFile() throws Exception {
        config.write("terminal.yaml", ConfigFolder.TERMINAL + "#".repeat(1 << 20));
        assertProblem("terminal.yaml: found more than 1 MiB, expected a file of at most 1 MiB");
    }

    @Test
    void deepNesting() throws Exception {
        config.write("terminal.yaml", "agency: " + "[".repeat(500_000));
        assertProblem("terminal.yaml:1: found more than 32 levels, expected less nesting");
    }

    @Test
    void aBillionLaughs() throws Exception {
        config.write("terminal.yaml", "a: &a [ha, ha]\nb: &b [*a, *a]\nc: [*b, *b]\n");
        assertProblem("terminal.yaml:1: found the anchor &a, expected a value without an anchor");
    }

    @Test
    void twoFilesOfOneVersion() throws Exception {
        config.write("questionnaires/q1.v1.yaml", ConfigFolder.QUESTIONNAIRE);
        config.write("questionnaires/q2.yml", ConfigFolder.QUESTIONNAIRE);
        assertEquals(
                List.of(
                        "questionnaires/q1.yaml: version: found 1, which another file has too, expected a version of"
                                + " its own",
                        "questionnaires/q2.yml: found the ending .yml, expected the ending .yaml"),
                config.agencyProblems());
    }

    @Test
    void anOlderVersionBesideTheNewOneIsRight() throws Exception {
        config.write("questionnaires/q1.v1.yaml", ConfigFolder.QUESTIONNAIRE);
        config.replace("questionnaires/q1.yaml", ConfigFolder.QUESTIONNAIRE, "version: 1", "version: 2");
        assertEquals(List.of(), config.agencyProblems());
    }

    @Test
    void whatWindowsWritesIsRight() throws Exception {
        config.write("terminal.yaml", "\uFEFF" + ConfigFolder.TERMINAL.replace("\n", "\r\n"));
        assertEquals(List.of(), config.terminalProblems());
    }

    private void assertProblem(String expected) {
        assertEquals(List.of(expected), config.terminalProblems());
    }
}
