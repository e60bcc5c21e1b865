package vn.hailong.screen;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import vn.hailong.gallery.Door;
import vn.hailong.gallery.Fault;
import vn.hailong.gallery.Panel;
import vn.hailong.gallery.Sight;
import vn.hailong.survey.Look;
import vn.hailong.survey.Questionnaire;
import vn.hailong.survey.Texts;

/// The terminal's screen, drawn without a window.
public final class ScreenDoor implements Door {
    /// Of the keyboard: Telex, VNI, none.
    private static final int METHODS = 3;

    private static final int LEVELS = 5;

    private final Fonts fonts = new Fonts();
    private final Map<Panel, WritableImage> films = new HashMap<>();

    private ScreenDoor() {}

    /// @throws IOException if there is no X server at `DISPLAY`
    public static Door open() throws IOException {
        try {
            Toolkit.enter(System.getenv("DISPLAY"));
        } catch (ScreenUnavailableException e) {
            throw new IOException(e);
        }
        return new ScreenDoor();
    }

    @Override
    public String name() {
        return "screen";
    }

    @Override
    public void show(Questionnaire questionnaire, List<Sight> sights, Look look, Panel panel, boolean pictures, Eye eye)
            throws IOException {
        ScreenSettings settings = settings(questionnaire, panel);
        Optional<WritableImage> film = film(panel, pictures);
        for (Sight sight : sights) {
            for (Camera.Shot shot : FxThread.call(() -> shots(settings, sight, look, film))) {
                eye.see(sight.name(), shot.behind(), shot.faults(), shot.picture());
            }
        }
    }

    private List<Camera.Shot> shots(ScreenSettings settings, Sight sight, Look look, Optional<WritableImage> film) {
        Still still = new Still(settings, fonts, sight.view(), look, _ -> {});
        Texts texts = Texts.of("flow", look.language());
        Finger finger = new Finger(still.pane().getScene());
        Camera camera = new Camera(still.pane().getScene(), sizes(settings, look), film);
        switch (sight.gesture()) {
            case NONE -> camera.take("");
            case OFFLINE -> {
                still.pane().showOffline(true);
                camera.take("");
            }
            case WHY -> {
                finger.press(texts.get("ui.privacy") + " " + texts.get("why.title"));
                camera.take("");
            }
            case LOOK -> {
                finger.press(texts.get("look.title"));
                camera.take("");
            }
            case HELP -> {
                finger.press(texts.get("ui.help"));
                camera.take("");
            }
            case TURN -> turn(finger, camera, texts);
            case TYPE -> type(finger, camera, texts);
        }
        return camera.shots();
    }

    private static void turn(Finger finger, Camera camera, Texts texts) {
        camera.take("");
        for (int page = 2; finger.finds(texts.get("ui.page_after")); page++) {
            finger.press(texts.get("ui.page_after"));
            camera.take("-page" + page);
        }
    }

    /// Both pages of the keys, by each method. The key that changes it may stand on either page.
    private static void type(Finger finger, Camera camera, Texts texts) {
        camera.take("");
        String key = texts.get("keyboard.method") + " ";
        for (int method = 1; method <= METHODS; method++) {
            String behind = method == 1 ? "" : "-method" + method;
            if (method > 1) {
                camera.take(behind);
            }
            finger.press(texts.get(finger.finds(texts.get("keyboard.signs")) ? "keyboard.signs" : "keyboard.digits"));
            camera.take(behind + "-signs");
            if (!finger.findsBeginning(key)) {
                finger.press(texts.get("keyboard.letters"));
            }
            finger.pressBeginning(key);
        }
    }

    private static ScreenSettings settings(Questionnaire questionnaire, Panel panel) {
        ScreenSettings sample =
                ScreenSamples.settings(true, panel.width(), panel.height(), panel.inches(), "vi", LEVELS);
        return new ScreenSettings(
                sample.fullScreen(),
                sample.width(),
                sample.height(),
                sample.diagonalInches(),
                sample.agencyName(),
                sample.counterName(),
                sample.seal(),
                questionnaire,
                sample.languages());
    }

    private Optional<WritableImage> film(Panel panel, boolean wanted) {
        return wanted
                ? Optional.of(films.computeIfAbsent(panel, _ -> new WritableImage(panel.width(), panel.height())))
                : Optional.empty();
    }

    private static Sizes sizes(ScreenSettings settings, Look look) {
        return Sizes.of(settings.width(), settings.height(), settings.diagonalInches(), look.larger());
    }

    @Override
    public void showOthers(String language, Panel panel, boolean pictures, Eye eye) throws IOException {
        ScreenSettings settings =
                ScreenSamples.settings(true, panel.width(), panel.height(), panel.inches(), language, LEVELS);
        new StaffSights(settings, fonts, film(panel, pictures), eye).show();
    }

    @Override
    public List<String> selfTest() throws IOException {
        Panel smallest = Panel.ALL.getFirst();
        Sizes sizes = Sizes.of(smallest.width(), smallest.height(), smallest.inches());
        return FxThread.call(() -> BrokenPane.all(sizes).stream()
                .flatMap(broken -> Fault.verdict(broken.name(), broken.fault(), faults(broken, sizes)).stream())
                .toList());
    }

    private static List<Fault> faults(BrokenPane broken, Sizes sizes) {
        Scene scene = new Scene(broken.pane(), sizes.width(), sizes.height());
        scene.getStylesheets().add(Window.stylesheet());
        return new Camera(scene, sizes, Optional.empty()).take("").faults();
    }

    @Override
    public void close() {
        Toolkit.leave();
    }
}
