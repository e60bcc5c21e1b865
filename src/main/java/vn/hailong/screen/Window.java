package vn.hailong.screen;

import javafx.collections.ListChangeListener;
import javafx.geometry.Rectangle2D;
import javafx.scene.Cursor;
import javafx.scene.Scene;
import javafx.scene.input.KeyCombination;
import javafx.stage.Stage;
import javafx.stage.StageStyle;

/// A stage as the settings want it.
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
}
