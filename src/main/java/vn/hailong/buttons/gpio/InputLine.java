package vn.hailong.buttons.gpio;

import com.pi4j.io.gpio.digital.DigitalInputBase;
import com.pi4j.io.gpio.digital.DigitalInputConfig;
import com.pi4j.io.gpio.digital.DigitalInputProvider;
import com.pi4j.io.gpio.digital.DigitalState;
import java.time.Duration;

/// One input of the provider's one request. Its state is the level that was last told; unknown while the provider
/// is not connected.
final class InputLine extends DigitalInputBase {
    private volatile DigitalState state = DigitalState.UNKNOWN;

    InputLine(DigitalInputProvider provider, DigitalInputConfig config) {
        super(provider, config);
    }

    @Override
    public DigitalState state() {
        return state;
    }

    Line line() {
        return new Line(config().bcm(), config().description());
    }

    /// The level at the time of connecting, or none any more: nobody is told, since nothing has happened on the
    /// line.
    void begin(DigitalState level) {
        state = level;
    }

    /// The level is this now. Fast edges coalesce, so an event says no more than that: told again, nothing follows.
    void level(DigitalState level, Duration at) {
        if (level != state) {
            state = level;
            dispatch(new LineEvent(this, level, at));
        }
    }
}
