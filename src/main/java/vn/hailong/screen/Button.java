package vn.hailong.screen;

import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;

/// A sign and a word below it.
final class Button extends Target {
    enum Kind {
        /// What most citizens will want next. At most one of these is on a screen.
        MAIN("button-main"),
        PLAIN("button-plain");

        private final String styleClass;

        Kind(String styleClass) {
            this.styleClass = styleClass;
        }
    }

    Button(Kind kind, Icon icon, String word, Surface surface, double width, double height, Runnable pressed) {
        super(surface.sizes(), AccessibleRole.BUTTON, word, width, height, pressed);
        getStyleClass().add(kind.styleClass);
        Sizes sizes = surface.sizes();
        double room = width - 2 * sizes.border() - 0.5 * sizes.least();
        double most = height - 0.3 * height;
        Typesetter typesetter = surface.typesetter();
        Typesetter.Block line = kind == Kind.MAIN
                ? typesetter.bold(word, 1.1 * sizes.body(), sizes.least(), room, 1)
                : typesetter.regular(word, Math.min(sizes.body(), 1.2 * sizes.small()), sizes.least(), room, 1);
        Typesetter.Block block =
                line.width() <= room ? line : typesetter.regularWithin(word, sizes.small(), sizes.least(), room, most);
        double side = Math.min(0.36 * height, height - block.height() - 0.18 * height);
        VBox content = new VBox(icon.drawn(side), block.drawn(TextAlignment.CENTER, "word"));
        content.setAlignment(Pos.CENTER);
        getChildren().add(content);
    }
}
