package vn.hailong.wholepath;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.hailong.outbox.ShortOutboxBenchmark;

/// The benchmarks work, in small. What they measure is for a quiet machine, and nothing here asks whether it is good.
class BenchmarksIT {
    @TempDir
    Path folder;

    @Test
    void eachWritesWhatItFoundAndOneTableHoldsItAll() throws Exception {
        Path outbox = folder.resolve("outbox.json");
        Path drain = folder.resolve("drain.json");
        ShortOutboxBenchmark.run(folder, outbox);
        new DrainBenchmark(folder, 300).run(drain, 1);
        Path table = folder.resolve("table.json");
        Process process = new ProcessBuilder(
                        "/usr/bin/python3",
                        "-B",
                        "src/rig/bench/table.py",
                        table.toString(),
                        outbox.toString(),
                        drain.toString())
                .redirectErrorStream(true)
                .start();
        List<String> said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        String last = said.getLast();
        assertTrue(last.matches("bench: 6 targets, [0-6] missed"), String.join("\n", said));
        assertEquals(last.endsWith(" 0 missed") ? 0 : 1, process.waitFor());
        JsonNode lines = JsonMapper.shared().readTree(table.toFile());
        assertEquals(said.size() - 2, lines.size());
        assertEquals(
                List.of("outbox", "drain"),
                StreamSupport.stream(lines.spliterator(), false)
                        .map(line -> line.path("benchmark").asString(""))
                        .distinct()
                        .toList());
        lines.forEach(line -> assertTrue(line.path("ours").asDouble(0) > 0, line.toString()));
    }
}
