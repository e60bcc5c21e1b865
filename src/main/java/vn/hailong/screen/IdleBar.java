package vn.hailong.screen;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import vn.hailong.survey.Act;
import vn.hailong.survey.Look;

/// Below the first question: the promise of anonymity, behind it why all this is asked; and how the citizen wants to be
/// spoken to.
final class IdleBar extends HBox {
    IdleBar(Surface surface) {
        Sizes sizes = surface.sizes();
        double gap = Bars.gap(sizes);
        double height = Bars.height(sizes);
        // The promise needs the room more.
        double width = Math.max(sizes.smallestTarget(), Math.rint(0.85 * Bars.width(sizes)));
        List<Button> buttons = buttons(surface, width, height);
        double left = sizes.contentWidth() - buttons.size() * (width + gap);
        setSpacing(gap);
        getChildren().add(promise(surface, left, height));
        getChildren().addAll(buttons);
        Bars.place(this, sizes);
    }

    private static Target promise(Surface surface, double width, double height) {
        Sizes sizes = surface.sizes();
        double side = 1.7 * sizes.least();
        double spacing = 0.6 * sizes.least();
        Promise promise = Promise.fit(surface, width - side - 3 * spacing, height - 2 * sizes.border());
        VBox words = new VBox(promise.sentence().drawn(TextAlignment.LEFT, "quiet"));
        promise.question().ifPresent(block -> words.getChildren().add(block.drawn(TextAlignment.LEFT, "notice")));
        words.setAlignment(Pos.CENTER_LEFT);
        HBox content = new HBox(spacing, Icon.ABOUT.drawn(side), words);
        content.setAlignment(Pos.CENTER_LEFT);
        content.setPadding(new Insets(0, 0, 0, spacing));
        Target target = new Target(
                sizes,
                AccessibleRole.BUTTON,
                surface.text("ui.privacy") + " " + surface.text("why.title"),
                width,
                height,
                () -> surface.hand().cover(Cover.why(surface)));
        target.getStyleClass().add("promise");
        target.getChildren().add(content);
        return target;
    }

    private static List<Button> buttons(Surface surface, double width, double height) {
        Look look = surface.look();
        List<Button> buttons = new ArrayList<>();
        buttons.add(plain(
                surface,
                Icon.LETTERS,
                look.larger() ? "look.usual" : "look.larger",
                width,
                height,
                () -> surface.hand().act(new Act.Enlarge(!look.larger()))));
        buttons.add(plain(
                surface,
                Icon.CONTRAST,
                look.contrast() ? "look.light" : "look.dark",
                width,
                height,
                () -> surface.hand().act(new Act.Contrast(!look.contrast()))));
        List<String> others = surface.settings().languages().names().stream()
                .filter(language -> !language.equals(look.language()))
                .toList();
        if (others.size() == 1) {
            String other = others.getFirst();
            buttons.add(new Button(
                    Button.Kind.PLAIN,
                    Icon.LANGUAGE,
                    surface.settings().texts(other).get("language.name"),
                    surface,
                    width,
                    height,
                    () -> surface.hand().act(new Act.Speak(other))));
        } else if (!others.isEmpty()) {
            buttons.add(plain(
                    surface,
                    Icon.LANGUAGE,
                    "look.language",
                    width,
                    height,
                    () -> surface.hand().cover(Cover.look(surface))));
        }
        return buttons;
    }

    private static Button plain(Surface surface, Icon icon, String key, double width, double height, Runnable pressed) {
        return new Button(Button.Kind.PLAIN, icon, surface.text(key), surface, width, height, pressed);
    }
}
