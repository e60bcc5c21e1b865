package vn.hailong.screen;

import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import vn.hailong.survey.Answer;
import vn.hailong.survey.SessionView;

/// One whole picture, for as long as one view lasts. The next citizen, the next question and another look get another.
sealed interface Picture permits OpeningPane, InvitationPane, StepPane, MessagePane {
    Region node();

    /// What appears slowly; the rest is there at once.
    Node appearing();

    /// Shows a view in place.
    ///
    /// @return whether this picture can; if not, nothing has changed
    boolean show(SessionView view);

    default void showOffline(boolean offline) {}

    default void showTime(String time) {}

    /// What the citizen has chosen or written so far and not yet given: it outlives a change of the look.
    default Optional<Answer> unfinished() {
        return Optional.empty();
    }

    /// Whether a comment is being written, so that digits are digits and not buttons.
    default boolean isTyping() {
        return false;
    }
}
