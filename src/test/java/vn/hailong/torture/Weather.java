package vn.hailong.torture;

import java.time.Duration;

/// What a link does to what passes.
///
/// @param latency        each way
/// @param bytesPerSecond each way; 0: as many as come
/// @param hole           nothing that enters comes out, and what was opened stays open
/// @param duplicates     each message comes twice
/// @param reorders       each message may be overtaken by the next
/// @param mute           no status comes through, and its sender thinks that it does
record Weather(Duration latency, int bytesPerSecond, boolean hole, boolean duplicates, boolean reorders, boolean mute) {
    static final Weather FAIR = new Weather(Duration.ZERO, 0, false, false, false, false);

    static Weather late(Duration latency) {
        return new Weather(latency, 0, false, false, false, false);
    }

    static Weather slow(int bytesPerSecond) {
        return new Weather(Duration.ZERO, bytesPerSecond, false, false, false, false);
    }

    static Weather blackHole() {
        return new Weather(Duration.ZERO, 0, true, false, false, false);
    }

    static Weather duplicating() {
        return new Weather(Duration.ZERO, 0, false, true, false, false);
    }

    static Weather reordering() {
        return new Weather(Duration.ZERO, 0, false, false, true, false);
    }

    static Weather muting() {
        return new Weather(Duration.ZERO, 0, false, false, false, true);
    }
}
