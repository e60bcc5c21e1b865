package vn.hailong.rig;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// `hailong …` as a process of its own, from the classes of this build.
public final class HailongProcess implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 60;
    private static final List<String> SHORT = List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    private final Process process;
    private final Path output;
    private final Path errors;

    private HailongProcess(Process process, Path output, Path errors) {
        this.process = process;
        this.output = output;
        this.errors = errors;
    }

    /// @param folder takes what the process says
    public static HailongProcess start(Path folder, String... arguments) throws IOException {
        return start(folder, Map.of(), arguments);
    }

    /// @param environment beside ours
    public static HailongProcess start(Path folder, Map<String, String> environment, String... arguments)
            throws IOException {
        return start(folder, ProcessBuilder.Redirect.PIPE, command(arguments), environment);
    }

    /// @param input the standard input
    public static HailongProcess start(Path folder, ProcessBuilder.Redirect input, String... arguments)
            throws IOException {
        return start(folder, input, command(arguments), Map.of());
    }

    /// By the launcher of the built folder, with its options for the Java machine: for benchmarks.
    public static HailongProcess startByLauncher(Path folder, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("target/hailong/bin/hailong"));
        command.addAll(List.of(arguments));
        return start(
                folder,
                ProcessBuilder.Redirect.PIPE,
                command,
                Map.of("HAILONG_JAVA_HOME", System.getProperty("java.home"), "HAILONG_OPTS", ""));
    }

    private static List<String> command(String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(SHORT);
        command.addAll(List.of(
                "--enable-native-access=ALL-UNNAMED",
                "-Dtinylog.configuration=src/main/resources/tinylog.properties",
                "-cp",
                System.getProperty("java.class.path"),
                "vn.hailong.Main"));
        command.addAll(List.of(arguments));
        return command;
    }

    private static HailongProcess start(
            Path folder, ProcessBuilder.Redirect input, List<String> command, Map<String, String> environment)
            throws IOException {
        Path output = Files.createTempFile(folder, "output", ".txt");
        Path errors = Files.createTempFile(folder, "errors", ".txt");
        ProcessBuilder program = new ProcessBuilder(command)
                .redirectInput(input)
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile());
        program.environment().putAll(environment);
        return new HailongProcess(program.start(), output, errors);
    }

    public Process process() {
        return process;
    }

    /// Writes to the standard input.
    public void type(String text) throws IOException {
        process.outputWriter().write(text);
        process.outputWriter().flush();
    }

    /// What it said on the standard output so far.
    public List<String> output() throws IOException {
        return Files.readAllLines(output);
    }

    /// What it said on the standard error so far.
    public List<String> errors() throws IOException {
        return Files.readAllLines(errors);
    }

    /// Waits for the end.
    public int exitCode() throws IOException, InterruptedException {
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException("still running after " + PATIENCE_SECONDS + " s: " + errors());
        }
        return process.exitValue();
    }

    /// What there is to say when it went wrong.
    @Override
    public String toString() {
        try {
            return "output " + output() + ", errors " + errors();
        } catch (IOException e) {
            return e.toString();
        }
    }

    /// SIGKILL, if it still runs.
    @Override
    public void close() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }
}
