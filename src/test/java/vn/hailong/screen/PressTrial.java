package vn.hailong.screen;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;

/// Presses every card and the number keys as a person would, through the X server, and compares what is reported.
final class PressTrial {
    private static final List<KeyCode> KEYS =
            List.of(KeyCode.DIGIT1, KeyCode.DIGIT2, KeyCode.DIGIT3, KeyCode.DIGIT4, KeyCode.DIGIT5, KeyCode.NUMPAD3);

    private final BlockingQueue<String> reported;
    private final Robot robot = onToolkit(Robot::new);

    PressTrial(BlockingQueue<String> reported) {
        this.reported = reported;
    }

    /// @throws IllegalStateException if one press is not reported exactly once
    void run(List<Integer> levels) throws InterruptedException {
        for (int place = 0; place < levels.size(); place++) {
            int card = place;
            onToolkit(() -> {
                Bounds bounds = ScreenInspection.cards()
                        .get(card)
                        .localToScreen(ScreenInspection.cards().get(card).getLayoutBounds());
                robot.mouseMove(bounds.getCenterX(), bounds.getCenterY());
                robot.mousePress(MouseButton.PRIMARY);
                return card;
            });
            // While the button is still down: a press counts when it comes, not when it ends.
            expect("touched " + levels.get(place));
            onToolkit(() -> {
                robot.mouseRelease(MouseButton.PRIMARY);
                return card;
            });
        }
        onToolkit(() -> {
            robot.keyType(KeyCode.NUM_LOCK);
            return KeyCode.NUM_LOCK;
        });
        for (KeyCode key : KEYS) {
            onToolkit(() -> {
                robot.keyPress(key);
                robot.keyRelease(key);
                return key;
            });
            expect("key " + key.getName().charAt(key.getName().length() - 1));
        }
        for (KeyCode key : List.of(KeyCode.TAB, KeyCode.ENTER)) {
            onToolkit(() -> {
                robot.keyType(key);
                return key;
            });
        }
        expect("touched " + levels.getFirst());
        String more = reported.poll(200, TimeUnit.MILLISECONDS);
        if (more != null) {
            throw new IllegalStateException("reported once too often: " + more);
        }
    }

    private void expect(String expected) throws InterruptedException {
        String found = reported.poll(5, TimeUnit.SECONDS);
        if (!expected.equals(found)) {
            throw new IllegalStateException("expected \"" + expected + "\", found \"" + found + "\"");
        }
    }

    private static <T> T onToolkit(Supplier<T> work) {
        CompletableFuture<T> done = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                done.complete(work.get());
            } catch (RuntimeException e) {
                done.completeExceptionally(e);
            }
        });
        return done.join();
    }
}
