package vn.hailong.screen;

import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import vn.hailong.survey.Answer;

/// Two large buttons.
record YesNoStep(Region node, Optional<Answer> answer) implements StepForm {
    static YesNoStep of(Surface surface, Optional<Answer> answer, double height, Listener listener) {
        Sizes sizes = surface.sizes();
        HBox row = new HBox(
                2 * sizes.gap(),
                button(surface, "yes", Icon.CHECK, answer, height, listener),
                button(surface, "no", Icon.CROSS, answer, height, listener));
        row.setAlignment(Pos.CENTER);
        row.setMinHeight(highest(sizes, height));
        row.setMaxHeight(highest(sizes, height));
        return new YesNoStep(row, answer);
    }

    private static double highest(Sizes sizes, double height) {
        return Math.min(height, Math.max(1.6 * sizes.smallestTarget(), 0.36 * sizes.shortSide()));
    }

    private static Target button(
            Surface surface, String value, Icon icon, Optional<Answer> answer, double height, Listener listener) {
        Sizes sizes = surface.sizes();
        double width = Math.min(0.5 * sizes.contentWidth() - sizes.gap(), 0.6 * sizes.shortSide());
        double high = highest(sizes, height);
        Answer given = new Answer.Text(value);
        String word = surface.text("ui." + value);
        Target target = new Target(sizes, AccessibleRole.BUTTON, word, width, high, () -> listener.answered(given));
        Typesetter.Block block = surface.typesetter().bold(word, 1.2 * sizes.heading(), sizes.least(), 0.8 * width, 1);
        VBox content = new VBox(0.05 * high, icon.drawn(0.36 * high), block.drawn(TextAlignment.CENTER, "word"));
        content.setAlignment(Pos.CENTER);
        target.getStyleClass().add("choice");
        target.getChildren().add(content);
        if (answer.filter(given::equals).isPresent()) {
            target.markChosen(sizes);
        }
        return target;
    }

    @Override
    public boolean isComposed() {
        return false;
    }
}
