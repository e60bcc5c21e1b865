package vn.hailong.screen;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.IntStream;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;
import vn.hailong.survey.Answer;

/// A number, by the numbers that most people will want, and by one more or one less.
final class CountStep implements StepForm {
    private static final String NOTHING_YET = "–";

    /// In the order in which they earn a place.
    private static final List<Integer> USUAL = List.of(1, 2, 3, 0, 5, 4, 10, 6, 8, 15);

    private final Surface surface;
    private final int most;
    private final Listener listener;
    private final VBox node;
    private final Text number;
    private final Map<Integer, Target> quick = new TreeMap<>();
    private OptionalInt value;

    CountStep(Surface surface, int most, Optional<Answer> answer, double height, Listener listener) {
        this.surface = surface;
        this.most = most;
        this.listener = listener;
        value = answer.orElse(null) instanceof Answer.Number(int given) ? OptionalInt.of(given) : OptionalInt.empty();
        Sizes sizes = surface.sizes();
        double gap = sizes.gap();
        double row = Math.floor(
                Math.min((height - gap) / 2, Math.max(1.4 * sizes.smallestTarget(), 0.14 * sizes.shortSide())));
        double side = Math.max(row, 1.2 * sizes.smallestTarget());
        Font large = surface.typesetter().fonts().bold(0.62 * row);
        number = Fonts.text(List.of(NOTHING_YET), large, TextAlignment.CENTER, "text");
        StackPane window = new StackPane(number);
        window.setMinSize(1.6 * side, row);
        window.setMaxSize(1.6 * side, row);
        HBox steps = new HBox(
                gap,
                button(Icon.MINUS, "ui.less", side, row, -1),
                window,
                button(Icon.PLUS, "ui.more_by_one", side, row, 1));
        steps.setAlignment(Pos.CENTER);
        HBox numbers = new HBox(Math.rint(0.7 * gap));
        numbers.setAlignment(Pos.CENTER);
        fill(row);
        numbers.getChildren().addAll(quick.values());
        node = new VBox(gap, steps, numbers);
        node.setAlignment(Pos.CENTER);
        node.setMinHeight(2 * row + gap);
        node.setMaxHeight(2 * row + gap);
        show();
    }

    private void fill(double height) {
        Sizes sizes = surface.sizes();
        double gap = Math.rint(0.7 * sizes.gap());
        double least = sizes.smallestTarget();
        int places = (int) Math.clamp(Math.floor((sizes.contentWidth() + gap) / (least + gap)), 1, 9);
        List<Integer> offered = IntStream.concat(
                        USUAL.stream().mapToInt(Integer::intValue).filter(each -> each < most), IntStream.of(most))
                .boxed()
                .limit(places)
                .toList();
        double widest = Math.max(1.3 * least, 0.13 * sizes.shortSide());
        double width = Math.floor(Math.min(widest, (sizes.contentWidth() + gap) / offered.size() - gap));
        for (int each : offered) {
            quick.put(each, number(each, width, height));
        }
    }

    private Target number(int each, double width, double height) {
        Target target =
                new Target(surface.sizes(), AccessibleRole.RADIO_BUTTON, label(each), width, height, () -> set(each));
        target.getStyleClass().add("choice");
        target.getChildren()
                .add(surface.typesetter()
                        .boldWithin(
                                label(each),
                                surface.sizes().heading(),
                                surface.sizes().least(),
                                0.8 * width,
                                0.7 * height)
                        .drawn(TextAlignment.CENTER, "word"));
        return target;
    }

    private Button button(Icon icon, String key, double width, double height, int by) {
        return new Button(
                Button.Kind.PLAIN,
                icon,
                surface.text(key),
                surface,
                width,
                height,
                () -> set(Math.clamp(value.orElse(0) + by, 0, most)));
    }

    private void set(int now) {
        value = OptionalInt.of(now);
        show();
        listener.changed();
    }

    private void show() {
        number.setText(value.isPresent() ? label(value.getAsInt()) : NOTHING_YET);
        quick.forEach((each, target) -> target.setChosen(value.isPresent() && value.getAsInt() == each));
    }

    /// The largest number stands for more, too.
    private String label(int each) {
        return each == most ? surface.text("ui.or_more", each) : Integer.toString(each);
    }

    @Override
    public Region node() {
        return node;
    }

    @Override
    public Optional<Answer> answer() {
        return value.isPresent() ? Optional.of(new Answer.Number(value.getAsInt())) : Optional.empty();
    }

    @Override
    public boolean isComposed() {
        return true;
    }
}
