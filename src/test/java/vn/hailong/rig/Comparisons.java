package vn.hailong.rig;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// What a benchmark found, as `src/rig/bench/run` collects it in one table: each figure beside what a user would take
/// instead, and whether the target is met.
public final class Comparisons {
    private static final JsonMapper JSON = JsonMapper.shared();

    private record Line(
            String what,
            double ours,
            String beside,
            @Nullable Double theirs,
            @Nullable Double ratio,
            @Nullable String target,
            @Nullable Boolean met) {}

    private final String benchmark;
    private final List<Line> lines = new ArrayList<>();
    private final Map<String, Object> details = new LinkedHashMap<>();
    private boolean met = true;

    public Comparisons(String benchmark) {
        this.benchmark = benchmark;
    }

    /// A figure that stands for itself.
    public void tell(String what, double ours) {
        lines.add(new Line(what, ours, "", null, null, null, null));
    }

    /// A figure beside another, without a target.
    public void compare(String what, double ours, String beside, double theirs) {
        lines.add(new Line(what, ours, beside, theirs, ours / theirs, null, null));
    }

    /// @param ratio that ours to theirs must reach
    public void atLeast(String what, double ours, String beside, double theirs, double ratio) {
        judge(what, ours, beside, theirs, "at least " + ratio, ours / theirs >= ratio);
    }

    /// @param ratio that ours to theirs must not exceed
    public void atMost(String what, double ours, String beside, double theirs, double ratio) {
        judge(what, ours, beside, theirs, "at most " + ratio, ours / theirs <= ratio);
    }

    private void judge(String what, double ours, String beside, double theirs, String target, boolean isMet) {
        lines.add(new Line(what, ours, beside, theirs, ours / theirs, target, isMet));
        met &= isMet;
    }

    /// Something else that was measured.
    public void detail(String what, Object value) {
        details.put(what, value);
    }

    /// Whether every target is met.
    public boolean areMet() {
        return met;
    }

    public void write(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("benchmark", benchmark);
        all.put("comparisons", lines);
        all.put("details", details);
        Files.write(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(all));
    }
}
