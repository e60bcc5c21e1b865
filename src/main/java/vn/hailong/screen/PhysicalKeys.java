package vn.hailong.screen;

import javafx.event.EventHandler;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// A keyboard with real keys, if there is one: it types where the on-screen keyboard does, as long as that is in a
/// window and nothing else has the focus, such as a button that Space presses.
final class PhysicalKeys {
    interface Listener {
        void typed(char character);

        void backspace();

        void deleteWord();
    }

    private final Node shown;
    private final Listener listener;

    private PhysicalKeys(Node shown, Listener listener) {
        this.shown = shown;
        this.listener = listener;
    }

    static void typeFor(Node shown, Listener listener) {
        PhysicalKeys keys = new PhysicalKeys(shown, listener);
        EventHandler<KeyEvent> typed = keys::typed;
        EventHandler<KeyEvent> pressed = keys::pressed;
        shown.sceneProperty().subscribe((before, now) -> {
            if (before != null) {
                before.removeEventHandler(KeyEvent.KEY_TYPED, typed);
                before.removeEventHandler(KeyEvent.KEY_PRESSED, pressed);
            }
            if (now != null) {
                now.addEventHandler(KeyEvent.KEY_TYPED, typed);
                now.addEventHandler(KeyEvent.KEY_PRESSED, pressed);
            }
        });
    }

    private void typed(KeyEvent event) {
        if (elsewhere() || event.isControlDown() || event.isAltDown() || event.isMetaDown()) {
            return;
        }
        event.getCharacter()
                .chars()
                .mapToObj(character -> (char) character)
                .filter(character -> !Character.isISOControl(character) && !Character.isSurrogate(character))
                .forEach(listener::typed);
        event.consume();
    }

    private void pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.BACK_SPACE && !elsewhere()) {
            if (event.isControlDown()) {
                listener.deleteWord();
            } else {
                listener.backspace();
            }
            event.consume();
        }
    }

    /// The focus is beside the editor: neither in it nor around it.
    private boolean elsewhere() {
        Scene scene = shown.getScene();
        Node focused = scene == null ? null : scene.getFocusOwner();
        return focused != null && !within(focused, shown) && !within(shown, focused);
    }

    private static boolean within(Node node, Node ancestor) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (at == ancestor) {
                return true;
            }
        }
        return false;
    }
}
