package vn.hailong.terminal;

import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/// UUIDs of version 7 (RFC 9562): milliseconds of the wall clock, then random bits.
final class TimeOrderedIds implements Supplier<UUID> {
    private final InstantSource wall;
    private final RandomGenerator random;

    TimeOrderedIds(InstantSource wall, RandomGenerator random) {
        this.wall = wall;
        this.random = random;
    }

    @Override
    public UUID get() {
        long high = (wall.millis() << 16) | 0x7000L | (random.nextInt() & 0x0FFF);
        long low = 0x8000000000000000L | (random.nextLong() & 0x3FFFFFFFFFFFFFFFL);
        return new UUID(high, low);
    }
}
