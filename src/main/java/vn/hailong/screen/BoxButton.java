package vn.hailong.screen;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import javafx.css.PseudoClass;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.TouchEvent;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Circle;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;
import vn.hailong.survey.Texts;

/// A round button with its lamp above, and its label, its key and its state below.
final class BoxButton extends VBox {
    private static final PseudoClass HELD = PseudoClass.getPseudoClass("held");
    private static final PseudoClass LIT = PseudoClass.getPseudoClass("lit");
    private static final PseudoClass FAULTY = PseudoClass.getPseudoClass("faulty");

    /// Of its full size, while it is held: it gives way.
    private static final double PUSHED_IN = 0.93;

    /// What can hold a button down; it comes up when nothing does any more.
    enum Hold {
        POINTER,
        FINGER,
        KEY
    }

    private final double em;
    private final Fonts fonts;
    private final Texts texts;
    private final Runnable down;
    private final Runnable up;
    private final Set<Hold> holds = EnumSet.noneOf(Hold.class);
    private final Circle lamp;
    private final Circle glow;
    private final Circle ring;
    private final Node face;
    private final Text state;

    /// @param key the number on the keyboard that presses it too
    BoxButton(
            Face drawn,
            Typesetter.Block label,
            int key,
            BoxSizes sizes,
            Fonts fonts,
            Texts texts,
            Runnable down,
            Runnable up) {
        this.em = sizes.em();
        this.fonts = fonts;
        this.texts = texts;
        this.down = down;
        this.up = up;
        glow = circle(sizes.lamp(), "lamp-glow");
        lamp = circle(0.6 * sizes.lamp(), "lamp");
        ring = circle(sizes.button() / 2, "button-ring");
        face = Card.drawing(drawn, 0.86 * sizes.button());
        StackPane button = new StackPane(ring, face);
        button.setPickOnBounds(false); // round: beside it is not on it
        button.setMaxSize(sizes.button(), sizes.button());
        button.getStyleClass().add("box-button");
        button.setAccessibleRole(AccessibleRole.BUTTON);
        button.setAccessibleText(String.join(" ", label.lines()));
        listenTo(button, sizes.button() / 2);

        StackPane words = new StackPane(Fonts.text(label.lines(), label.font(), TextAlignment.CENTER, "text"));
        words.setMinHeight(sizes.labelHeight());
        words.setPadding(new Insets(0.3 * sizes.em(), 0, 0.5 * sizes.em(), 0));
        String keyed = texts.get("box.key").replace("{n}", Integer.toString(key));
        state = Fonts.text(List.of(""), fonts.regular(sizes.em()), TextAlignment.CENTER, "state");
        getChildren()
                .addAll(
                        new StackPane(glow, lamp),
                        button,
                        words,
                        Fonts.text(List.of(keyed), fonts.regular(sizes.em()), TextAlignment.CENTER, "quiet"),
                        state);
        setAlignment(Pos.TOP_CENTER);
        setMargin(button, new Insets(0.3 * sizes.em(), 0, 0, 0));
        setMinWidth(sizes.column());
        setMaxWidth(sizes.column());
        show(TestBox.State.OK);
        lit(false);
    }

    void lit(boolean lit) {
        lamp.pseudoClassStateChanged(LIT, lit);
        glow.setVisible(lit);
    }

    void show(TestBox.State now) {
        state.setText(texts.get(
                switch (now) {
                    case OK -> "box.ok";
                    case STUCK -> "box.stuck";
                    case MISSING -> "box.missing";
                }));
        boolean faulty = now != TestBox.State.OK;
        state.setFont(faulty ? fonts.bold(em) : fonts.regular(em));
        state.pseudoClassStateChanged(FAULTY, faulty);
        ring.pseudoClassStateChanged(FAULTY, faulty);
    }

    void hold(Hold by) {
        boolean wasUp = holds.isEmpty();
        holds.add(by);
        if (wasUp) {
            look();
            Window.tell(down);
        }
    }

    void letGo(Hold by) {
        if (holds.remove(by) && holds.isEmpty()) {
            look();
            Window.tell(up);
        }
    }

    void letGo() {
        Set.copyOf(holds).forEach(this::letGo);
    }

    private void look() {
        boolean held = !holds.isEmpty();
        ring.pseudoClassStateChanged(HELD, held);
        face.setScaleX(held ? PUSHED_IN : 1);
        face.setScaleY(held ? PUSHED_IN : 1);
    }

    private void listenTo(StackPane button, double radius) {
        button.addEventHandler(MouseEvent.ANY, event -> {
            // A touch also arrives as synthesized mouse events; it is seen as a touch already.
            if (event.isSynthesized()) {
                return;
            }
            if (event.getEventType() == MouseEvent.MOUSE_PRESSED && event.getButton() == MouseButton.PRIMARY) {
                hold(Hold.POINTER);
            } else if ((event.getEventType() == MouseEvent.MOUSE_RELEASED && event.getButton() == MouseButton.PRIMARY)
                    || (event.getEventType() == MouseEvent.MOUSE_DRAGGED
                            && outside(event.getX(), event.getY(), radius))) {
                letGo(Hold.POINTER);
            }
        });
        button.addEventHandler(TouchEvent.ANY, event -> {
            if (event.getEventType() == TouchEvent.TOUCH_PRESSED) {
                hold(Hold.FINGER);
            } else if (event.getEventType() == TouchEvent.TOUCH_RELEASED
                    || (event.getEventType() == TouchEvent.TOUCH_MOVED
                            && outside(
                                    event.getTouchPoint().getX(),
                                    event.getTouchPoint().getY(),
                                    radius))) {
                letGo(Hold.FINGER);
            }
            event.consume();
        });
    }

    private static boolean outside(double x, double y, double radius) {
        return Math.hypot(x - radius, y - radius) > radius;
    }

    private static Circle circle(double radius, String styleClass) {
        Circle circle = new Circle(radius);
        circle.getStyleClass().add(styleClass);
        return circle;
    }
}
