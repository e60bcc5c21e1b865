package vn.hailong.screen;

import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Circle;
import javafx.scene.text.TextAlignment;

/// One line that keeps its place while it is empty, so that nothing moves when the network comes and goes: a request to
/// wait, or else the mark of a terminal without network.
final class StatusLine extends StackPane {
    private final HBox offline;
    private final HBox wait;
    private boolean isOffline;
    private boolean isWaiting;

    StatusLine(Surface surface) {
        Sizes sizes = surface.sizes();
        double width = sizes.contentWidth();
        double pen = 0.13 * sizes.least();
        Circle dot = new Circle(0.28 * sizes.least());
        dot.setStrokeWidth(pen);
        dot.getStyleClass().add("offline-dot");
        Typesetter.Block stored = surface.small(surface.text("ui.offline"), width - 2 * sizes.small(), 1);
        offline = new HBox(0.5 * sizes.small(), dot, stored.drawn(TextAlignment.LEFT, "quiet"));
        Typesetter.Block patience =
                surface.typesetter().bold(surface.text("ui.duplicate"), sizes.body(), sizes.least(), width, 1);
        wait = new HBox(patience.drawn(TextAlignment.LEFT, "notice"));
        offline.setAlignment(Pos.CENTER);
        wait.setAlignment(Pos.CENTER);
        getChildren().addAll(offline, wait);
        double height = Math.ceil(Math.max(stored.height(), patience.height()));
        setMinHeight(height);
        setMaxHeight(height);
        show();
    }

    void showOffline(boolean shown) {
        isOffline = shown;
        show();
    }

    void showWait(boolean shown) {
        isWaiting = shown;
        show();
    }

    private void show() {
        wait.setVisible(isWaiting);
        offline.setVisible(isOffline && !isWaiting);
    }
}
