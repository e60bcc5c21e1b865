package vn.hailong.screen;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.application.Platform;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.stage.Stage;
import vn.hailong.survey.Texts;

/// The test box as a window. Its fields are touched by the toolkit's thread only, unless said otherwise.
final class FxTestBox implements TestBox {
    private final Stage stage = new Stage();
    private final BoxPane box;

    /// Any thread.
    private final AtomicBoolean closed = new AtomicBoolean();

    static TestBox open(TestBoxSettings settings, Listener listener) throws ScreenUnavailableException {
        Texts texts = settings.texts();
        Face.numberFor(0, settings.scale().levels().size());
        String display = System.getenv("DISPLAY");
        CompletableFuture<FxTestBox> built = Toolkit.build(display, () -> new FxTestBox(settings, listener, texts));
        return Toolkit.open(display, built, (window, opened) -> {
            window.stage.show();
            Window.afterFirstFrame(() -> opened.complete(window));
        });
    }

    private FxTestBox(TestBoxSettings settings, Listener listener, Texts texts) {
        box = new BoxPane(settings, texts, new Fonts(), listener::down, listener::up);
        Scene scene = new Scene(box);
        scene.getStylesheets().add(Window.stylesheet());
        new Keys(() -> false, box::keyDown, box::keyUp).listenTo(scene);
        stage.setTitle(texts.get("box.title"));
        stage.setScene(scene);
        stage.setResizable(false);
        stage.setOnCloseRequest(event -> {
            event.consume();
            Window.tell(listener::closed);
        });
        stage.focusedProperty().subscribe(focused -> {
            if (!focused) {
                box.letGo();
            }
        });
        stage.setOnHidden(event -> box.letGo());
        place(scene);
    }

    @Override
    public void lit(boolean lit) {
        later(() -> box.lit(lit));
    }

    @Override
    public void sounding(boolean on) {
        later(() -> box.sounding(on));
    }

    @Override
    public void show(Map<Integer, State> buttons) {
        Map<Integer, State> shown = Map.copyOf(buttons);
        later(() -> box.show(shown));
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            Platform.runLater(stage::hide);
            Toolkit.leave();
        }
    }

    private void later(Runnable change) {
        if (!closed.get()) {
            Platform.runLater(change);
        }
    }

    private void place(Scene scene) {
        Rectangle2D desktop = javafx.stage.Screen.getPrimary().getVisualBounds();
        box.applyCss();
        double width = box.prefWidth(-1);
        double height = box.prefHeight(-1);
        Optional<Stage> other = screen();
        if (other.isEmpty() || other.get().isFullScreen()) {
            // Else it would vanish below a screen that covers everything.
            other.ifPresent(stage::initOwner);
            move(Placement.of(desktop, null, width, height));
            return;
        }
        Stage screen = other.get();
        double frame = screen.getHeight() - screen.getScene().getHeight();
        Placement placement = Placement.of(
                desktop,
                new Rectangle2D(screen.getX(), screen.getY(), screen.getWidth(), screen.getHeight()),
                width,
                height + frame);
        move(placement);
        screen.setY(placement.screenY());
    }

    private void move(Placement placement) {
        stage.setX(placement.x());
        stage.setY(placement.y());
    }

    private static Optional<Stage> screen() {
        return javafx.stage.Window.getWindows().stream()
                .filter(Stage.class::isInstance)
                .map(Stage.class::cast)
                .findFirst();
    }
}
