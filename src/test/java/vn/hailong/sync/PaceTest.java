package vn.hailong.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class PaceTest {
    private final Pace pace = new Pace(200, 8);

    @Test
    void itBeginsWithEverything() {
        assertEquals(200, pace.batch());
        assertEquals(8, pace.window());
        pace.receipted();
        assertEquals(8, pace.window());
    }

    @Test
    void aLinkThatIsTooSlowForFortyResponsesGetsMoreThanHalfOfThatMostOfTheTime() {
        int stuck = 0;
        long carried = 0;
        for (int turn = 0; turn < 200; turn++) {
            if (pace.batch() * pace.window() > 40) {
                stuck++;
                pace.stuck();
            } else {
                carried += pace.batch();
                pace.receipted();
            }
        }
        assertTrue(stuck < 30, "stuck " + stuck + " times");
        assertTrue(carried > 200 * 20, "carried " + carried);
    }

    @Test
    void aLinkThatHasRecoveredIsUsedInFullAgain() {
        pace.stuck();
        pace.stuck();
        pace.stuck();
        int receipts = 0;
        while (pace.window() < 8) {
            pace.receipted();
            receipts++;
        }
        assertTrue(receipts < 40, receipts + " receipts");
    }

    @Test
    void oneAloneIsTheLeast() {
        for (int i = 0; i < 20; i++) {
            pace.stuck();
        }
        assertEquals(1, pace.batch());
        assertEquals(1, pace.window());
        pace.receipted();
        assertEquals(2, pace.batch());
    }
}
