package vn.hailong.buttons;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/// Carries out what the rules of a box ask for: calls the listener, switches the lamps, keeps the state, and
/// writes the log. One thread calls it; [#state] may be read, and [#mute] called, by any.
public final class BoxDriver {
    private final ButtonBox box;
    private final Lamps lamps;
    private final Object speaking = new Object();
    private RatingButtons.@Nullable Listener listener;
    private volatile BoxState state;

    public BoxDriver(ButtonBox box, Lamps lamps) {
        this.box = box;
        this.lamps = lamps;
        this.state = new BoxState(box.states(), Optional.empty());
    }

    public void listen(RatingButtons.Listener heard) {
        synchronized (speaking) {
            listener = heard;
        }
    }

    /// After it has returned, the listener is not called.
    public void mute() {
        synchronized (speaking) {
            listener = null;
        }
    }

    /// Whether somebody listens.
    public boolean isHeard() {
        synchronized (speaking) {
            return listener != null;
        }
    }

    public BoxState state() {
        return state;
    }

    /// A button is down or up now. Before somebody listens it is not looked at: the lamps must not answer a press
    /// that nobody records.
    public void level(int level, boolean down, Duration at) {
        if (isHeard()) {
            perform(box.level(level, down, at));
        }
    }

    public void show(Feedback feedback, Duration at) {
        perform(box.show(feedback, at));
    }

    /// What time alone has brought about, and when it does so next.
    public Optional<Duration> tick(Duration now) {
        perform(box.tick(now));
        return box.nextChange(now);
    }

    /// The box can be read now.
    ///
    /// @param down what was down already
    public void found(Collection<Integer> down, Duration at) {
        box.found(down, at);
        changed(Optional.empty());
    }

    /// The box can't be read.
    ///
    /// @param fault why, and what to do
    public void lost(String fault) {
        box.lost();
        changed(Optional.of(fault));
    }

    /// Something about the box is wrong or right again that does not keep it from being read.
    public void complain(Optional<String> fault) {
        changed(fault);
    }

    /// Lamps and sound may have forgotten what they were told.
    public void relight() {
        lamps.lit(box.isLit());
        lamps.sounding(box.isSounding());
    }

    public void dark() {
        lamps.lit(false);
        lamps.sounding(false);
    }

    private void perform(List<ButtonBox.Effect> effects) {
        for (ButtonBox.Effect effect : effects) {
            switch (effect) {
                case ButtonBox.Effect.Lamps(boolean lit) -> lamps.lit(lit);
                case ButtonBox.Effect.Sound(boolean on) -> lamps.sounding(on);
                case ButtonBox.Effect.Pressed(int level, Duration at) -> pressed(level, at);
                case ButtonBox.Effect.Stuck(int level, Duration heldFor) -> {
                    Logger.warn(
                            "Button {} has been down for {} s: it is stuck, and ignored until it is released",
                            level,
                            heldFor.toSeconds());
                    changed(state.fault());
                }
                case ButtonBox.Effect.Healed(int level, Duration heldFor) -> {
                    Logger.info("Button {} was released after {} s, and is heard again", level, heldFor.toSeconds());
                    changed(state.fault());
                }
            }
        }
    }

    private void pressed(int level, Duration at) {
        synchronized (speaking) {
            if (listener != null) {
                listener.pressed(level, at);
            }
        }
    }

    private void changed(Optional<String> fault) {
        BoxState now = new BoxState(box.states(), fault);
        if (now.equals(state)) {
            return;
        }
        state = now;
        synchronized (speaking) {
            if (listener != null) {
                listener.changed();
            }
        }
    }
}
