package vn.hailong.screen;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import javafx.application.Platform;
import vn.hailong.survey.Look;
import vn.hailong.survey.SessionView;

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
        Fonts fonts = new Fonts();
        int drawn = 0;
        for (Panel panel : PANELS) {
            for (Map.Entry<String, Look> look : LOOKS.entrySet()) {
                for (Map.Entry<String, SessionView> view : ScreenSamples.views().entrySet()) {
                    if (!wanted(arguments, "look:", look.getKey())
                            || !wanted(arguments, "width:", Integer.toString(panel.width()))
                            || !wanted(arguments, "view:", view.getKey())) {
                        continue;
                    }
                    ScreenSettings settings =
                            ScreenSamples.settings(true, panel.width(), panel.height(), panel.inches(), "vi", 5);
                    long begun = System.nanoTime();
                    Still still = new Still(settings, fonts, view.getValue(), look.getValue(), act -> {});
                    long took = (System.nanoTime() - begun) / 1_000_000;
                    String name = view.getKey() + "-" + look.getKey() + "-" + panel.width() + "x" + panel.height();
                    still.faults().forEach(fault -> System.out.println(name + ": " + fault));
                    if (took > 150) System.out.println(name + " took " + took);
                    if (!arguments.getFirst().equals("-")) {
                        Path folder = Path.of(arguments.getFirst());
                        Files.createDirectories(folder);
                        still.write(folder.resolve(name + ".png"));
                    }
                    drawn++;
                }
            }
        }
        return drawn;
    }

    private static boolean wanted(List<String> arguments, String kind, String name) {
        List<String> named =
                arguments.stream().filter(argument -> argument.startsWith(kind)).toList();
        return named.isEmpty() || named.contains(kind + name);
    }
}
