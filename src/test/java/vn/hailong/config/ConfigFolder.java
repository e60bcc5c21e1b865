package vn.hailong.config;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A folder with a small configuration that is right, for a test to spoil.
final class ConfigFolder {
    static final String TERMINAL = """
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
            broker:
              address: mqtt://localhost
            buttons: {source: keyboard}
            dataFolder: data
            thanks: 2 s
            """;
    static final String AGENCY = """
            agency: ba-ngoi
            name: {vi: Phường Ba Ngòi}
            units:
              - id: phuong
                name: {vi: Phường}
              - id: ttpvhcc
                name: {vi: Trung tâm}
                parent: phuong
                counters:
                  - {id: q01, name: {vi: Quầy 1}}
            terminals:
              - {id: bn-q01, unit: ttpvhcc, counter: q01}
            targets:
              - id: hai-long
                text: {vi: Hài lòng}
                unit: phuong
                percent: 90
                from: 2026-01-01
                to: 2026-12-31
                basis: Kế hoạch
            dataFolder: data
            """;
    static final String QUESTIONNAIRE = """
            id: q1
            version: 1
            title: {vi: Một câu hỏi}
            items:
              - id: btn.overall
                type: rating
                kind: RATING
                scale: scale5
                text: {vi: Hài lòng không?}
            """;

    private final Path folder;

    ConfigFolder(Path folder) throws IOException {
        this.folder = folder;
        write("terminal.yaml", TERMINAL);
        write("agency.yaml", AGENCY);
        write("questionnaires/q1.yaml", QUESTIONNAIRE);
    }

    Path folder() {
        return folder;
    }

    void write(String name, String text) throws IOException {
        write(name, text.getBytes(StandardCharsets.UTF_8));
    }

    void write(String name, byte[] bytes) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(folder.resolve(name).resolveSibling("."));
        Files.write(file, bytes);
    }

    /// Writes the file with one part of its text replaced.
    void replace(String name, String original, String old, String replacement) throws IOException {
        if (!original.contains(old)) {
            throw new IllegalArgumentException("no " + old + " in " + name);
        }
        write(name, original.replace(old, replacement));
    }

    List<String> terminalProblems() {
        return problems(() -> TerminalConfigReader.read(folder));
    }

    List<String> agencyProblems() {
        return problems(() -> AgencyConfigReader.read(folder.resolve("agency.yaml")));
    }

    /// What is told of an agency.yaml without mistakes.
    List<String> agencyNotices() throws InvalidConfigException {
        List<String> notices = new ArrayList<>();
        AgencyConfigReader.read(folder.resolve("agency.yaml"), notices::add);
        return notices.stream().map(notice -> notice.replace(folder + "/", "")).toList();
    }

    private interface Reading {
        Object read() throws InvalidConfigException;
    }

    private List<String> problems(Reading reading) {
        try {
            reading.read();
            return List.of();
        } catch (InvalidConfigException e) {
            return e.problems().stream()
                    .map(problem -> problem.toString().replace(folder + "/", ""))
                    .toList();
        }
    }
}
