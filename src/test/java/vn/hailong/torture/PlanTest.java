package vn.hailong.torture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
