package vn.hailong.screen;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.animation.FadeTransition;
import javafx.animation.Interpolator;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.TouchEvent;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import vn.hailong.survey.Act;
import vn.hailong.survey.Answer;
import vn.hailong.survey.Item;
import vn.hailong.survey.Look;
import vn.hailong.survey.SessionView;
import vn.hailong.survey.Texts;

/// All that is seen, at one size of the window. A window of another size gets another.
final class ScreenPane extends StackPane implements Hand {
    private static final String CONTRAST = "contrast";
    private static final Duration FADE = Duration.millis(150);

    /// A page that nobody touches for so long is closed before the next citizen comes, where no session does it.
    private static final int SECONDS_OF_A_COVER = 30;

    private final ScreenSettings settings;
    private final Fonts fonts;
    private final double width;
    private final double height;
    private final Consumer<Act> acts;
    private final Map<Look, Surface> surfaces = new HashMap<>();
    private final FadeTransition fade = new FadeTransition(FADE);
    private Look look;
    private SessionView view;
    private Picture picture;
    private @Nullable Cover cover;
    private int untouchedSeconds;
    private boolean offline;
    private String time = "";

    ScreenPane(
            ScreenSettings settings,
            Fonts fonts,
            double width,
            double height,
            SessionView view,
            Look look,
            Consumer<Act> acts) {
        this.settings = settings;
        this.fonts = fonts;
        this.width = width;
        this.height = height;
        this.acts = acts;
        this.view = view;
        this.look = look;
        fade.setInterpolator(Interpolator.EASE_OUT);
        fade.setFromValue(0);
        fade.setToValue(1);
        // Somebody is there, whatever is touched.
        addEventFilter(MouseEvent.MOUSE_PRESSED, this::touched);
        addEventFilter(TouchEvent.TOUCH_PRESSED, this::touched);
        addEventFilter(KeyEvent.KEY_PRESSED, this::touched);
        setFocusTraversable(true);
        getStyleClass().add("screen");
        picture = picture(view);
        place();
    }

    void show(SessionView now, Look chosen) {
        boolean sameLook = chosen.equals(look);
        SessionView fresh = sameLook ? now : withUnfinished(now);
        look = chosen;
        view = now;
        if (sameLook && picture.show(now)) {
            if (now instanceof SessionView.Step step) {
                if (cover != null) {
                    cover.show(step.secondsLeft());
                }
            } else {
                uncover();
            }
            return;
        }
        uncover();
        picture = picture(fresh);
        place();
        appear(picture.appearing());
    }

    void showOffline(boolean shown) {
        offline = shown;
        picture.showOffline(shown);
    }

    void showTime(String shown) {
        time = shown;
        picture.showTime(shown);
    }

    /// A second has passed.
    void tick() {
        untouchedSeconds++;
        if (untouchedSeconds >= SECONDS_OF_A_COVER && !(view instanceof SessionView.Step)) {
            uncover();
        }
    }

    /// What the citizen has done here and not yet given, for a pane of another size.
    SessionView view() {
        return withUnfinished(view);
    }

    boolean isTyping() {
        return cover == null && picture.isTyping();
    }

    @Override
    public void act(Act act) {
        acts.accept(act);
    }

    @Override
    public void cover(Cover page) {
        uncover();
        cover = page;
        untouchedSeconds = 0;
        if (view instanceof SessionView.Step step) {
            page.show(step.secondsLeft());
        }
        // What can't be seen must not be reached by a keyboard either.
        getChildren().setAll(page);
        requestFocus();
        appear(page);
    }

    @Override
    public void uncover() {
        if (cover != null) {
            cover = null;
            getChildren().setAll(picture.node());
            requestFocus();
        }
    }

    private void touched(Event event) {
        untouchedSeconds = 0;
        acts.accept(new Act.Touch());
    }

    private SessionView withUnfinished(SessionView now) {
        if (now instanceof SessionView.Step step
                && view instanceof SessionView.Step before
                && step.item().id().equals(before.item().id())) {
            Optional<Answer> unfinished = picture.unfinished();
            return unfinished.isEmpty()
                    ? step
                    : new SessionView.Step(
                            step.item(),
                            unfinished,
                            step.number(),
                            step.of(),
                            step.recorded(),
                            step.back(),
                            step.last(),
                            step.secondsLeft());
        }
        return now;
    }

    private Picture picture(SessionView shown) {
        Surface surface = surfaces.computeIfAbsent(look, this::surface);
        Picture drawn = switch (shown) {
            case SessionView.Opening _ -> opening(surface);
            case SessionView.Pressed _ -> opening(surface);
            case SessionView.Invitation() -> new InvitationPane(surface);
            case SessionView.Step step -> new StepPane(surface, step);
            case SessionView.Thanks() -> MessagePane.thanks(surface);
            case SessionView.Unavailable() -> MessagePane.unavailable(surface);
        };
        drawn.show(shown);
        drawn.showOffline(offline);
        drawn.showTime(time);
        return drawn;
    }

    private OpeningPane opening(Surface surface) {
        Item first = settings.questionnaire().items().getFirst();
        return new OpeningPane(
                surface, first, settings.questionnaire().openingScale().orElseThrow());
    }

    private Surface surface(Look chosen) {
        Texts texts = settings.texts(chosen.language());
        Sizes sizes = Sizes.of(width, height, settings.diagonalInches(), chosen.larger());
        return new Surface(settings, chosen, texts, sizes, new Typesetter(fonts, LineBalancer.of(texts)), this);
    }

    private void place() {
        getStyleClass().remove(CONTRAST);
        if (look.contrast()) {
            getStyleClass().add(CONTRAST);
        }
        getChildren().setAll(picture.node());
        // The next citizen finds nothing focused by the one before; else the toolkit focuses the first card.
        requestFocus();
    }

    private void appear(Node node) {
        fade.stop();
        boolean seen = getScene() != null
                && getScene().getWindow() != null
                && getScene().getWindow().isShowing();
        if (seen) {
            fade.setNode(node);
            fade.playFromStart();
        }
    }
}
