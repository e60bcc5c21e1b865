package vn.hailong.screen;

import java.util.Optional;
import javafx.scene.layout.Region;
import vn.hailong.survey.Answer;

/// The part of a step that takes the answer, in the form that its item has.
sealed interface StepForm permits RatingStep, YesNoStep, SingleStep, MultipleStep, CountStep, CommentStep {
    Region node();

    /// As it stands; what Next would give.
    Optional<Answer> answer();

    /// Whether several touches make an answer, so that the citizen says when it is complete. Else one touch answers.
    boolean isComposed();

    default boolean isTyping() {
        return false;
    }

    /// What a form tells.
    interface Listener {
        /// The citizen answered.
        void answered(Answer answer);

        /// What stands there changed, and is not given yet.
        void changed();

        /// A comment as it stands now.
        void written(String text);
    }
}
