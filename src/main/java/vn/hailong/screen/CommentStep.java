package vn.hailong.screen;

import java.util.Optional;
import javafx.scene.layout.Region;
import vn.hailong.survey.Answer;
import vn.hailong.survey.Item;

/// The citizen's own words, with their question above.
///
/// @param pane all of the step between strip and bar
record CommentStep(CommentPane pane) implements StepForm {
    static CommentStep of(
            Surface surface, Item item, int maximumLength, Optional<Answer> answer, double height, Listener listener) {
        String before = answer.orElse(null) instanceof Answer.Text(String text) ? text : "";
        return new CommentStep(new CommentPane(
                new CommentPane.Comment(
                        surface.in(item.text()),
                        surface.text("ui.write_here"),
                        before,
                        maximumLength,
                        surface.look().language()),
                surface.sizes(),
                surface.typesetter(),
                surface.texts(),
                surface.sizes().contentWidth(),
                height,
                listener::written));
    }

    @Override
    public Region node() {
        return pane;
    }

    @Override
    public Optional<Answer> answer() {
        return pane.text().isBlank() ? Optional.empty() : Optional.of(new Answer.Text(pane.text()));
    }

    @Override
    public boolean isComposed() {
        return true;
    }

    @Override
    public boolean isTyping() {
        return true;
    }
}
