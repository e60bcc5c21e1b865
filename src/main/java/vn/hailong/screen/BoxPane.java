package vn.hailong.screen;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntConsumer;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Font;
import vn.hailong.survey.Scale;
import vn.hailong.survey.Texts;

/// The front of the box: a button for each level, best first, and the buzzer.
final class BoxPane extends StackPane {
    private final Map<Integer, BoxButton> buttons = new TreeMap<>();
    private final Buzzer buzzer;

    BoxPane(TestBoxSettings settings, Texts texts, Fonts fonts, IntConsumer down, IntConsumer up) {
        BoxSizes sizes = BoxSizes.of(Font.getDefault().getSize());
        Typesetter typesetter = new Typesetter(fonts, LineBalancer.of(texts));
        HBox front = new HBox(0.3 * sizes.em());
        List<Scale.Level> levels = settings.scale().levels();
        for (int place = 0; place < levels.size(); place++) {
            int level = levels.get(place).value();
            BoxButton button = new BoxButton(
                    Face.load(Face.numberFor(place, levels.size())),
                    typesetter.bold(
                            levels.get(place).label().in(settings.language()),
                            sizes.label(),
                            0.8 * sizes.label(),
                            0.9 * sizes.column(),
                            2),
                    level,
                    sizes,
                    fonts,
                    texts,
                    () -> down.accept(level),
                    () -> up.accept(level));
            buttons.put(level, button);
            front.getChildren().add(button);
        }
        buzzer = new Buzzer(sizes, fonts, texts);
        front.getChildren().add(buzzer);
        front.setAlignment(Pos.TOP_CENTER);
        front.getStyleClass().add("box-front");
        double radius = 1.2 * sizes.em();
        front.setStyle("-fx-background-radius: %1$.1f; -fx-border-radius: %1$.1f;".formatted(radius));
        front.setPadding(new Insets(0.7 * sizes.em(), 0.6 * sizes.em(), 0.8 * sizes.em(), 0.6 * sizes.em()));
        getStyleClass().add("test-box");
        setPadding(new Insets(0.8 * sizes.em()));
        getChildren().add(front);
    }

    void lit(boolean lit) {
        buttons.values().forEach(button -> button.lit(lit));
    }

    void sounding(boolean on) {
        buzzer.sounding(on);
    }

    void show(Map<Integer, TestBox.State> states) {
        states.forEach((level, state) -> {
            BoxButton button = buttons.get(level);
            if (button != null) {
                button.show(state);
            }
        });
    }

    /// A key goes down; the box may have no button for it.
    void keyDown(int level) {
        BoxButton button = buttons.get(level);
        if (button != null) {
            button.hold(BoxButton.Hold.KEY);
        }
    }

    void keyUp(int level) {
        BoxButton button = buttons.get(level);
        if (button != null) {
            button.letGo(BoxButton.Hold.KEY);
        }
    }

    /// Nothing holds a button of a window that nobody works in.
    void letGo() {
        buttons.values().forEach(BoxButton::letGo);
    }
}
