package vn.hailong.screen;

import java.util.Optional;
import javafx.scene.layout.Region;
import vn.hailong.survey.Answer;
import vn.hailong.survey.Item;

/// Faces, and a way out for whom the question does not apply to.
record RatingStep(Region node, Optional<Answer> answer) implements StepForm {
    static RatingStep of(
            Surface surface, Item.Form.Rating rating, Optional<Answer> answer, double height, Listener listener) {
        return new RatingStep(new Cards(surface, rating, answer, height, listener::answered), answer);
    }

    @Override
    public boolean isComposed() {
        return false;
    }
}
