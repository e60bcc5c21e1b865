package vn.hailong.torture;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// The rig's command line. Arguments: minutes, seed, the folder for what it leaves, the preloaded library, and perhaps
/// the only kind of fault to choose.
final class TortureProgram {
    private static final int MOST_NAMED = 100;

    private TortureProgram() {}

    public static void main(String[] arguments) throws Exception {
        Duration length = Duration.ofMillis((long) (Double.parseDouble(arguments[0]) * 60_000));
        long seed = Long.parseLong(arguments[1]);
        List<Kind> kinds = arguments.length > 4 ? List.of(kind(arguments[4])) : kinds(length);
        PrintStream out = System.out;
        List<Plan.Step> plan = Plan.of(seed, length, kinds);
        out.println("plan of seed " + seed + ":");
        plan.forEach(out::println);
        Wall wall = Wall.ofNight(seed, Instant.now());
        out.println("all clocks begin at " + wall.instant().atZone(Wall.CIVIL).toLocalDateTime() + " in Vietnam");
        out.println("what happened:");
        Torture.Result result = new Torture(plan, wall, Injector::new, out::println)
                .run(Path.of(arguments[2]), Path.of(arguments[3]), length);
        summary(result).forEach(out::println);
        System.exit(result.verdict().isGood() ? 0 : 1);
    }

    /// In a short run there is no time to notice that a connection is dead.
    static List<Kind> kinds(Duration length) {
        return Arrays.stream(Kind.values())
                .filter(kind -> kind != Kind.HALF_OPEN || length.compareTo(Duration.ofMinutes(2)) >= 0)
                .toList();
    }

    /// The table of what was injected, whatever nothing explains, and the verdict in the last line.
    static List<String> summary(Torture.Result result) {
        List<String> lines = new ArrayList<>();
        lines.add(String.format("%-22s %8s %8s", "kind of fault", "planned", "injected"));
        result.planned()
                .forEach((kind, planned) -> lines.add(String.format(
                        "%-22s %8d %8d",
                        kind.words(), planned, result.injected().getOrDefault(kind, 0))));
        lines.add(result.injected().size() + " kinds happened; these did not: "
                + Coverage.missing(result.injected().keySet()));
        lines.add(result.verdict().met() + "; starts that met a card in trouble and were tried again: "
                + result.restarts());
        List<String> unexplained = result.verdict().unexplained();
        unexplained.stream().limit(MOST_NAMED).forEach(each -> lines.add("unexplained: " + each));
        if (unexplained.size() > MOST_NAMED) {
            lines.add("unexplained: and " + (unexplained.size() - MOST_NAMED) + " more");
        }
        lines.addAll(Verdict.LEGEND);
        lines.add(result.verdict().line(result.faults()));
        return lines;
    }

    private static Kind kind(String words) {
        try {
            return Kind.valueOf(words.toUpperCase(Locale.ROOT).replace('-', '_'));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "--only: found " + words + ", expected one of "
                            + Arrays.stream(Kind.values()).map(Kind::words).toList(),
                    e);
        }
    }
}
