package vn.hailong.screen;

import javafx.scene.Node;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.TouchEvent;

/// A finger or the pointer comes down on a node: once for each time, and nothing behind the node hears of it.
final class Press {
    private Press() {}

    static void on(Node node, Runnable pressed) {
        node.addEventHandler(TouchEvent.TOUCH_PRESSED, event -> {
            pressed.run();
            event.consume();
        });
        node.addEventHandler(MouseEvent.MOUSE_PRESSED, event -> {
            // A touch also arrives as a synthesized mouse press; it was reported as a touch already.
            if (event.getButton() == MouseButton.PRIMARY && !event.isSynthesized()) {
                pressed.run();
            }
            event.consume();
        });
    }
}
