package vn.hailong.torture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PlanTest {
    private static final Duration LENGTH = Duration.ofMinutes(5);

    @Test
    void theSeedDecidesEverything() {
        assertEquals(Plan.of(7, LENGTH, List.of(Kind.values())), Plan.of(7, LENGTH, List.of(Kind.values())));
        assertNotEquals(Plan.of(7, LENGTH, List.of(Kind.values())), Plan.of(8, LENGTH, List.of(Kind.values())));
    }

    /// Sets are walked in another order in each process.
    @Test
    void anotherProcessMakesTheSamePlan() throws Exception {
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        PlanTest.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String said = new String(other.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, other.waitFor());
        assertEquals(words(), said);
    }

    /// Says the plan of seed 7.
    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        out.print(words());
        out.flush();
    }

    private static String words() {
        return Plan.of(7, LENGTH, List.of(Kind.values())).stream()
                .map(step -> step + "\n")
                .collect(Collectors.joining());
    }

    @Test
    void inFiveMinutesEveryKindComesAndEndsInTime() {
        for (int seed = 0; seed < 20; seed++) {
            List<Plan.Step> plan = Plan.of(seed, LENGTH, List.of(Kind.values()));
            assertEquals(
                    Kind.values().length,
                    plan.stream().map(Plan.Step::kind).distinct().count(),
                    "seed " + seed);
            assertTrue(plan.stream()
                    .allMatch(step -> step.at().plus(step.lasting()).compareTo(LENGTH) <= 0));
        }
    }

    @Test
    void noTwoFaultsTouchTheSamePartAtTheSameTime() {
        Map<String, Duration> busyUntil = new HashMap<>();
        for (Plan.Step step : Plan.of(7, LENGTH, List.of(Kind.values()))) {
            for (String claim : Plan.claims(step.kind(), step.target())) {
                assertTrue(busyUntil.getOrDefault(claim, Duration.ZERO).compareTo(step.at()) <= 0, step::toString);
                busyUntil.put(claim, step.at().plus(step.lasting()));
            }
        }
    }

    @Test
    void oneKindAloneCanBeAskedFor() {
        List<Plan.Step> plan = Plan.of(7, LENGTH, List.of(Kind.HALF_OPEN));
        assertTrue(plan.size() > 20, plan::toString);
        assertEquals(
                List.of(Kind.HALF_OPEN),
                plan.stream().map(Plan.Step::kind).distinct().collect(Collectors.toList()));
    }
}
