package vn.hailong.screen;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;
import javafx.stage.StageStyle;
import vn.hailong.survey.Act;
import vn.hailong.survey.Look;

/// Shows the step that asks for a comment, so that pictures can be taken and keys pressed. Begins with the text on the
/// first line of the standard input, and says `opened`; then
/// it says the text after every change. Answers every other line: `where` and the name of a key with `at` and the place
/// of its middle, or `nowhere`; any other line with what is clipped or overlaps, or `shown`. Ends with the input.
final class CommentProgram {
    private CommentProgram() {}

    /// Arguments: width, height, inches of the panel, language, most characters.
    public static void main(String[] arguments) throws IOException, ScreenUnavailableException {
        double width = Double.parseDouble(arguments[0]);
        double height = Double.parseDouble(arguments[1]);
        String language = arguments[3];
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            String before = Objects.requireNonNull(lines.readLine(), "the text before");
            String display = System.getenv("DISPLAY");
            CompletableFuture<Stage> built = Toolkit.build(display, () -> {
                ScreenSettings settings = ScreenSamples.settings(
                        false, (int) width, (int) height, Double.parseDouble(arguments[2]), language, 5);
                Scene scene = new Scene(
                        new ScreenPane(
                                settings,
                                new Fonts(),
                                width,
                                height,
                                ScreenSamples.comment(before, Integer.parseInt(arguments[4])),
                                Look.usual(language),
                                CommentProgram::say),
                        width,
                        height);
                scene.getStylesheets().add(Window.stylesheet());
                Stage stage = new Stage(StageStyle.UNDECORATED);
                stage.setScene(scene);
                stage.setX(0);
                stage.setY(0);
                return stage;
            });
            Toolkit.open(display, built, (stage, opened) -> {
                stage.show();
                Window.afterFirstFrame(() -> opened.complete(stage));
            });
            System.out.println("opened");
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                System.out.println(line.startsWith("where ") ? where(line.substring("where ".length())) : faults());
            }
        }
        Toolkit.leave();
    }

    private static void say(Act act) {
        if (act instanceof Act.Type(String _, String text)) {
            System.out.println("changed " + text);
        }
    }

    private static String where(String name) {
        return whenSettled(() -> ScreenInspection.keys().stream()
                .filter(key -> name.equals(key.getAccessibleText()))
                .map(key -> key.localToScreen(key.getLayoutBounds()))
                .map(bounds -> "at " + (int) bounds.getCenterX() + " " + (int) bounds.getCenterY())
                .findFirst()
                .orElse("nowhere"));
    }

    private static String faults() {
        List<Fault> found = whenSettled(ScreenInspection::faults);
        return found.isEmpty() ? "shown" : found.stream().map(Fault::toString).collect(Collectors.joining("; "));
    }

    private static <T> T whenSettled(Supplier<T> look) {
        CompletableFuture<T> seen = new CompletableFuture<>();
        Platform.runLater(() -> ScreenInspection.whenSettled(() -> seen.complete(look.get())));
        return seen.join();
    }
}
