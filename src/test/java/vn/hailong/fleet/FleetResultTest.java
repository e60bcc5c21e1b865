package vn.hailong.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class FleetResultTest {
    private static final String NUMBERS = "fleet of 4 terminals: sealed 10, receipted 7 in 2.0 s (4/s), seal to receipt"
            + " p50 20 ms, p99 90 ms, sent again 1, ";

    /// As long as they may still come nothing is lost.
    @Test
    void receiptsAreAwaitedBeforeTheyAreLost() {
        FleetResult result =
                new FleetResult(4, 10, 7, 1, Duration.ofSeconds(2), Duration.ofMillis(20), Duration.ofMillis(90));
        assertEquals(NUMBERS + "receipts awaited 3", result.soFar());
        assertEquals(NUMBERS + "lost receipts 3", result.toString());
    }
}
