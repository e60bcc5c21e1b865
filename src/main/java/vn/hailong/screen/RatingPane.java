package vn.hailong.screen;

import java.util.function.IntConsumer;
import javafx.animation.FadeTransition;
import javafx.animation.Interpolator;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;
import vn.hailong.survey.Item;
import vn.hailong.survey.SessionView;
import vn.hailong.survey.Texts;

/// The whole picture at one size of the window. A window of another size gets another picture.
final class RatingPane extends StackPane {
    private static final Duration FADE = Duration.millis(150);

    private final Frame frame;
    private final QuestionPane question;
    private final MessagePane thanks;
    private final MessagePane unavailable;
    private final FadeTransition fade = new FadeTransition(FADE);

    RatingPane(ScreenSettings settings, Texts texts, Fonts fonts, Sizes sizes, IntConsumer touched, Item opening) {
        Typesetter typesetter = new Typesetter(fonts, LineBalancer.of(texts));
        frame = new Frame(settings, texts, sizes, typesetter);
        double height = frame.middleHeight(sizes);
        question = new QuestionPane(settings, texts, sizes, typesetter, height, touched, opening);
        thanks = MessagePane.thanks(texts, sizes, typesetter, height);
        unavailable = MessagePane.unavailable(texts, sizes, typesetter, height);
        fade.setInterpolator(Interpolator.EASE_OUT);
        fade.setFromValue(0);
        fade.setToValue(1);
        frame.setCenter(question);
        getChildren().add(frame);
        setFocusTraversable(true);
    }

    void show(SessionView view) {
        switch (view) {
            case SessionView.Opening(boolean waiting) -> {
                question.show(waiting, false);
                setMiddle(question);
            }
            case SessionView.Pressed ignored -> {
                question.show(false, true);
                setMiddle(question);
            }
            case SessionView.Invitation _ -> setMiddle(question);
            case SessionView.Step _ -> setMiddle(question);
            case SessionView.Thanks() -> setMiddle(thanks);
            case SessionView.Unavailable() -> setMiddle(unavailable);
        }
    }

    void showOffline(boolean offline) {
        frame.showOffline(offline);
    }

    void showTime(String time) {
        frame.showTime(time);
    }

    private void setMiddle(Node middle) {
        if (frame.getCenter() == middle) {
            return;
        }
        fade.stop();
        middle.setOpacity(1);
        frame.setCenter(middle);
        // The next citizen finds no card focused by the one before.
        requestFocus();
        fade.setNode(middle);
        fade.playFromStart();
    }
}
