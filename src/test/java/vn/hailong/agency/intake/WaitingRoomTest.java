package vn.hailong.agency.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Collections;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import vn.hailong.agency.store.Arrival;
import vn.hailong.agency.store.Code;
import vn.hailong.mqtt.IncomingMessage;

class WaitingRoomTest {
    private static final int ROOM = 1 << 20;
    private static final Arrival JUNK = new Arrival.Refused(
            Optional.empty(), "responses", "topic", new byte[1], Code.MALFORMED, "junk", Instant.EPOCH);

    private final WaitingRoom room = new WaitingRoom(ROOM, 2);
    private final Link link = new FakeLink();

    /// Mosquitto 2.0 sends more than a receiver's window, once it was acknowledged something.
    @Test
    void aBrokerThatForgetsTheWindowFindsRoomUntilItIsFull() {
        int fits = ROOM / (WaitingRoom.OVERHEAD_BYTES + 1_024);
        for (int i = 0; i < fits; i++) {
            assertTrue(room.offer(message(1, 1_024, 0, link)), "message " + i);
        }
        assertFalse(room.offer(message(1, 1_024, 0, link)));
        room.poll();
        assertTrue(room.offer(message(1, 1_024, 0, link)));
    }

    @Test
    void whatNoWindowLimitsIsLimitedByNumber() {
        assertTrue(room.offer(message(0, 1, 0, link)));
        assertTrue(room.offer(message(0, 1, 0, link)));
        assertFalse(room.offer(message(0, 1, 0, link)));
        assertTrue(room.offer(message(1, 1, 0, link)));
    }

    @Test
    void emptyMessagesTakeRoomToo() {
        int fits = 0;
        while (fits <= ROOM && room.offer(message(1, 0, 0, link))) {
            fits++;
        }
        assertEquals(ROOM / WaitingRoom.OVERHEAD_BYTES, fits);
        assertFalse(room.hasRoomFor(message(1, 0, 0, link).message()));
    }

    /// A batch of 200 elements of one letter is short, and 200 responses to keep.
    @Test
    void whatWasReadInAMessageTakesRoom() {
        int fits = 0;
        while (fits <= ROOM && room.offer(message(1, 469, 200, link))) {
            fits++;
        }
        assertEquals(ROOM / (201 * WaitingRoom.OVERHEAD_BYTES + 469), fits);
        while (room.poll() != null) {
            // out with all of them
        }
        assertTrue(room.offer(message(1, ROOM - WaitingRoom.OVERHEAD_BYTES, 0, link)), "as if none had been");
    }

    @Test
    void whatIsForgottenGivesItsRoomBack() {
        Link other = new FakeLink();
        Delivery kept = message(1, ROOM / 3, 10, other);
        assertTrue(room.offer(message(1, ROOM / 2, 20, link)));
        assertTrue(room.offer(kept));
        assertFalse(room.offer(message(1, ROOM / 4, 0, other)));
        room.forget(link);
        assertTrue(room.offer(message(1, ROOM / 2, 0, other)));
        assertSame(kept, room.poll());
        assertEquals(ROOM / 2, Objects.requireNonNull(room.poll()).message().payload().length);
        assertNull(room.poll());
    }

    private static Delivery message(int quality, int bytes, int responses, Link by) {
        return new Delivery(
                new IncomingMessage("topic", new byte[bytes], false, 1, quality),
                by,
                Instant.EPOCH,
                new Reader.Reading(Optional.empty(), Collections.nCopies(responses, JUNK)));
    }
}
