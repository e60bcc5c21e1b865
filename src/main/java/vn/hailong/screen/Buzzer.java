package vn.hailong.screen;

import java.util.List;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Group;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Arc;
import javafx.scene.shape.ArcType;
import javafx.scene.shape.Circle;
import javafx.scene.text.TextAlignment;
import vn.hailong.survey.Texts;

/// The sign for the box's sound: an opening, and waves that leave it while it sounds.
final class Buzzer extends VBox {
    private static final int WAVES = 2;

    private final Group waves = new Group();

    Buzzer(BoxSizes sizes, Fonts fonts, Texts texts) {
        double radius = 0.75 * sizes.em();
        Circle opening = new Circle(radius);
        opening.getStyleClass().add("buzzer");
        opening.setStrokeWidth(0.16 * sizes.em());
        Circle hole = new Circle(0.3 * radius);
        hole.getStyleClass().add("buzzer-hole");
        for (int wave = 1; wave <= WAVES; wave++) {
            double far = radius + 0.55 * wave * sizes.em();
            for (int side : new int[] {0, 180}) {
                Arc arc = new Arc(0, 0, far, far, side - 40, 80);
                arc.setType(ArcType.OPEN);
                arc.setStrokeWidth(0.18 * sizes.em());
                arc.getStyleClass().add("buzzer-wave");
                waves.getChildren().add(arc);
            }
        }
        StackPane sign = new StackPane(new Group(opening, hole, waves));
        sign.setMinHeight(sizes.button());
        sign.setMaxHeight(sizes.button());
        getChildren()
                .addAll(
                        sign,
                        Fonts.text(
                                List.of(texts.get("box.buzzer")),
                                fonts.regular(sizes.em()),
                                TextAlignment.CENTER,
                                "quiet"));
        setAlignment(Pos.TOP_CENTER);
        // Its middle on the line of the buttons' middles.
        setPadding(new Insets(2 * sizes.lamp() + 0.3 * sizes.em(), 0, 0, 0));
        setMinWidth(4.4 * sizes.em());
        setMaxWidth(4.4 * sizes.em());
        sounding(false);
    }

    /// Nothing else moves.
    void sounding(boolean on) {
        waves.setVisible(on);
    }
}
