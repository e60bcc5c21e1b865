package vn.hailong.screen;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// The keys 1 to 5, once for each time that a key goes down: a key that is held repeats itself, and is one press. While
/// a comment is written all keys are the text's.
final class Keys {
    private static final Map<KeyCode, Integer> LEVELS = Map.ofEntries(
            Map.entry(KeyCode.DIGIT1, 1),
            Map.entry(KeyCode.DIGIT2, 2),
            Map.entry(KeyCode.DIGIT3, 3),
            Map.entry(KeyCode.DIGIT4, 4),
            Map.entry(KeyCode.DIGIT5, 5),
            Map.entry(KeyCode.NUMPAD1, 1),
            Map.entry(KeyCode.NUMPAD2, 2),
            Map.entry(KeyCode.NUMPAD3, 3),
            Map.entry(KeyCode.NUMPAD4, 4),
            Map.entry(KeyCode.NUMPAD5, 5));

    private final BooleanSupplier typing;
    private final IntConsumer pressed;
    private final IntConsumer released;
    private final Set<KeyCode> held = EnumSet.noneOf(KeyCode.class);

    Keys(BooleanSupplier typing, IntConsumer pressed, IntConsumer released) {
        this.typing = typing;
        this.pressed = pressed;
        this.released = released;
    }

    void listenTo(Scene scene) {
        scene.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (typing.getAsBoolean()) {
                return;
            }
            if (!held.add(event.getCode())) {
                event.consume();
                return;
            }
            Integer level = LEVELS.get(event.getCode());
            if (level != null) {
                pressed.accept(level);
                event.consume();
            }
        });
        scene.addEventFilter(KeyEvent.KEY_RELEASED, event -> release(event.getCode()));
        // The release of a key may go to another window.
        scene.windowProperty().subscribe(window -> {
            if (window != null) {
                window.focusedProperty().subscribe(focused -> Set.copyOf(held).forEach(this::release));
            }
        });
    }

    private void release(KeyCode key) {
        Integer level = LEVELS.get(key);
        if (held.remove(key) && level != null) {
            released.accept(level);
        }
    }
}
