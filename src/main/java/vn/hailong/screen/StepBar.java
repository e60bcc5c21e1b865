package vn.hailong.screen;

import java.util.Optional;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import vn.hailong.survey.Act;
import vn.hailong.survey.Answer;
import vn.hailong.survey.SessionView;

/// Below a step: back, what helps, the end, and the way on.
final class StepBar extends HBox {
    private final Surface surface;
    private final SessionView.Step step;
    private final StackPane onward = new StackPane();
    private final double height;
    private final double width;
    private final double mainWidth;

    StepBar(Surface surface, SessionView.Step step) {
        this.surface = surface;
        this.step = step;
        Sizes sizes = surface.sizes();
        height = Bars.height(sizes);
        width = Bars.width(sizes);
        mainWidth = Bars.mainWidth(sizes);
        setSpacing(Bars.gap(sizes));
        String item = step.item().id();
        if (step.back()) {
            getChildren().add(plain(Icon.BACK, "ui.back", () -> surface.hand().act(new Act.Back(item))));
        } else {
            getChildren().add(space(width));
        }
        getChildren().add(push());
        getChildren().add(plain(Icon.LETTERS, "look.title", () -> surface.hand().cover(Cover.look(surface))));
        step.item()
                .help()
                .ifPresent(help -> getChildren()
                        .add(plain(
                                Icon.ABOUT,
                                "ui.help",
                                () -> surface.hand()
                                        .cover(Cover.help(
                                                surface, surface.in(step.item().text()), surface.in(help))))));
        if (!step.last() && step.recorded()) {
            getChildren().add(plain(Icon.END, "ui.end", () -> surface.hand().act(new Act.Finish(item))));
        }
        getChildren().addAll(push(), onward);
        onward.setMinSize(mainWidth, height);
        onward.setMaxSize(mainWidth, height);
        Bars.place(this, sizes);
    }

    /// @param answer   what goes on would give
    /// @param composed whether the citizen says when the answer is complete
    void show(Optional<Answer> answer, boolean composed) {
        String item = step.item().id();
        boolean finishes = step.last() && (composed || answer.isPresent());
        Act act = answer.<Act>map(given -> new Act.Give(item, given)).orElseGet(() -> new Act.Skip(item));
        Icon icon = finishes ? Icon.CHECK : answer.isPresent() ? Icon.NEXT : Icon.SKIP;
        String key = finishes ? "ui.finish" : answer.isPresent() ? "ui.next" : "ui.skip";
        Button.Kind kind = finishes || answer.isPresent() ? Button.Kind.MAIN : Button.Kind.PLAIN;
        onward.getChildren()
                .setAll(new Button(
                        kind,
                        icon,
                        surface.text(key),
                        surface,
                        mainWidth,
                        height,
                        () -> surface.hand().act(act)));
    }

    private Button plain(Icon icon, String key, Runnable pressed) {
        return new Button(Button.Kind.PLAIN, icon, surface.text(key), surface, width, height, pressed);
    }

    private static Region push() {
        Region push = new Region();
        setHgrow(push, Priority.ALWAYS);
        return push;
    }

    private static Region space(double width) {
        Region space = new Region();
        space.setMinWidth(width);
        space.setMaxWidth(width);
        return space;
    }
}
