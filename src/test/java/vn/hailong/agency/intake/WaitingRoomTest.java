package vn.hailong.agency.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import vn.hailong.mqtt.IncomingMessage;

class WaitingRoomTest {
    private final WaitingRoom room = new WaitingRoom(1_000, 2);
    private final Link link = new FakeLink();

    /// Mosquitto 2.0 sends more than a receiver's window, once it was acknowledged something.
    @Test
    void aBrokerThatForgetsTheWindowFindsRoomUntilTheBytesAreFull() {
        for (int i = 0; i < 1_000; i++) {
            assertTrue(room.offer(message(1, 1, link)), "message " + i);
        }
        assertFalse(room.offer(message(1, 1, link)));
        room.poll();
        assertTrue(room.offer(message(1, 1, link)));
    }

    @Test
    void whatNoWindowLimitsIsLimitedByNumber() {
        assertTrue(room.offer(message(0, 1, link)));
        assertTrue(room.offer(message(0, 1, link)));
        assertFalse(room.offer(message(0, 1, link)));
        assertTrue(room.offer(message(1, 1, link)));
    }

    @Test
    void whatIsForgottenGivesItsRoomBack() {
        Link other = new FakeLink();
        Delivery kept = message(1, 400, other);
        assertTrue(room.offer(message(1, 600, link)));
        assertTrue(room.offer(kept));
        assertFalse(room.offer(message(1, 1, other)));
        room.forget(link);
        assertTrue(room.offer(message(1, 600, other)));
        assertSame(kept, room.poll());
        assertEquals(600, Objects.requireNonNull(room.poll()).message().payload().length);
        assertNull(room.poll());
    }

    private static Delivery message(int quality, int bytes, Link by) {
        return new Delivery(
                new IncomingMessage("topic", new byte[bytes], false, 1, quality),
                by,
                Instant.EPOCH,
                unread -> new Reader.Reading(Optional.empty(), List.of()));
    }
}
