package vn.hailong.screen;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;
import vn.hailong.survey.Item;
import vn.hailong.survey.Scale;
import vn.hailong.survey.Texts;

/// The question and a card for each level, best first.
final class QuestionPane extends VBox {
    private static final double SMALLEST_LABEL = 16;

    private final Text notice;
    private final List<Card> cards = new ArrayList<>();

    QuestionPane(
            ScreenSettings settings,
            Texts texts,
            Sizes sizes,
            Typesetter typesetter,
            double height,
            IntConsumer touched,
            Item opening) {
        double width = sizes.contentWidth();
        Typesetter.Block question = question(settings, opening, sizes, typesetter);
        Typesetter.Block wait = typesetter.regular(texts.get("ui.duplicate"), sizes.body(), sizes.small(), width, 1);
        notice = Fonts.text(wait.lines(), wait.font(), TextAlignment.CENTER, "notice");
        notice.setVisible(false);

        double above = question.height() + wait.height() + 0.3 * sizes.gap();
        double forCards = sizes.portrait() ? 0.63 * sizes.height() - (sizes.height() - height) / 2 : height - above;
        Pane row = cards(scale(opening), settings, sizes, typesetter, forCards - 1.2 * sizes.gap(), touched);
        double spare = height - above - row.getMinHeight();
        setAlignment(Pos.TOP_CENTER);
        double top = (sizes.portrait() ? 0.45 : 0.4) * spare;
        setMargin(notice, new Insets(0.3 * sizes.gap(), 0, 0, 0));
        setMargin(row, new Insets((sizes.portrait() ? 0.4 : 0.22) * spare, 0, 0, 0));
        setPadding(new Insets(top, 0, 0, 0));
        getChildren().addAll(Fonts.text(question.lines(), question.font(), TextAlignment.CENTER, "text"), notice, row);
    }

    void show(boolean waiting, boolean pressed) {
        notice.setVisible(waiting);
        // All cards at once: the screen looks the same whichever was pressed.
        cards.forEach(card -> card.setAnswered(pressed));
    }

    private static Typesetter.Block question(
            ScreenSettings settings, Item opening, Sizes sizes, Typesetter typesetter) {
        String text = opening.text().in(settings.language());
        double width = sizes.contentWidth();
        if (sizes.tight() && !sizes.portrait()) {
            Typesetter.Block line = typesetter.bold(text, sizes.heading(), 0.88 * sizes.heading(), width, 1);
            if (line.lines().size() == 1) {
                return line;
            }
        }
        return sizes.portrait()
                ? typesetter.bold(text, sizes.heading(), sizes.body(), 0.85 * width, 3)
                : typesetter.bold(text, sizes.heading(), sizes.body(), 0.93 * width, 2);
    }

    private static Scale scale(Item opening) {
        if (opening.form() instanceof Item.Form.Rating rating) {
            return rating.scale();
        }
        throw new IllegalArgumentException("item " + opening.id() + " is no rating");
    }

    private Pane cards(
            Scale scale,
            ScreenSettings settings,
            Sizes sizes,
            Typesetter typesetter,
            double height,
            IntConsumer touched) {
        List<Scale.Level> levels = scale.levels();
        int count = levels.size();
        CardGrid rough = CardGrid.fit(sizes, count, height, 2 * sizes.body() * Sizes.LINE);
        List<Typesetter.Block> labels = labels(scale, settings, sizes, typesetter, rough);
        double labelHeight =
                labels.stream().mapToDouble(Typesetter.Block::height).max().orElse(0);
        CardGrid grid = CardGrid.fit(sizes, count, height, labelHeight);
        for (int place = 0; place < count; place++) {
            int value = levels.get(place).value();
            cards.add(new Card(
                    Face.load(Face.numberFor(place, count)),
                    labels.get(place).lines(),
                    labels.get(place).font(),
                    grid,
                    labelHeight,
                    sizes.radius(),
                    () -> touched.accept(value)));
        }
        Pane row = grid.stacked() ? new VBox(grid.gap()) : new HBox(grid.gap());
        row.getChildren().addAll(cards);
        row.setMinSize(grid.totalWidth(count), grid.totalHeight(count));
        row.setMaxSize(grid.totalWidth(count), grid.totalHeight(count));
        return row;
    }

    /// All labels in one size: the largest in which each has its place. On a panel so small that they have none at the
    /// size that an eye wants, they become smaller rather than broken.
    private static List<Typesetter.Block> labels(
            Scale scale, ScreenSettings settings, Sizes sizes, Typesetter typesetter, CardGrid grid) {
        List<String> texts = scale.levels().stream()
                .map(level -> level.label().in(settings.language()))
                .toList();
        if (grid.stacked()) {
            double width = grid.width() - grid.height() - 4 * grid.padding();
            return sameSize(texts, typesetter, 1.45 * sizes.body(), sizes.small(), width, 1);
        }
        List<Typesetter.Block> labels =
                sameSize(texts, typesetter, 1.04 * sizes.body(), sizes.small(), 0.87 * grid.width(), 2);
        double widest = 0.93 * grid.width();
        return labels.stream()
                        .allMatch(label ->
                                label.width() <= widest && label.lines().size() <= 2)
                ? labels
                : sameSize(texts, typesetter, sizes.small(), SMALLEST_LABEL, widest, 2);
    }

    private static List<Typesetter.Block> sameSize(
            List<String> texts, Typesetter typesetter, double size, double smallest, double width, int lines) {
        double common = texts.stream()
                .map(text -> typesetter.bold(text, size, smallest, width, lines).font())
                .mapToDouble(Font::getSize)
                .min()
                .orElse(smallest);
        return texts.stream()
                .map(text -> typesetter.bold(text, common, common, width, lines))
                .toList();
    }
}
