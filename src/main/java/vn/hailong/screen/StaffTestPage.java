package vn.hailong.screen;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javafx.application.Platform;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;
import vn.hailong.survey.Scale;
import vn.hailong.survey.Texts;

/// Each button of the box with its state and how often it was pressed here; lamps and sound on request. Nothing that is
/// pressed while this page is open is an answer.
final class StaffTestPage extends VBox implements StaffDesk.TestListener {
    private static final PseudoClass PRESSED = PseudoClass.getPseudoClass("pressed-here");
    private static final PseudoClass FAULTY = PseudoClass.getPseudoClass("faulty");

    private record Place(StackPane card, Text count, Text state) {}

    private final Texts texts;
    private final Typesetter typesetter;
    private final Sizes sizes;
    private final Map<Integer, Place> places = new TreeMap<>();
    private final Map<Integer, Integer> counts = new TreeMap<>();
    private final Text notice;

    StaffTestPage(
            Scale scale,
            ScreenSettings settings,
            Texts texts,
            Sizes sizes,
            Typesetter typesetter,
            double width,
            double height,
            StaffDesk desk) {
        super(0.6 * sizes.small());
        this.texts = texts;
        this.typesetter = typesetter;
        this.sizes = sizes;
        double size = sizes.small();
        notice = Fonts.text(List.of(""), typesetter.fonts().regular(size), TextAlignment.LEFT, "text");
        notice.setWrappingWidth(width);
        tell(texts.get("staff.test.hint"), false);
        double keyHeight = Math.min(sizes.smallestTarget(), 0.4 * height);
        double room = height - keyHeight - 1.2 * size * Sizes.LINE - 2 * getSpacing();
        HBox box = new HBox(0.5 * size);
        List<Scale.Level> levels = scale.levels();
        double column = (width - (levels.size() - 1) * box.getSpacing()) / levels.size();
        for (int place = 0; place < levels.size(); place++) {
            box.getChildren().add(card(levels.get(place), place, levels.size(), settings.language(), column, room));
        }
        HBox keys = new HBox(
                size,
                new StaffKey(
                        texts.get("staff.test.lit"),
                        typesetter,
                        sizes.body(),
                        0.3 * width,
                        keyHeight,
                        () -> desk.light(true)),
                new StaffKey(
                        texts.get("staff.test.dark"),
                        typesetter,
                        sizes.body(),
                        0.3 * width,
                        keyHeight,
                        () -> desk.light(false)),
                new StaffKey(
                        texts.get("staff.test.sound"), typesetter, sizes.body(), 0.3 * width, keyHeight, desk::thank));
        keys.setAlignment(Pos.CENTER);
        setMaxHeight(USE_PREF_SIZE);
        getChildren().addAll(notice, box, keys);
    }

    private StackPane card(Scale.Level level, int place, int of, String language, double column, double room) {
        double size = sizes.small();
        Typesetter.Block label = typesetter.bold(level.label().in(language), size, 0.8 * size, 0.94 * column, 2);
        Text count = Fonts.text(List.of("0"), typesetter.fonts().bold(size), TextAlignment.CENTER, "text");
        Text state = Fonts.text(List.of("–"), typesetter.fonts().regular(size), TextAlignment.CENTER, "quiet");
        VBox words = new VBox();
        double wordsHeight = 4.3 * size * Sizes.LINE;
        double face = Math.min(0.6 * column, room - wordsHeight);
        // On the smallest panel the words must do.
        if (face > 2 * size) {
            words.getChildren().add(Card.drawing(Face.load(Face.numberFor(place, of)), face));
        }
        words.getChildren().addAll(Fonts.text(label.lines(), label.font(), TextAlignment.CENTER, "text"), count, state);
        words.setAlignment(Pos.CENTER);
        StackPane card = new StackPane(words);
        card.getStyleClass().add("test-card");
        double high = Math.min(room, Math.max(0, face) + wordsHeight + size);
        card.setMinSize(column, high);
        card.setMaxSize(column, high);
        places.put(level.value(), new Place(card, count, state));
        counts.put(level.value(), 0);
        return card;
    }

    @Override
    public void pressed(int level) {
        Platform.runLater(() -> {
            Place here = places.get(level);
            if (here != null) {
                int count = counts.merge(level, 1, Integer::sum);
                here.count().setText(Integer.toString(count));
                places.values().forEach(place -> place.card().pseudoClassStateChanged(PRESSED, place == here));
            }
        });
    }

    @Override
    public void changed(Map<Integer, TestBox.State> buttons, Optional<String> problem) {
        Platform.runLater(() -> {
            buttons.forEach(this::show);
            if (problem.isPresent()) {
                tell(problem.get(), true);
            } else {
                tell(texts.get(buttons.isEmpty() ? "staff.test.none" : "staff.test.hint"), false);
            }
        });
    }

    private void tell(String words, boolean alarm) {
        notice.setText(words);
        notice.pseudoClassStateChanged(FAULTY, alarm);
    }

    private void show(int level, TestBox.State state) {
        Place place = places.get(level);
        if (place != null) {
            place.state()
                    .setText(texts.get(
                            switch (state) {
                                case OK -> "staff.test.ok";
                                case STUCK -> "staff.test.stuck";
                                case MISSING -> "staff.test.missing";
                            }));
            place.card().pseudoClassStateChanged(FAULTY, state != TestBox.State.OK);
        }
    }
}
