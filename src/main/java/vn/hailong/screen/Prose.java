package vn.hailong.screen;

import java.util.Arrays;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;

/// Text to be read, in the largest size that fits.
final class Prose {
    private static final double STEP = 0.95;

    /// Of the type: between two sentences.
    private static final double APART = 0.5;

    private Prose() {}

    static Region paragraph(Surface surface, double height, String text) {
        Sizes sizes = surface.sizes();
        VBox box = new VBox(surface.typesetter()
                .regularWithin(text, 1.15 * sizes.body(), sizes.least(), width(sizes), height)
                .drawn(TextAlignment.LEFT, "text"));
        box.setAlignment(Pos.CENTER);
        return box;
    }

    /// Sentences, each with a mark before it.
    static Region list(Surface surface, double height, String... sentences) {
        Sizes sizes = surface.sizes();
        double type = 1.15 * sizes.body();
        List<Typesetter.Block> blocks = set(surface, type, sentences);
        while (type > sizes.least() && height(blocks, type) > height) {
            type = Math.max(sizes.least(), STEP * type);
            blocks = set(surface, type, sentences);
        }
        VBox list = new VBox(APART * type);
        for (Typesetter.Block block : blocks) {
            HBox row = new HBox(type, Icon.CHECK.drawn(1.3 * type), block.drawn(TextAlignment.LEFT, "text"));
            row.getStyleClass().add("recorded");
            list.getChildren().add(row);
        }
        list.setMaxWidth(width(sizes));
        return list;
    }

    private static List<Typesetter.Block> set(Surface surface, double type, String... sentences) {
        return Arrays.stream(sentences)
                .map(each -> surface.typesetter().regular(each, type, width(surface.sizes()) - 2.3 * type))
                .toList();
    }

    private static double height(List<Typesetter.Block> blocks, double type) {
        return blocks.stream().mapToDouble(Typesetter.Block::height).sum() + (blocks.size() - 1) * APART * type;
    }

    private static double width(Sizes sizes) {
        return (sizes.portrait() || sizes.tight() ? 1 : 0.8) * sizes.contentWidth();
    }
}
