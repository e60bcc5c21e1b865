package vn.hailong.screen;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.scene.layout.Region;
import vn.hailong.survey.Answer;
import vn.hailong.survey.Option;

/// A list of options; one touch answers.
record SingleStep(Region node, Optional<Answer> answer) implements StepForm {
    static SingleStep of(
            Surface surface, List<Option> options, Optional<Answer> answer, double height, Listener listener) {
        OptionPages pages = new OptionPages(
                surface, options, false, false, height, option -> listener.answered(new Answer.Text(option.id())));
        if (answer.orElse(null) instanceof Answer.Text(String chosen)) {
            pages.choose(Set.of(chosen));
        }
        return new SingleStep(pages, answer);
    }

    @Override
    public boolean isComposed() {
        return false;
    }
}
