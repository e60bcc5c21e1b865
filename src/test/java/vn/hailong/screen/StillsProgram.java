package vn.hailong.screen;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import javafx.application.Platform;
import vn.hailong.survey.Look;
import vn.hailong.survey.SessionView;
import vn.hailong.survey.Texts;

/// Draws every view in every look at every size, says what is wrong with each, and ends with their number. With a
/// folder
/// it writes the pictures, too.
final class StillsProgram {
    private record Panel(int width, int height, double inches) {}

    private static final List<Panel> PANELS = List.of(
            new Panel(800, 480, 7),
            new Panel(1024, 600, 10.1),
            new Panel(1280, 800, 10.1),
            new Panel(1920, 1080, 21.5),
            new Panel(1080, 1920, 21.5));

    private static final Map<String, Look> LOOKS = Map.of(
            "usual", Look.usual("vi"),
            "larger", new Look("vi", true, false, false),
            "contrast", new Look("vi", false, true, false),
            "both", new Look("vi", true, true, true),
            "english", Look.usual("en"));

    private static final List<String> COVERS = List.of("why", "help", "look");
    private static final Fonts FONTS = new Fonts();

    private StillsProgram() {}

    /// Arguments: a folder for the pictures, or `-`; then views, or none for all; looks likewise begin with `look:`,
    /// and
    /// widths with `width:`.
    public static void main(String[] arguments) throws ScreenUnavailableException {
        Toolkit.enter(System.getenv("DISPLAY"));
        CompletableFuture<Integer> done = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                done.complete(draw(List.of(arguments)));
            } catch (RuntimeException | IOException e) {
                done.completeExceptionally(e);
            }
        });
        System.out.println(done.join());
        Toolkit.leave();
    }

    private static int draw(List<String> arguments) throws IOException {
        int drawn = 0;
        for (Panel panel : PANELS) {
            for (Map.Entry<String, Look> look : LOOKS.entrySet()) {
                for (String view : names()) {
                    if (wanted(arguments, "look:", look.getKey())
                            && wanted(arguments, "width:", Integer.toString(panel.width()))
                            && wanted(arguments, "view:", view)) {
                        Still still = still(panel, look.getValue(), view);
                        String name = view + "-" + look.getKey() + "-" + panel.width() + "x" + panel.height();
                        still.faults().forEach(fault -> System.out.println(name + ": " + fault));
                        if (!arguments.getFirst().equals("-")) {
                            Path folder = Files.createDirectories(Path.of(arguments.getFirst()));
                            still.write(folder.resolve(name + ".png"));
                        }
                        drawn++;
                    }
                }
            }
        }
        return drawn;
    }

    /// The views, and the pages that can lie over them.
    static List<String> names() {
        return Stream.concat(ScreenSamples.views().keySet().stream(), COVERS.stream())
                .toList();
    }

    private static Still still(Panel panel, Look look, String name) {
        ScreenSettings settings = ScreenSamples.settings(true, panel.width(), panel.height(), panel.inches(), "vi", 5);
        boolean cover = COVERS.contains(name);
        String below = !cover ? name : name.equals("why") ? "idle" : "rating";
        SessionView view = Objects.requireNonNull(ScreenSamples.views().get(below), below);
        Still still = new Still(settings, FONTS, view, look, act -> {});
        if (cover) {
            Texts texts = Texts.of("flow", look.language());
            still.press(
                    switch (name) {
                        case "why" -> texts.get("ui.privacy") + " " + texts.get("why.title");
                        case "help" -> texts.get("ui.help");
                        default -> texts.get("look.title");
                    });
        }
        return still;
    }

    private static boolean wanted(List<String> arguments, String kind, String name) {
        List<String> named =
                arguments.stream().filter(argument -> argument.startsWith(kind)).toList();
        return named.isEmpty() || named.contains(kind + name);
    }
}
