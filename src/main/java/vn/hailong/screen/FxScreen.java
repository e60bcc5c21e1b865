package vn.hailong.screen;

import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;
import vn.hailong.survey.Act;
import vn.hailong.survey.Look;
import vn.hailong.survey.SessionView;
import vn.hailong.survey.Texts;

/// The window. Its fields are touched by the toolkit's thread only, unless said otherwise.
final class FxScreen implements Screen {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");

    private final ScreenSettings settings;
    private final Listener listener;
    private final Supplier<LocalTime> time;
    private final Texts texts;
    private final Fonts fonts = new Fonts();
    private final Stage stage;
    private final Scene scene;
    private RatingPane picture;
    private SessionView view = new SessionView.Opening(false);
    private boolean offline;
    private String shownTime;

    /// Any thread.
    private final AtomicBoolean closed = new AtomicBoolean();

    /// Not an animation: those keep the toolkit drawing sixty times a second all day.
    private final ScheduledExecutorService ticker = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("screen-clock").factory());

    static Screen open(ScreenSettings settings, Listener listener, Supplier<LocalTime> time)
            throws ScreenUnavailableException {
        Texts texts = Texts.of("flow", settings.language());
        settings.questionnaire()
                .openingScale()
                .ifPresent(scale -> Face.numberFor(0, scale.levels().size()));
        return Toolkit.open(System.getenv("DISPLAY"), opened -> {
            FxScreen screen = new FxScreen(settings, listener, time, texts);
            screen.stage.show();
            Window.afterFirstFrame(() -> opened.complete(screen));
        });
    }

    private FxScreen(ScreenSettings settings, Listener listener, Supplier<LocalTime> time, Texts texts) {
        this.settings = settings;
        this.listener = listener;
        this.time = time;
        this.texts = texts;
        shownTime = CLOCK.format(time.get());
        picture = picture(settings.width(), settings.height());
        scene = new Scene(picture, settings.width(), settings.height());
        scene.getStylesheets().add(Window.stylesheet());
        stage = Window.of(settings, scene);
        // Else the toolkit focuses the first card.
        picture.requestFocus();
        stage.setOnCloseRequest(event -> {
            event.consume();
            Window.tell(listener::closed);
        });
        new Keys(
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
            this.view = view;
            picture.show(view);
        });
    }

    @Override
    public void showOffline(boolean offline) {
        later(() -> {
            this.offline = offline;
            picture.showOffline(offline);
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
            picture.showTime(now);
        }
    }

    private void redraw() {
        if (scene.getWidth() > 0 && scene.getHeight() > 0) {
            picture = picture(scene.getWidth(), scene.getHeight());
            picture.show(view);
            picture.showOffline(offline);
            scene.setRoot(picture);
            picture.requestFocus();
        }
    }

    private RatingPane picture(double width, double height) {
        Sizes sizes = Sizes.of(width, height, settings.diagonalInches());
        RatingPane picture = new RatingPane(
                settings,
                texts,
                fonts,
                sizes,
                level -> Window.tell(() -> listener.acted(new Act.Rate(level))),
                settings.questionnaire().items().getFirst());
        picture.showTime(shownTime);
        return picture;
    }
}
