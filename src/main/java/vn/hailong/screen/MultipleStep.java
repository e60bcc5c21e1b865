package vn.hailong.screen;

import java.util.Optional;
import java.util.Set;
import javafx.scene.layout.Region;
import vn.hailong.survey.Answer;
import vn.hailong.survey.Item;
import vn.hailong.survey.Option;

/// A list of options, of which several may be chosen.
final class MultipleStep implements StepForm {
    private final Surface surface;
    private final OptionPages pages;
    private final Listener listener;
    private Selection selection;

    MultipleStep(Surface surface, Item.Form.Multiple form, Optional<Answer> answer, double height, Listener listener) {
        this.surface = surface;
        this.listener = listener;
        selection = new Selection(
                form, answer.orElse(null) instanceof Answer.Choices choices ? Set.copyOf(choices.values()) : Set.of());
        pages = new OptionPages(surface, form.options(), true, true, height, this::touched);
        show();
    }

    private void touched(Option option) {
        selection = selection.touch(option);
        show();
        listener.changed();
    }

    private void show() {
        pages.choose(selection.chosen());
        int count = selection.chosen().size();
        int most = selection.form().most();
        pages.advise(
                selection.isFull()
                        ? surface.text("ui.choice_full", most)
                        : count > 0
                                ? surface.text("ui.chosen", count)
                                : most < selection.form().options().size()
                                        ? surface.text("ui.choose_most", most)
                                        : surface.text("ui.choose_several"));
    }

    @Override
    public Region node() {
        return pages;
    }

    @Override
    public Optional<Answer> answer() {
        return selection.chosen().isEmpty() ? Optional.empty() : Optional.of(new Answer.Choices(selection.inOrder()));
    }

    @Override
    public boolean isComposed() {
        return true;
    }
}
