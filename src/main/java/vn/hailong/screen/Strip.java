package vn.hailong.screen;

import java.util.OptionalInt;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import vn.hailong.survey.SessionView;

/// One line above a step: how far the citizen has come, and that the first answer is safe. Near the end of the time it
/// tells that instead.
final class Strip extends StackPane {
    private final Countdown countdown;
    private final HBox usual;

    Strip(Surface surface, SessionView.Step step) {
        Sizes sizes = surface.sizes();
        double thickness = Math.max(5, 0.008 * sizes.shortSide());
        double line = Math.ceil(Math.max(sizes.small() * Sizes.LINE + 0.3 * sizes.least(), 0.055 * sizes.shortSide()));
        countdown = new Countdown(surface, line);
        usual = line(surface, step, line);
        VBox column = new VBox(progress(surface, step, thickness), new StackPane(usual, countdown));
        getStyleClass().add("strip");
        getChildren().add(column);
        setMinHeight(line + thickness);
        setMaxHeight(line + thickness);
    }

    void show(OptionalInt secondsLeft) {
        countdown.show(secondsLeft);
        usual.setVisible(secondsLeft.isEmpty());
    }

    private static HBox line(Surface surface, SessionView.Step step, double height) {
        Sizes sizes = surface.sizes();
        Typesetter.Block place = surface.small(
                surface.text("ui.progress", step.number()).replace("{of}", Integer.toString(step.of())),
                0.3 * sizes.contentWidth(),
                1);
        double room = sizes.contentWidth() - place.width() - 3 * sizes.small();
        HBox left = step.recorded() && step.number() == 2
                ? recorded(surface, room)
                : new HBox(surface.small(surface.in(surface.settings().agencyName()), room, 1)
                        .drawn(TextAlignment.LEFT, "quiet"));
        left.setAlignment(Pos.CENTER_LEFT);
        Region push = new Region();
        HBox.setHgrow(push, Priority.ALWAYS);
        HBox row = new HBox(left, push, place.drawn(TextAlignment.RIGHT, "quiet"));
        row.setAlignment(Pos.CENTER_LEFT);
        row.setPadding(new Insets(0, sizes.margin(), 0, sizes.margin()));
        row.setMinHeight(height);
        row.setMaxHeight(height);
        return row;
    }

    /// To be said once: did my press do anything?
    private static HBox recorded(Surface surface, double room) {
        Sizes sizes = surface.sizes();
        double side = 1.25 * sizes.small();
        Typesetter.Block words = surface.typesetter()
                .bold(surface.text("ui.recorded"), 1.05 * sizes.small(), sizes.least(), room - 1.5 * side, 1);
        HBox row = new HBox(0.4 * side, Icon.CHECK.drawn(side), words.drawn(TextAlignment.LEFT, "notice"));
        row.getStyleClass().add("recorded");
        return row;
    }

    private static Region progress(Surface surface, SessionView.Step step, double thickness) {
        double width = surface.sizes().width();
        Region done = new Region();
        done.getStyleClass().add("progress-done");
        double share = (double) step.number() / step.of();
        done.setMinSize(share * width, thickness);
        done.setMaxSize(share * width, thickness);
        StackPane track = new StackPane(done);
        track.getStyleClass().add("progress");
        track.setAlignment(Pos.CENTER_LEFT);
        track.setMinSize(width, thickness);
        track.setMaxSize(width, thickness);
        track.setAccessibleRole(AccessibleRole.PROGRESS_INDICATOR);
        return track;
    }
}
