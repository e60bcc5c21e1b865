package vn.hailong.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.hailong.wire.SeqRange;

/// A connection that breaks, or that another client takes.
class CourierLinkTest extends CourierScene {
    @Test
    void aBrokenConnectionStartsOverFromTheOldest() {
        seal(6);
        courier.step();
        uplink.takeSent();
        receipt(new SeqRange(1, 1));
        uplink.lose();
        courier.step();
        assertEquals(List.of("online", "offline: pulled"), told, "a late receipt waits for the next connection");
        now = now.plusSeconds(2);
        courier.step();
        assertEquals(List.of(List.of(2L, 3L, 4L), List.of(5L, 6L)), uplink.takeSent());
    }

    @Test
    void attemptsToConnectSlowDownAndNeverStop() {
        uplink.reachable = false;
        seal(1);
        List<Long> waits = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            Duration wait = courier.step();
            waits.add(wait.toMillis());
            now = now.plus(wait);
        }
        assertEquals(12, uplink.attempts);
        long full = 1000;
        for (long wait : waits) {
            assertTrue(wait >= full / 2 && wait <= full, wait + " of " + full);
            full = Math.min(60_000, full * 2);
        }
        assertEquals(List.of("offline: no broker"), told, "told once");
        uplink.reachable = true;
        courier.step();
        assertEquals(1, uplink.takeSent().size());
    }

    @Test
    void whoIsTakenOverAgainAndAgainLeavesTheBrokerToTheOtherLongerAndLonger() {
        seal(1);
        courier.step();
        List<Long> waits = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            uplink.takeOver();
            Duration wait = courier.step();
            waits.add(wait.toSeconds());
            uplink.takeSent();
            now = now.plus(wait);
            courier.step();
            assertEquals(1, uplink.takeSent().size(), "what waits is sent at every turn");
        }
        assertEquals(12, courier.takeovers());
        assertEquals(13, uplink.attempts);
        long full = 5;
        for (long wait : waits) {
            assertTrue(wait >= full / 2 && wait <= full, wait + " of " + full);
            full = Math.min(900, full * 2);
        }
        assertEquals("taken over: another client", told.get(1));

        now = now.plusSeconds(1_801);
        uplink.takeOver();
        assertTrue(courier.step().toSeconds() <= 5, "after half an hour alone it is a new quarrel");
    }

    @Test
    void aBrokerThatAcceptsAndClosesAgainAndAgainIsTakenForOneWithTwoClientsOfOneId() {
        seal(1);
        courier.step();
        for (int i = 0; i < 20; i++) {
            now = now.plusSeconds(1);
            uplink.lose();
            now = now.plus(courier.step());
            courier.step();
        }
        assertEquals(16, courier.takeovers(), "five in a row are no chance");
        now = now.plusSeconds(60);
        uplink.lose();
        Duration wait = courier.step();
        assertTrue(wait.toSeconds() >= 450, "a quarter of an hour at most, found " + wait);
    }

    @Test
    void anUnstableNetworkIsNoRival() {
        seal(1);
        courier.step();
        for (int i = 0; i < 20; i++) {
            now = now.plusSeconds(i % 2 == 0 ? 1 : 40);
            uplink.lose();
            uplink.reachable = i % 3 == 0;
            now = now.plus(courier.step());
            courier.step();
            uplink.reachable = true;
            now = now.plusSeconds(60);
            courier.step();
        }
        assertEquals(0, courier.takeovers());
    }
}
