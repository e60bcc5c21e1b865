package vn.hailong.screen;

import java.io.IOException;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import vn.hailong.gallery.Door;
import vn.hailong.survey.Texts;

/// The screen at night, and what staff see on it. Each step waits for the toolkit to do what the one before it asked
/// for.
final class StaffSights {
    private static final LocalDateTime NIGHT = LocalDateTime.of(2026, 11, 22, 2, 14);
    private static final String PIN = "123456";

    private final ScreenSettings settings;
    private final Typesetter typesetter;
    private final Sizes sizes;
    private final Texts texts;
    private final Optional<WritableImage> film;
    private final Door.Eye eye;

    /// @param settings in the language that is wanted
    StaffSights(ScreenSettings settings, Fonts fonts, Optional<WritableImage> film, Door.Eye eye) {
        this.settings = settings;
        this.typesetter = new Typesetter(fonts, LineBalancer.of(Texts.of("flow", settings.language())));
        this.sizes = Sizes.of(settings.width(), settings.height(), settings.diagonalInches());
        this.texts = Texts.of("staff", settings.language());
        this.film = film;
        this.eye = eye;
    }

    void show() throws IOException {
        see("night", FxThread.call(() -> {
            NightPane night = new NightPane(sizes, typesetter, texts, settings.language(), () -> {});
            Scene scene = scene(night);
            night.applyCss();
            night.showTime(NIGHT);
            return scene;
        }));
        Scene scene = staff();
        see("staff-pin", scene);
        press(scene, "1");
        see("staff-pin-typed", scene);
        press(scene, texts.get("staff.confirm"));
        see("staff-pin-paused", scene);
        scene = staff();
        for (char digit : PIN.toCharArray()) {
            press(scene, String.valueOf(digit));
        }
        press(scene, texts.get("staff.confirm"));
        for (String page : List.of("status", "buttons", "tablets", "doctor")) {
            press(scene, texts.get("staff." + page));
            sheets("staff-" + page, scene);
        }
        press(scene, texts.get("staff.tablets"));
        press(scene, texts.get("staff.tablets.pair"));
        see("staff-tablets-offer", scene);
        press(scene, texts.get("staff.exit"));
    }

    /// Every sheet of a page that has several.
    private void sheets(String name, Scene scene) throws IOException {
        see(name, scene);
        String next = texts.get("staff.next");
        String words = next.substring(0, next.indexOf('{'));
        for (int sheet = 2; FxThread.call(() -> new Finger(scene).findsBeginning(words)); sheet++) {
            FxThread.call(() -> new Finger(scene).pressBeginning(words));
            String says = next.replace("{n}", "1");
            if (FxThread.call(() -> new Finger(scene).findsBeginning(says.substring(0, says.indexOf('{'))))) {
                return; // at the first one again
            }
            see(name + "-page" + sheet, scene);
        }
    }

    private Scene staff() throws IOException {
        return FxThread.call(
                () -> scene(new StaffPane(settings, new SampleDesk(), texts, sizes, typesetter, () -> {})));
    }

    private Scene scene(Parent root) {
        Scene scene = new Scene(root, settings.width(), settings.height());
        scene.getStylesheets().add(Window.stylesheet());
        return scene;
    }

    private static void press(Scene scene, String name) throws IOException {
        FxThread.call(() -> new Finger(scene).press(name));
    }

    private void see(String name, Scene scene) throws IOException {
        Camera.Shot shot = FxThread.call(() -> new Camera(scene, sizes, film).take(""));
        eye.see(name, "", shot.faults(), shot.picture());
    }
}
