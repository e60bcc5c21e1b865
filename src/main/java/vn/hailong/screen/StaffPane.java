package vn.hailong.screen;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.input.InputEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;
import javafx.util.Duration;
import org.tinylog.Logger;
import vn.hailong.survey.Texts;

/// The staff's screen: the PIN, then its pages. It covers the survey and leaves to it, never to anything else; when
/// nobody touches it, it leaves by itself.
final class StaffPane extends StackPane {
    private static final Duration UNTOUCHED = Duration.seconds(60);
    private static final Duration REFRESH = Duration.seconds(2);
    private static final double KEYS = 6;

    private enum Page {
        STATUS("staff.status"),
        BUTTONS("staff.buttons"),
        TABLETS("staff.tablets"),
        DOCTOR("staff.doctor");

        private final String key;

        Page(String key) {
            this.key = key;
        }
    }

    private final ScreenSettings settings;
    private final StaffDesk desk;
    private final Texts texts;
    private final Sizes sizes;
    private final Typesetter typesetter;
    private final Runnable left;
    private final Map<Page, StaffKey> keys = new EnumMap<>(Page.class);
    private final BorderPane frame = new BorderPane();
    private final StackPane middle = new StackPane();
    private final Text title;
    private final StaffKey next;
    private final double width;
    private final double height;
    private final PauseTransition untouched = new PauseTransition(UNTOUCHED);
    private final PauseTransition refresh = new PauseTransition(REFRESH);
    private Page page = Page.STATUS;
    private List<Node> sheets = List.of();
    private int sheet;

    /// Counts the pages that were opened: what arrives for an earlier one is not shown.
    private int opened;

    /// @param left called once, when the survey is to be seen again
    StaffPane(ScreenSettings settings, StaffDesk desk, Texts texts, Sizes sizes, Typesetter typesetter, Runnable left) {
        this.settings = settings;
        this.desk = desk;
        this.texts = texts;
        this.sizes = sizes;
        this.typesetter = typesetter;
        this.left = left;
        double size = 1.15 * sizes.body();
        double gap = 0.25 * sizes.margin();
        double keyHeight = Math.min(sizes.smallestTarget(), 0.22 * sizes.height());
        double keyWidth = (sizes.contentWidth() - (KEYS - 1) * gap) / KEYS;
        width = sizes.contentWidth();
        height = sizes.height() - keyHeight - size * Sizes.LINE - 2.2 * sizes.margin();
        title = Fonts.text(List.of(""), typesetter.fonts().bold(size), TextAlignment.LEFT, "text");
        next = new StaffKey("", typesetter, sizes.small(), keyWidth, keyHeight, this::turn);
        frame.setTop(title);
        frame.setCenter(middle);
        frame.setBottom(navigation(gap, keyWidth, keyHeight));
        frame.setPadding(new Insets(0.7 * sizes.margin(), sizes.margin(), 0.7 * sizes.margin(), sizes.margin()));
        // On a tall panel what is to be touched lies where everybody reaches it.
        middle.setAlignment(sizes.portrait() ? Pos.BOTTOM_LEFT : Pos.TOP_LEFT);
        BorderPane.setMargin(middle, new Insets(0.4 * sizes.margin(), 0, 0.4 * sizes.margin(), 0));
        getStyleClass().add("staff");
        addEventFilter(InputEvent.ANY, event -> untouched.playFromStart());
        untouched.setOnFinished(event -> leave());
        refresh.setOnFinished(event -> refresh());
        untouched.playFromStart();
        askForPin();
    }

    /// Back to the survey.
    void leave() {
        opened++;
        untouched.stop();
        refresh.stop();
        if (page == Page.BUTTONS) {
            page = Page.STATUS;
            desk.endTest();
        }
        desk.left();
        left.run();
    }

    private void askForPin() {
        PinPad[] pad = new PinPad[1];
        pad[0] = new PinPad(
                texts,
                sizes,
                typesetter,
                pin -> await(desk.enter(pin), entry -> {
                    switch (entry) {
                        case StaffDesk.Entry.Granted() -> {
                            getChildren().setAll(frame);
                            open(Page.STATUS);
                        }
                        case StaffDesk.Entry.Refused() -> pad[0].say(texts.get("staff.pin.wrong"));
                        case StaffDesk.Entry.Paused(var rest) ->
                            pad[0].say(texts.get("staff.pin.paused")
                                    .replace("{n}", Long.toString(Math.max(1, rest.toSeconds()))));
                    }
                }),
                this::leave);
        getChildren().setAll(pad[0]);
    }

    private HBox navigation(double gap, double keyWidth, double keyHeight) {
        HBox row = new HBox(gap);
        for (Page each : Page.values()) {
            StaffKey key =
                    new StaffKey(texts.get(each.key), typesetter, sizes.small(), keyWidth, keyHeight, () -> open(each));
            keys.put(each, key);
            row.getChildren().add(key);
        }
        row.getChildren()
                .addAll(
                        next,
                        new StaffKey(
                                        texts.get("staff.exit"),
                                        typesetter,
                                        sizes.small(),
                                        keyWidth,
                                        keyHeight,
                                        this::leave)
                                .primary());
        return row;
    }

    private void open(Page chosen) {
        opened++;
        sheet = 0;
        refresh.stop();
        if (page == Page.BUTTONS) {
            desk.endTest();
        }
        page = chosen;
        keys.forEach((each, key) -> key.choose(each == chosen));
        title.setText(texts.get("staff.title") + " · " + texts.get(chosen.key));
        show(List.of(wait(texts.get("staff.wait"))));
        switch (chosen) {
            case STATUS -> refresh();
            case BUTTONS -> test();
            case TABLETS -> tablets();
            case DOCTOR -> diagnose();
        }
    }

    private void refresh() {
        int columns = sizes.portrait() ? 1 : 2;
        await(desk.status(), lines -> {
            show(new StaffLines(sizes, typesetter, width, height, columns).sheets(lines));
            refresh.playFromStart();
        });
    }

    private void test() {
        settings.questionnaire()
                .openingScale()
                .ifPresentOrElse(
                        scale -> {
                            StaffTestPage test =
                                    new StaffTestPage(scale, settings, texts, sizes, typesetter, width, height, desk);
                            show(List.of(test));
                            desk.beginTest(test);
                        },
                        () -> show(List.of(wait(texts.get("staff.test.none")))));
    }

    private void tablets() {
        StaffTabletsPage view = new StaffTabletsPage(texts, sizes, typesetter, width, height);
        desk.tablets()
                .ifPresentOrElse(
                        tablets -> await(
                                tablets.list(),
                                paired -> show(view.list(
                                        paired,
                                        () -> await(tablets.offer(), offer -> show(List.of(view.offer(offer)))),
                                        id -> await(tablets.revoke(id), gone -> open(Page.TABLETS))))),
                        () -> show(List.of(view.none())));
    }

    private void diagnose() {
        await(desk.diagnose(), diagnosis -> {
            double side = sizes.portrait() ? 0.35 * height : Math.min(height, 0.38 * width);
            double room = sizes.portrait() ? width : width - side - sizes.body();
            double high = sizes.portrait() ? height - side - sizes.body() : height;
            show(new StaffLines(sizes, typesetter, room, high, 1)
                    .sheets(diagnosis.lines()).stream()
                            .map(lines -> beside(new QrCode(diagnosis.code(), side), lines))
                            .toList());
        });
    }

    private Node beside(QrCode code, Node lines) {
        if (sizes.portrait()) {
            return new VBox(sizes.body(), code, lines);
        }
        HBox row = new HBox(sizes.body(), code, lines);
        row.setAlignment(Pos.TOP_LEFT);
        return row;
    }

    private void show(List<? extends Node> now) {
        sheets = List.copyOf(now);
        sheet = Math.min(sheet, sheets.size() - 1);
        middle.getChildren().setAll(sheets.get(sheet));
        next.setVisible(sheets.size() > 1);
        next.say(texts.get("staff.next")
                .replace("{n}", Integer.toString(sheet + 1))
                .replace("{of}", Integer.toString(sheets.size())));
    }

    private void turn() {
        sheet = (sheet + 1) % sheets.size();
        show(sheets);
    }

    private Node wait(String words) {
        Typesetter.Block block = typesetter.regular(words, sizes.body(), sizes.small(), width, 3);
        return Fonts.text(block.lines(), block.font(), TextAlignment.LEFT, "quiet");
    }

    /// Goes on with what arrives, on the toolkit's thread, unless another page was opened meanwhile.
    private <T> void await(CompletableFuture<T> future, Consumer<T> then) {
        int asked = opened;
        var unused = future.whenComplete((arrived, failure) -> Platform.runLater(() -> {
            if (failure != null) {
                Logger.error(failure, "the staff's screen could not be shown");
            }
            if (asked == opened) {
                if (failure == null) {
                    then.accept(arrived);
                } else if (getChildren().contains(frame)) {
                    show(List.of(wait(texts.get("staff.failed"))));
                } else {
                    leave();
                }
            }
        }));
    }
}
