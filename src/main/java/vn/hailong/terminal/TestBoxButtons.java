package vn.hailong.terminal;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.hailong.buttons.BoxState;
import vn.hailong.buttons.ButtonBox;
import vn.hailong.buttons.Feedback;
import vn.hailong.buttons.Lamps;
import vn.hailong.buttons.PressableButtons;
import vn.hailong.buttons.SimulatedButtons;
import vn.hailong.screen.TestBox;

/// The test box as the terminal's buttons: a simulated box follows the rules of every box, and the window is its front.
/// It records from the start; the window comes when it can.
final class TestBoxButtons implements PressableButtons {
    private final SimulatedButtons box;
    private volatile @Nullable TestBox window;

    /// @param levels the buttons that the box has
    TestBoxButtons(Collection<Integer> levels) {
        this(levels, ButtonBox.STUCK_AFTER);
    }

    TestBoxButtons(Collection<Integer> levels, Duration stuckAfter) {
        box = new SimulatedButtons(levels, stuckAfter, new WindowLamps());
    }

    /// Shows everything in this window from now on.
    void attach(TestBox opened) {
        window = opened;
        showStates();
    }

    /// There is no window.
    ///
    /// @param fault why
    void lost(String fault) {
        box.lost(fault);
    }

    @Override
    public void down(int level) {
        box.down(level);
    }

    @Override
    public void up(int level) {
        box.up(level);
    }

    @Override
    public void listen(Listener listener) {
        box.listen(new Listener() {
            @Override
            public void pressed(int level, Duration at) {
                listener.pressed(level, at);
            }

            @Override
            public void changed() {
                showStates();
                listener.changed();
            }
        });
    }

    @Override
    public BoxState state() {
        return box.state();
    }

    @Override
    public void show(Feedback feedback) {
        box.show(feedback);
    }

    @Override
    public void close() {
        box.close();
    }

    /// One at a time, so that an older state never follows a newer one.
    private synchronized void showStates() {
        TestBox shown = window;
        if (shown != null) {
            shown.show(box.state().buttons().entrySet().stream()
                    .collect(Collectors.toMap(Map.Entry::getKey, button -> switch (button.getValue()) {
                        case OK -> TestBox.State.OK;
                        case STUCK -> TestBox.State.STUCK;
                        case MISSING -> TestBox.State.MISSING;
                    })));
        }
    }

    private final class WindowLamps implements Lamps {
        @Override
        public void lit(boolean lit) {
            TestBox shown = window;
            if (shown != null) {
                shown.lit(lit);
            }
        }

        @Override
        public void sounding(boolean on) {
            TestBox shown = window;
            if (shown != null) {
                shown.sounding(on);
            }
        }
    }
}
