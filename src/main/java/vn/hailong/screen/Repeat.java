package vn.hailong.screen;

import javafx.animation.PauseTransition;
import javafx.util.Duration;

/// Does something at once, and again and again while it is held. On the toolkit's thread.
final class Repeat {
    private static final Duration FIRST = Duration.millis(500);
    private static final Duration NEXT = Duration.millis(90);

    private final PauseTransition pause = new PauseTransition();

    Repeat(Runnable action) {
        pause.setOnFinished(event -> {
            action.run();
            pause.setDuration(NEXT);
            pause.playFromStart();
        });
    }

    void start() {
        pause.setDuration(FIRST);
        pause.playFromStart();
    }

    void stop() {
        pause.stop();
    }
}
