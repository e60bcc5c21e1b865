package vn.hailong.screen;

import java.time.Duration;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/// What lies above what: the survey, the night above it, and staff above both. Only the topmost is drawn, and takes
/// touches and keys.
final class Layers extends StackPane {
    private @Nullable Node survey;
    private @Nullable Node night;
    private @Nullable Node staff;

    /// The survey at the present size of the window.
    void showSurvey(Node picture) {
        survey = picture;
        arrange();
    }

    /// @param picture none: it is day
    void showNight(@Nullable Node picture) {
        night = picture;
        arrange();
    }

    /// @param picture none: no staff is here
    void showStaff(@Nullable Node picture) {
        staff = picture;
        arrange();
    }

    boolean showsStaff() {
        return staff != null;
    }

    /// The night moves its clock by itself, and staff leave soon.
    void shift(Duration sinceStart) {
        if (survey != null) {
            Point2D shift = PixelShift.at(sinceStart);
            survey.setTranslateX(shift.getX());
            survey.setTranslateY(shift.getY());
        }
    }

    private void arrange() {
        Node top = staff != null ? staff : night != null ? night : survey;
        getChildren().clear();
        if (survey != null) {
            survey.setVisible(survey == top);
            getChildren().add(survey);
        }
        if (top != null && top != survey) {
            getChildren().add(top);
        }
        if (top != null) {
            top.requestFocus();
        }
    }
}
