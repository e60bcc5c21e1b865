package vn.hailong.screen;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import vn.hailong.survey.Answer;
import vn.hailong.survey.Item;
import vn.hailong.survey.Scale;

/// A card for each level of a scale, best first; and one without a face for whom the question does not apply to.
final class Cards extends StackPane {
    private static final double SMALLEST_LABEL = 16;

    private final Surface surface;
    private final List<Card> cards = new ArrayList<>();
    private final CardGrid grid;

    /// @param chosen what the citizen answered before, after going back
    /// @param height what there is for them
    Cards(Surface surface, Item.Form.Rating rating, Optional<Answer> chosen, double height, Consumer<Answer> answered) {
        this.surface = surface;
        Sizes sizes = surface.sizes();
        boolean stacked = sizes.portrait();
        boolean withNone = rating.notApplicable().isPresent();
        double beside =
                withNone && !stacked ? Math.rint(Math.max(sizes.smallestTarget(), 0.085 * sizes.contentWidth())) : 0;
        double width = sizes.contentWidth() - (beside == 0 ? 0 : beside + 0.5 * sizes.gap());
        int rows = rating.scale().levels().size() + (withNone && stacked ? 1 : 0);
        grid = add(rating.scale(), chosen, rows, width, height, answered);
        Pane pane = stacked ? new VBox(grid.gap()) : new HBox(grid.gap());
        pane.getChildren().addAll(cards);
        rating.notApplicable()
                .map(surface::in)
                .ifPresent(label -> pane.getChildren()
                        .add(none(
                                label,
                                stacked ? grid.width() : beside,
                                chosen.stream().anyMatch(Cards::isNone),
                                answered)));
        double wide = stacked || !withNone ? grid.totalWidth(rows) : grid.totalWidth(rows) + grid.gap() + beside;
        double high = grid.totalHeight(rows);
        pane.setMinSize(wide, high);
        pane.setMaxSize(wide, high);
        setMinSize(wide, high);
        setMaxSize(wide, high);
        getChildren().add(pane);
    }

    /// All cards at once: the screen looks the same whichever was pressed.
    void setAnswered(boolean answered) {
        cards.forEach(card -> card.setAnswered(answered));
    }

    private CardGrid add(
            Scale scale, Optional<Answer> chosen, int rows, double width, double height, Consumer<Answer> answered) {
        List<Scale.Level> levels = scale.levels();
        Sizes sizes = surface.sizes();
        CardGrid rough = CardGrid.fit(sizes, rows, width, height, 2 * sizes.body() * Sizes.LINE);
        List<Typesetter.Block> labels = labels(levels, rough);
        double labelHeight =
                labels.stream().mapToDouble(Typesetter.Block::height).max().orElse(0);
        CardGrid fitted = CardGrid.fit(sizes, rows, width, height, labelHeight);
        for (int place = 0; place < levels.size(); place++) {
            Answer answer = new Answer.Number(levels.get(place).value());
            Card card = new Card(
                    Face.load(Face.numberFor(place, levels.size())),
                    labels.get(place),
                    sizes,
                    fitted,
                    labelHeight,
                    () -> answered.accept(answer));
            if (chosen.filter(answer::equals).isPresent()) {
                card.markChosen(sizes);
            }
            cards.add(card);
        }
        return fitted;
    }

    /// All labels in one size: the largest in which each has its place. On a panel so small that they have none at the
    /// size that an eye wants, they become smaller rather than broken.
    private List<Typesetter.Block> labels(List<Scale.Level> levels, CardGrid rough) {
        Typesetter typesetter = surface.typesetter();
        Sizes sizes = surface.sizes();
        List<String> texts =
                levels.stream().map(level -> surface.in(level.label())).toList();
        if (rough.stacked()) {
            double width = rough.width() - rough.height() - 4 * rough.padding();
            return typesetter.bold(texts, 1.45 * sizes.body(), sizes.least(), width, 1);
        }
        List<Typesetter.Block> labels =
                typesetter.bold(texts, 1.04 * sizes.body(), sizes.small(), 0.87 * rough.width(), 2);
        double widest = 0.95 * rough.width();
        return labels.stream()
                        .allMatch(label ->
                                label.width() <= widest && label.lines().size() <= 2)
                ? labels
                : typesetter.bold(texts, sizes.small(), SMALLEST_LABEL, widest, 2);
    }

    private Target none(String label, double width, boolean chosen, Consumer<Answer> answered) {
        Sizes sizes = surface.sizes();
        Target target = new Target(
                sizes,
                AccessibleRole.BUTTON,
                label,
                width,
                grid.height(),
                () -> answered.accept(new Answer.NotApplicable()));
        target.getStyleClass().add("button-plain");
        Typesetter.Block words = surface.typesetter()
                .regularWithin(
                        label,
                        1.2 * sizes.body(),
                        sizes.least(),
                        width - 2 * sizes.border() - 0.6 * sizes.least(),
                        0.8 * grid.height());
        VBox content = new VBox(0.4 * sizes.least(), words.drawn(TextAlignment.CENTER, "word"));
        if (chosen) {
            content.getChildren().addFirst(Icon.CHECK.drawn(1.6 * sizes.least()));
            target.setChosen(true);
        }
        content.setAlignment(Pos.CENTER);
        target.getChildren().add(content);
        return target;
    }

    private static boolean isNone(Answer answer) {
        return answer instanceof Answer.NotApplicable;
    }
}
