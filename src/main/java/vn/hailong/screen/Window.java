package vn.hailong.screen;

import java.util.Objects;
import javafx.animation.AnimationTimer;
import javafx.collections.ListChangeListener;
import javafx.geometry.Rectangle2D;
import javafx.scene.Cursor;
import javafx.scene.Scene;
import javafx.scene.input.KeyCombination;
import javafx.stage.Stage;
import javafx.stage.StageStyle;
import org.tinylog.Logger;

/// A stage as the settings want it, and what every window of the product does.
final class Window {
    private Window() {}

    static Stage of(ScreenSettings settings, Scene scene) {
        Stage stage = new Stage();
        stage.setTitle(settings.agencyName().in(settings.language()));
        stage.setScene(scene);
        if (settings.fullScreen()) {
            stage.initStyle(StageStyle.UNDECORATED);
            stage.setFullScreenExitHint("");
            stage.setFullScreenExitKeyCombination(KeyCombination.NO_MATCH);
            scene.setCursor(Cursor.NONE);
            cover(stage);
            // A monitor that was switched off and on again comes back as another screen.
            javafx.stage.Screen.getScreens()
                    .addListener((ListChangeListener<javafx.stage.Screen>) change -> cover(stage));
        }
        return stage;
    }

    /// Bounds as well as full screen: a display without a window manager knows no full screen.
    private static void cover(Stage stage) {
        Rectangle2D bounds = javafx.stage.Screen.getPrimary().getBounds();
        stage.setX(bounds.getMinX());
        stage.setY(bounds.getMinY());
        stage.setWidth(bounds.getWidth());
        stage.setHeight(bounds.getHeight());
        stage.setFullScreen(true);
    }

    /// A listener that fails must not end the window: the next citizen is to find it working.
    static void tell(Runnable call) {
        try {
            call.run();
        } catch (RuntimeException e) {
            Logger.error(e, "a press or a closed window could not be handled");
        }
    }

    static String stylesheet() {
        return Objects.requireNonNull(Window.class.getResource("/screen/screen.css"), "screen/screen.css")
                .toExternalForm();
    }

    /// A pulse begins only when the frame of the one before is drawn; the first may find no window yet.
    static void afterFirstFrame(Runnable then) {
        new AnimationTimer() {
            private int pulses;

            @Override
            public void handle(long now) {
                pulses++;
                if (pulses == 4) {
                    stop();
                    then.run();
                }
            }
        }.start();
    }
}
