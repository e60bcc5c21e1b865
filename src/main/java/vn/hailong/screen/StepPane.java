package vn.hailong.screen;

import java.util.Optional;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import vn.hailong.survey.Act;
import vn.hailong.survey.Answer;
import vn.hailong.survey.Item;
import vn.hailong.survey.SessionView;

/// One item of the questionnaire: how far the citizen is, the question, its answers, and the way on.
final class StepPane implements Picture {
    private final BorderPane node = new BorderPane();
    private final VBox middle = new VBox();
    private final String item;
    private final Strip strip;
    private final StepBar bar;
    private final StepForm form;

    StepPane(Surface surface, SessionView.Step step) {
        item = step.item().id();
        Sizes sizes = surface.sizes();
        strip = new Strip(surface, step);
        bar = new StepBar(surface, step);
        double height = sizes.height() - strip.getMinHeight() - Bars.total(sizes);
        if (step.item().form() instanceof Item.Form.Comment) {
            // Its question stands above the text, as small as the keyboard needs.
            form = form(surface, step, height - 0.8 * sizes.gap());
            middle.getChildren().add(form.node());
            middle.setPadding(new Insets(0.4 * sizes.gap(), 0, 0, 0));
        } else {
            form = beneathTitle(surface, step, height);
        }
        middle.setAlignment(Pos.TOP_CENTER);
        node.setTop(strip);
        node.setCenter(middle);
        node.setBottom(bar);
        bar.show(form.answer(), form.isComposed());
        show(step);
    }

    private StepForm beneathTitle(Surface surface, SessionView.Step step, double height) {
        Sizes sizes = surface.sizes();
        double gap = sizes.gap();
        double top = sizes.height() - height - Bars.total(sizes);
        double forTitle = sizes.portrait()
                ? sizes.reach() - top - 2 * gap
                : height - least(surface, step.item().form()) - 2.2 * gap;
        Typesetter.Block title = Title.further(surface, surface.in(step.item().text()), forTitle);
        double forAnswers = sizes.portrait()
                ? sizes.height() - sizes.reach() - Bars.total(sizes) - gap
                : height - title.height() - 2.2 * gap;
        StepForm answers = form(surface, step, forAnswers);
        double needed = Math.max(answers.node().getMinHeight(), answers.node().prefHeight(-1));
        double spare = height - title.height() - needed;
        double above = 0.32 * spare;
        double between = 0.3 * spare;
        if (sizes.portrait()) {
            double overAnswers = sizes.reach() - top - title.height();
            above = 0.6 * overAnswers;
            between = overAnswers - above + 0.2 * (forAnswers - needed);
        }
        middle.setPadding(new Insets(above, 0, 0, 0));
        VBox.setMargin(answers.node(), new Insets(between, 0, 0, 0));
        middle.getChildren().addAll(title.drawn(TextAlignment.CENTER, "text"), answers.node());
        return answers;
    }

    /// Height that the answers need at least, whatever the question.
    private static double least(Surface surface, Item.Form form) {
        Sizes sizes = surface.sizes();
        double target = sizes.smallestTarget();
        return switch (form) {
            case Item.Form.Rating _ -> 0.4 * sizes.height();
            case Item.Form.YesNo() -> 1.5 * target;
            case Item.Form.Single _ -> 2 * target + 1.3 * sizes.gap() + Hint.height(surface);
            case Item.Form.Multiple _ -> 2 * target + 1.3 * sizes.gap() + Hint.height(surface);
            case Item.Form.Count _ -> 2 * target + sizes.gap();
            case Item.Form.Comment _ -> sizes.height();
        };
    }

    private StepForm form(Surface surface, SessionView.Step step, double height) {
        Optional<Answer> answer = step.answer();
        StepForm.Listener listener = new Answering(surface.hand());
        return switch (step.item().form()) {
            case Item.Form.Rating rating -> RatingStep.of(surface, rating, answer, height, listener);
            case Item.Form.YesNo() -> YesNoStep.of(surface, answer, height, listener);
            case Item.Form.Single single -> SingleStep.of(surface, single.options(), answer, height, listener);
            case Item.Form.Multiple multiple -> new MultipleStep(surface, multiple, answer, height, listener);
            case Item.Form.Count(int most) -> new CountStep(surface, most, answer, height, listener);
            case Item.Form.Comment(int maximumLength) ->
                CommentStep.of(surface, step.item(), maximumLength, answer, height, listener);
        };
    }

    private final class Answering implements StepForm.Listener {
        private final Hand hand;

        Answering(Hand hand) {
            this.hand = hand;
        }

        @Override
        public void answered(Answer answer) {
            hand.act(new Act.Give(item, answer));
        }

        @Override
        public void changed() {
            bar.show(form.answer(), form.isComposed());
        }

        @Override
        public void written(String text) {
            hand.act(new Act.Type(item, text));
            changed();
        }
    }

    @Override
    public Region node() {
        return node;
    }

    @Override
    public Node appearing() {
        return middle;
    }

    /// What is chosen or written here stays as it stands: the session's answer is older, or the same.
    @Override
    public boolean show(SessionView view) {
        if (view instanceof SessionView.Step step && step.item().id().equals(item)) {
            strip.show(step.secondsLeft());
            return true;
        }
        return false;
    }

    @Override
    public Optional<Answer> unfinished() {
        return form.isComposed() ? form.answer() : Optional.empty();
    }

    @Override
    public boolean isTyping() {
        return form.isTyping();
    }
}
