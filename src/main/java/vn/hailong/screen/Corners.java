package vn.hailong.screen;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.animation.PauseTransition;
import javafx.event.EventType;
import javafx.scene.Scene;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.TouchEvent;
import javafx.scene.input.TouchPoint;

/// Watches the upper corners for the sign of staff. It only looks: whatever lies there is touched all the same.
final class Corners {
    private static final int POINTER = 0;

    /// Of the height: below it lies what a citizen answers on.
    private static final double LOWEST = 0.18;

    private final CornerGesture gesture = new CornerGesture();
    private final Scene scene;
    private final double inches;
    private final Supplier<Duration> uptime;
    private final Runnable complete;
    private final PauseTransition heldLong =
            new PauseTransition(javafx.util.Duration.millis(CornerGesture.HOLD.toMillis() + 20));

    Corners(Scene scene, double inches, Supplier<Duration> uptime, Runnable complete) {
        this.scene = scene;
        this.inches = inches;
        this.uptime = uptime;
        this.complete = complete;
        heldLong.setOnFinished(event -> check());
        scene.addEventFilter(MouseEvent.ANY, this::mouse);
        scene.addEventFilter(TouchEvent.ANY, this::touch);
    }

    private void mouse(MouseEvent event) {
        // A touch also arrives as synthesized mouse events; it is seen as a touch already.
        if (event.isSynthesized()
                || (event.getButton() != MouseButton.PRIMARY && event.getButton() != MouseButton.NONE)) {
            return;
        }
        EventType<? extends MouseEvent> type = event.getEventType();
        if (type == MouseEvent.MOUSE_PRESSED) {
            down(POINTER, event.getSceneX(), event.getSceneY());
        } else if (type == MouseEvent.MOUSE_DRAGGED) {
            moved(POINTER, event.getSceneX(), event.getSceneY());
        } else if (type == MouseEvent.MOUSE_RELEASED) {
            gesture.up(POINTER, uptime.get());
        }
    }

    private void touch(TouchEvent event) {
        TouchPoint point = event.getTouchPoint();
        int finger = POINTER + 1 + point.getId();
        EventType<TouchEvent> type = event.getEventType();
        if (type == TouchEvent.TOUCH_PRESSED) {
            down(finger, point.getSceneX(), point.getSceneY());
        } else if (type == TouchEvent.TOUCH_MOVED) {
            moved(finger, point.getSceneX(), point.getSceneY());
        } else if (type == TouchEvent.TOUCH_RELEASED) {
            gesture.up(finger, uptime.get());
        }
    }

    private void down(int finger, double x, double y) {
        Optional<CornerGesture.Corner> corner = corner(x, y);
        gesture.down(finger, corner, uptime.get());
        if (corner.isPresent()) {
            heldLong.playFromStart();
        }
    }

    private void moved(int finger, double x, double y) {
        if (!gesture.holds(finger, corner(x, y))) {
            gesture.up(finger, uptime.get());
        }
    }

    private void check() {
        if (gesture.isComplete(uptime.get())) {
            gesture.forget();
            complete.run();
        }
    }

    private Optional<CornerGesture.Corner> corner(double x, double y) {
        Sizes sizes = Sizes.of(scene.getWidth(), scene.getHeight(), inches);
        double side = sizes.smallestTarget();
        if (y > Math.min(side, LOWEST * sizes.height()) || (x > side && x < sizes.width() - side)) {
            return Optional.empty();
        }
        return Optional.of(x <= side ? CornerGesture.Corner.LEFT : CornerGesture.Corner.RIGHT);
    }
}
