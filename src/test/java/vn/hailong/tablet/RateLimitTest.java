package vn.hailong.tablet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RateLimitTest {
    private final SettableClock clock = new SettableClock();
    private final RateLimit limit = new RateLimit(3, Duration.ofSeconds(30), clock::uptime);

    @Test
    void aFewAtOnceThenOneInTen() {
        assertEquals(3, allowed(5));
        clock.pass(Duration.ofMillis(9_999));
        assertFalse(limit.allows("a"));
        clock.pass(Duration.ofMillis(10));
        assertEquals(1, allowed(5));
        clock.pass(Duration.ofHours(5));
        assertEquals(3, allowed(5));
    }

    @Test
    void manyStrangersFillNoMemoryAndRestedOnesAreForgotten() {
        for (int i = 0; i < 1_000; i++) {
            assertTrue(limit.allows("stranger " + i));
        }
        assertFalse(limit.allows("one more"));
        clock.pass(Duration.ofSeconds(30));
        assertTrue(limit.allows("one more"));
    }

    private int allowed(int attempts) {
        int allowed = 0;
        for (int i = 0; i < attempts; i++) {
            allowed += limit.allows("a") ? 1 : 0;
        }
        return allowed;
    }
}
