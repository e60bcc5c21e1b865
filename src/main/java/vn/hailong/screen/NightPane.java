package vn.hailong.screen;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.TouchEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;
import vn.hailong.survey.Texts;

/// The screen of a closed counter: a dim clock on black, which is somewhere else each minute. Any touch wakes it, and
/// answers nothing.
final class NightPane extends Pane {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");

    /// Minutes after which the clock is as far left, and as high, as before. They share no divisor: it takes a day and
    /// more until it is back in the same place.
    private static final int ACROSS = 37;

    private static final int DOWN = 53;

    private final Sizes sizes;
    private final DateTimeFormatter date;
    private final Text clock;
    private final Text day;
    private final VBox words;

    NightPane(Sizes sizes, Typesetter typesetter, Texts texts, String language, Runnable touched) {
        this.sizes = sizes;
        this.date = DateTimeFormatter.ofPattern(texts.get("night.date"), Locale.of(language));
        Fonts fonts = typesetter.fonts();
        clock = Fonts.text(
                List.of("00:00"), fonts.regular(0.19 * sizes.shortSide()), TextAlignment.CENTER, "night-text");
        day = Fonts.text(List.of(""), fonts.regular(1.1 * sizes.body()), TextAlignment.CENTER, "night-text");
        double width = 0.8 * sizes.contentWidth();
        words = new VBox(
                0.35 * sizes.body(),
                clock,
                day,
                text(typesetter.bold(texts.get("night.closed"), 1.3 * sizes.body(), sizes.small(), width, 2)),
                text(typesetter.regular(texts.get("night.wake"), sizes.small(), sizes.small(), width, 2)));
        words.setAlignment(Pos.CENTER);
        getStyleClass().add("night");
        getChildren().add(words);
        addEventHandler(TouchEvent.TOUCH_PRESSED, event -> {
            touched.run();
            event.consume();
        });
        addEventHandler(MouseEvent.MOUSE_PRESSED, event -> {
            if (!event.isSynthesized()) {
                touched.run();
            }
            event.consume();
        });
    }

    void showTime(LocalDateTime now) {
        clock.setText(CLOCK.format(now));
        day.setText(date.format(now));
        words.applyCss();
        words.autosize();
        int minute = now.getHour() * 60 + now.getMinute() + 24 * 60 * now.getDayOfYear();
        double left = sizes.margin() + wave(minute, ACROSS) * (sizes.contentWidth() - words.getWidth());
        double above = sizes.margin() + wave(minute, DOWN) * (sizes.height() - 2 * sizes.margin() - words.getHeight());
        words.relocate(Math.rint(left), Math.rint(above));
    }

    /// From 0 to 1 and back in a period of so many minutes.
    private static double wave(int minute, int period) {
        return (1 + Math.sin(2 * Math.PI * minute / period)) / 2;
    }

    private static Text text(Typesetter.Block block) {
        return Fonts.text(block.lines(), block.font(), TextAlignment.CENTER, "night-text");
    }
}
