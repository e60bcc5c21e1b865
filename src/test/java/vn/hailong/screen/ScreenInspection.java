package vn.hailong.screen;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javafx.animation.AnimationTimer;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.paint.Color;
import javafx.scene.shape.SVGPath;
import javafx.scene.text.Text;

/// Looks at the nodes of a scene for what a citizen could not read, reach or touch. On the toolkit's thread.
final class ScreenInspection {
    private static final double TOLERANCE = 1;
    private static final double TARGET_MILLIMETRES = 20;
    private static final double KEY_MILLIMETRES = 12;
    private static final double SMALLEST_TYPE = 16;
    private static final double TEXT_CONTRAST = 7;
    private static final double MARK_CONTRAST = 3;

    /// Parts that hold others, beside targets.
    private static final Set<String> HOLDERS = Set.of("header", "strip", "countdown", "box-button", "box-front");

    private ScreenInspection() {}

    /// Of the screen.
    static Scene scene() {
        return javafx.stage.Window.getWindows().getFirst().getScene();
    }

    static List<Card> cards() {
        return visible(scene().getRoot()).stream()
                .filter(Card.class::isInstance)
                .map(Card.class::cast)
                .toList();
    }

    static List<KeyCap> keys() {
        return visible(scene().getRoot()).stream()
                .filter(KeyCap.class::isInstance)
                .map(KeyCap.class::cast)
                .toList();
    }

    /// Of all open windows, whatever their panels: what is clipped or overlaps.
    static List<Fault> faults() {
        return javafx.stage.Window.getWindows().stream()
                .flatMap(window -> places(window.getScene()).stream())
                .toList();
    }

    /// Of a screen on a panel of this size; none if all is well.
    static List<Fault> faults(Scene scene, Sizes sizes) {
        List<Fault> faults = new ArrayList<>(places(scene));
        for (Node node : visible(scene.getRoot())) {
            switch (node) {
                case Text text -> faults.addAll(reading(text));
                case Node target when isTarget(target) -> faults.addAll(touching(target, sizes));
                default -> {}
            }
        }
        marks(scene.getRoot()).forEach(mark -> faults.addAll(drawing(mark)));
        return faults;
    }

    private static List<Fault> places(Scene scene) {
        scene.getRoot().applyCss();
        scene.getRoot().layout();
        List<Node> nodes = visible(scene.getRoot());
        List<Fault> faults = new ArrayList<>();
        Bounds window = new BoundingBox(0, 0, scene.getWidth(), scene.getHeight());
        for (int i = 0; i < nodes.size(); i++) {
            Node node = nodes.get(i);
            if (!window.contains(bounds(node))) {
                faults.add(new Fault.Clipped(name(node), "the window: " + bounds(node)));
            }
            for (int j = 0; j < nodes.size(); j++) {
                Node other = nodes.get(j);
                if (node != other && within(node, other)) {
                    if (!bounds(other).contains(bounds(node))) {
                        faults.add(new Fault.Clipped(name(node), name(other)));
                    }
                } else if (i < j && !within(other, node) && bounds(node).intersects(bounds(other))) {
                    faults.add(new Fault.Overlapping(name(node), name(other)));
                }
            }
        }
        return faults;
    }

    private static List<Fault> reading(Text text) {
        if (text.getText().isEmpty()) {
            return List.of();
        }
        List<Fault> faults = new ArrayList<>();
        double contrast = Contrast.of(text);
        if (contrast < TEXT_CONTRAST - 0.005) {
            faults.add(new Fault.TooPale(name(text), contrast, TEXT_CONTRAST));
        }
        boolean drawing = text.getStyleClass().contains("seal-letters");
        if (!drawing && text.getFont().getSize() < SMALLEST_TYPE - 0.01) {
            faults.add(new Fault.TooTiny(name(text), text.getFont().getSize()));
        }
        return faults;
    }

    /// The marks of drawings, such as the mouth of a face. What lies under other marks, such as its disc, is their
    /// ground and needs no contrast of its own.
    private static Stream<SVGPath> marks(Parent parent) {
        List<Node> children = parent.getChildrenUnmodifiable();
        return children.stream().filter(Node::isVisible).flatMap(node -> switch (node) {
            case SVGPath path when children.stream().noneMatch(other -> liesOn(other, path)) -> Stream.of(path);
            case Parent inner -> marks(inner);
            default -> Stream.of();
        });
    }

    private static boolean liesOn(Node upper, SVGPath lower) {
        return upper != lower
                && upper instanceof SVGPath
                && lower.getFill() instanceof Color
                && lower.getBoundsInParent().contains(upper.getBoundsInParent());
    }

    /// The nearest part around it that has a name.
    private static Node holder(Node mark) {
        Node at = mark;
        while (at.getParent() != null && at.getAccessibleText() == null && !isTarget(at)) {
            at = at.getParent();
        }
        return at;
    }

    private static List<Fault> drawing(SVGPath mark) {
        double contrast = Contrast.ofMark(mark);
        return contrast < MARK_CONTRAST - 0.005
                ? List.of(new Fault.TooPale("a mark of " + name(holder(mark)), contrast, MARK_CONTRAST))
                : List.of();
    }

    private static List<Fault> touching(Node target, Sizes sizes) {
        List<Fault> faults = new ArrayList<>();
        Bounds bounds = target.localToScene(target.getLayoutBounds());
        double least = target.getStyleClass().contains("key") ? KEY_MILLIMETRES : TARGET_MILLIMETRES;
        double side = Math.min(bounds.getWidth(), bounds.getHeight()) / sizes.pixelsPerMillimetre();
        if (side < least - 0.05) {
            faults.add(new Fault.TooSmall(name(target), side, least));
        }
        if (sizes.portrait() && bounds.getMinY() < 0.4 * sizes.height() - TOLERANCE) {
            faults.add(new Fault.OutOfReach(name(target)));
        }
        return faults;
    }

    /// Calls back when no fade is under way and some frames have been drawn since.
    static void whenSettled(Runnable then) {
        new AnimationTimer() {
            private int pulses;

            @Override
            public void handle(long now) {
                pulses = opaque(scene().getRoot()) ? pulses + 1 : 0;
                if (pulses == 4) {
                    stop();
                    then.run();
                }
            }
        }.start();
    }

    private static boolean opaque(Parent parent) {
        return parent.getOpacity() == 1
                && parent.getChildrenUnmodifiable().stream()
                        .allMatch(node -> !(node instanceof Parent inner) || opaque(inner));
    }

    private static boolean within(Node node, Node ancestor) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (at == ancestor) {
                return true;
            }
        }
        return false;
    }

    private static List<Node> visible(Parent parent) {
        return parent.getChildrenUnmodifiable().stream()
                .filter(Node::isVisible)
                .flatMap(node -> Stream.concat(
                        isSeen(node) ? Stream.of(node) : Stream.of(),
                        node instanceof Parent inner ? visible(inner).stream() : Stream.of()))
                .toList();
    }

    private static boolean isSeen(Node node) {
        return node instanceof Text
                || node instanceof Buzzer
                || node instanceof TypingField
                || isTarget(node)
                || node.getStyleClass().stream().anyMatch(HOLDERS::contains);
    }

    private static boolean isTarget(Node node) {
        return node instanceof Target
                || node instanceof StaffKey
                || node.getStyleClass().contains("key");
    }

    private static Bounds bounds(Node node) {
        Bounds bounds = node.localToScene(node.getLayoutBounds());
        return new BoundingBox(
                bounds.getMinX() + TOLERANCE,
                bounds.getMinY() + TOLERANCE,
                Math.max(0, bounds.getWidth() - 2 * TOLERANCE),
                Math.max(0, bounds.getHeight() - 2 * TOLERANCE));
    }

    private static String name(Node node) {
        return switch (node) {
            case Text text -> "\"" + text.getText().replace("\n", " / ") + "\"";
            case Target target -> "the target " + target.getAccessibleText();
            case Buzzer _ -> "the buzzer";
            case KeyCap key -> "key " + key.getAccessibleText();
            case StaffKey key -> "key " + key.getAccessibleText();
            case TypingField _ -> "the text's card";
            default -> String.join(" ", node.getStyleClass());
        };
    }
}
