package vn.hailong.terminal;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.hailong.buttons.BoxState;
import vn.hailong.buttons.Feedback;
import vn.hailong.buttons.RatingButtons;
import vn.hailong.screen.StaffDesk;
import vn.hailong.screen.TestBox;

/// Stands between the buttons and the session. While staff test the box its presses are theirs, and its lamps too; the
/// session hears nothing. From any thread.
final class ButtonTest {
    private final RatingButtons buttons;
    private StaffDesk.@Nullable TestListener listener;
    private Feedback usual = Feedback.READY;

    ButtonTest(RatingButtons buttons) {
        this.buttons = buttons;
    }

    synchronized void begin(StaffDesk.TestListener tester) {
        listener = tester;
        tell(tester);
        buttons.show(Feedback.READY);
    }

    synchronized void end() {
        if (listener != null) {
            listener = null;
            buttons.show(usual);
        }
    }

    /// Nothing, unless the box is being tested.
    synchronized void feedback(Feedback tried) {
        if (listener != null) {
            buttons.show(tried);
        }
    }

    /// What the session wants the box to tell the citizen.
    synchronized void show(Feedback feedback) {
        usual = feedback;
        if (listener == null) {
            buttons.show(feedback);
        }
    }

    /// @return whether the press was part of a test
    synchronized boolean pressed(int level) {
        if (listener == null) {
            return false;
        }
        listener.pressed(level);
        return true;
    }

    synchronized void changed() {
        if (listener != null) {
            tell(listener);
        }
    }

    private void tell(StaffDesk.TestListener tester) {
        BoxState box = buttons.state();
        Map<Integer, TestBox.State> states = new TreeMap<>();
        box.buttons()
                .forEach((level, state) -> states.put(
                        level,
                        switch (state) {
                            case OK -> TestBox.State.OK;
                            case STUCK -> TestBox.State.STUCK;
                            case MISSING -> TestBox.State.MISSING;
                        }));
        tester.changed(states, box.fault());
    }
}
