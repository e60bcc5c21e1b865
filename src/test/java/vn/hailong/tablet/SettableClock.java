package vn.hailong.tablet;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/// A wall and an uptime in the test's hand.
final class SettableClock extends Clock {
    private Instant now = Instant.parse("2026-11-23T01:30:00Z");
    private Duration uptime = Duration.ofHours(1);

    void pass(Duration time) {
        now = now.plus(time);
        uptime = uptime.plus(time);
    }

    /// As a time server does it.
    void set(Instant wall) {
        now = wall;
    }

    Duration uptime() {
        return uptime;
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("nobody asks for another zone");
    }
}
