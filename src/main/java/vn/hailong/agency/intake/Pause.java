package vn.hailong.agency.intake;

import java.time.Duration;

/// Waits, so that a test need not.
public interface Pause {
    void pause(Duration duration) throws InterruptedException;
}
