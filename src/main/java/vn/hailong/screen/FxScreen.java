package vn.hailong.screen;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;
import vn.hailong.survey.Item;
import vn.hailong.survey.Look;
import vn.hailong.survey.Questionnaire;
import vn.hailong.survey.SessionView;
import vn.hailong.survey.Texts;

/// The window. Its fields are touched by the toolkit's thread only, unless said otherwise.
final class FxScreen implements Screen {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");

    private final ScreenSettings settings;
    private final Listener listener;
    private final Supplier<LocalDateTime> time;
    private final Texts texts;
    private final Fonts fonts = new Fonts();
    private final Stage stage;
    private final Scene scene;
    private ScreenPane pane;
    private Look look;
    private boolean offline;
    private boolean night;
    private String shownTime;
    private final Layers layers = new Layers();
    private final Duration startedAt = uptime();

    /// Any thread.
    private final AtomicBoolean closed = new AtomicBoolean();

    /// Not an animation: those keep the toolkit drawing sixty times a second all day.
    private final ScheduledExecutorService ticker = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("screen-clock").factory());

    static PreparedScreen prepare(ScreenSettings settings, Listener listener, Supplier<LocalDateTime> time) {
        settings.questionnaire().items().forEach(FxScreen::requireFaces);
        String display = System.getenv("DISPLAY");
        CompletableFuture<FxScreen> built = Toolkit.build(display, () -> new FxScreen(settings, listener, time));
        return desk -> Toolkit.open(display, built, (screen, opened) -> {
            desk.ifPresent(screen::admit);
            screen.stage.show();
            Window.afterFirstFrame(() -> opened.complete(screen));
        });
    }

    private static void requireFaces(Item item) {
        if (item.form() instanceof Item.Form.Rating rating) {
            Face.numberFor(0, rating.scale().levels().size());
        }
    }

    private FxScreen(ScreenSettings settings, Listener listener, Supplier<LocalDateTime> time) {
        this.settings = settings;
        this.listener = listener;
        this.time = time;
        this.texts = settings.texts(settings.language());
        shownTime = CLOCK.format(time.get());
        look = Look.usual(settings.language());
        pane = pane(settings.width(), settings.height(), first(settings.questionnaire()));
        layers.showSurvey(pane);
        scene = new Scene(layers, settings.width(), settings.height());
        scene.getStylesheets().add(Window.stylesheet());
        stage = Window.of(settings, scene);
        // Else the toolkit focuses the first card.
        pane.requestFocus();
        stage.setOnCloseRequest(event -> {
            event.consume();
            Window.tell(listener::closed);
        });
        new Keys(
                        () -> pane.isTyping() && pane.isVisible(),
                        level -> Window.tell(() -> listener.keyPressed(level)),
                        level -> Window.tell(() -> listener.keyReleased(level)))
                .listenTo(scene);
        scene.widthProperty().addListener((property, before, now) -> redraw());
        scene.heightProperty().addListener((property, before, now) -> redraw());
        ticker.scheduleWithFixedDelay(() -> Platform.runLater(this::tick), 1, 1, TimeUnit.SECONDS);
    }

    @Override
    public void show(SessionView view, Look look) {
        later(() -> {
            this.look = look;
            pane.show(view, look);
        });
    }

    @Override
    public void showOffline(boolean offline) {
        later(() -> {
            this.offline = offline;
            pane.showOffline(offline);
        });
    }

    @Override
    public void showNight(boolean night) {
        later(() -> {
            this.night = night;
            drawNight();
        });
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            ticker.shutdownNow();
            Platform.runLater(stage::hide);
            Toolkit.leave();
        }
    }

    private void later(Runnable change) {
        if (!closed.get()) {
            Platform.runLater(change);
        }
    }

    private void tick() {
        String now = CLOCK.format(time.get());
        if (!now.equals(shownTime)) {
            shownTime = now;
            pane.showTime(now);
            drawNight();
        }
        pane.tick();
        layers.shift(uptime().minus(startedAt));
    }

    private void drawNight() {
        if (!night) {
            layers.showNight(null);
            return;
        }
        NightPane pane = new NightPane(
                sizes(), typesetter(), staffTexts(), settings.language(), () -> Window.tell(listener::woken));
        layers.showNight(pane);
        pane.showTime(time.get());
    }

    private void admit(StaffDesk staff) {
        var unused = new Corners(scene, settings.diagonalInches(), FxScreen::uptime, () -> showStaff(staff));
    }

    private void showStaff(StaffDesk staff) {
        if (!layers.showsStaff()) {
            layers.showStaff(
                    new StaffPane(settings, staff, staffTexts(), sizes(), typesetter(), () -> layers.showStaff(null)));
        }
    }

    private Sizes sizes() {
        return Sizes.of(scene.getWidth(), scene.getHeight(), settings.diagonalInches());
    }

    private Typesetter typesetter() {
        return new Typesetter(fonts, LineBalancer.of(texts));
    }

    private Texts staffTexts() {
        return settings.languages().forStaff("staff");
    }

    private static Duration uptime() {
        return Duration.ofNanos(System.nanoTime());
    }

    private void redraw() {
        if (scene.getWidth() > 0 && scene.getHeight() > 0) {
            pane = pane(scene.getWidth(), scene.getHeight(), pane.view());
            pane.showOffline(offline);
            layers.showSurvey(pane);
            drawNight();
        }
    }

    private ScreenPane pane(double width, double height, SessionView view) {
        ScreenPane drawn = new ScreenPane(
                settings, fonts, width, height, view, look, act -> Window.tell(() -> listener.acted(act)));
        drawn.showTime(shownTime);
        return drawn;
    }

    private static SessionView first(Questionnaire questionnaire) {
        return questionnaire.openingScale().isPresent() ? new SessionView.Opening(false) : new SessionView.Invitation();
    }
}
