package vn.hailong.screen;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import javafx.stage.StageStyle;
import vn.hailong.survey.LocalizedText;
import vn.hailong.survey.Scale;
import vn.hailong.survey.Texts;

/// Shows the editor of a comment in the terminal's frame, above a bar of the height that buttons take, so that pictures
/// can be taken and keys pressed. Begins with the text on the first line of the standard input, and says `opened`; then
/// it says the text after every change. Answers every other line: `where` and the name of a key with `at` and the place
/// of its middle, or `nowhere`; any other line with what is clipped or
/// overlaps, or `shown`. Ends with the input.
final class CommentProgram {
    private CommentProgram() {}

    /// Arguments: width, height, inches of the panel, language, height of the bar in millimetres, most characters.
    public static void main(String[] arguments) throws IOException, ScreenUnavailableException {
        double width = Double.parseDouble(arguments[0]);
        double height = Double.parseDouble(arguments[1]);
        Sizes sizes = Sizes.of(width, height, Double.parseDouble(arguments[2]));
        String language = arguments[3];
        double bar = Double.parseDouble(arguments[4]) * sizes.pixelsPerMillimetre();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            String before = Objects.requireNonNull(lines.readLine(), "the text before");
            Toolkit.open(System.getenv("DISPLAY"), opened -> {
                Texts texts = Texts.of("flow", language);
                Typesetter typesetter = new Typesetter(new Fonts(), LineBalancer.of(texts));
                Frame frame = new Frame(settings(sizes, language), texts, sizes, typesetter);
                boolean vietnamese = language.equals("vi");
                frame.setCenter(new StackPane(new CommentPane(
                        new CommentPane.Comment(
                                vietnamese
                                        ? "Ông/Bà có góp ý gì thêm với Bộ phận Một cửa không?"
                                        : "Is there anything else you would like to tell us?",
                                vietnamese ? "Ý kiến khác (không bắt buộc)" : "Other comments (optional)",
                                before,
                                Integer.parseInt(arguments[5]),
                                language),
                        sizes,
                        typesetter,
                        texts,
                        sizes.contentWidth(),
                        frame.middleHeight(sizes) - bar,
                        text -> System.out.println("changed " + text))));
                Region below = new Region();
                below.setMinHeight(bar);
                frame.setBottom(new VBox(below, frame.getBottom()));
                Scene scene = new Scene(frame, width, height);
                scene.getStylesheets().add(Window.stylesheet());
                Stage stage = new Stage(StageStyle.UNDECORATED);
                stage.setScene(scene);
                stage.setX(0);
                stage.setY(0);
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

    private static String where(String name) {
        return whenSettled(() -> ScreenInspection.keys().stream()
                .filter(key -> name.equals(key.getAccessibleText()))
                .map(key -> key.localToScreen(key.getLayoutBounds()))
                .map(bounds -> "at " + (int) bounds.getCenterX() + " " + (int) bounds.getCenterY())
                .findFirst()
                .orElse("nowhere"));
    }

    private static String faults() {
        List<String> found = whenSettled(ScreenInspection::faults);
        return found.isEmpty() ? "shown" : String.join("; ", found);
    }

    private static <T> T whenSettled(Supplier<T> look) {
        CompletableFuture<T> seen = new CompletableFuture<>();
        Platform.runLater(() -> ScreenInspection.whenSettled(() -> seen.complete(look.get())));
        return seen.join();
    }

    private static ScreenSettings settings(Sizes sizes, String language) {
        return new ScreenSettings(
                false,
                (int) sizes.width(),
                (int) sizes.height(),
                7,
                language,
                text(
                        "Trung tâm Phục vụ hành chính công phường Ba Ngòi",
                        "Public Administration Service Centre, Ba Ngòi Ward"),
                text("Quầy 3 · Đất đai – Xây dựng", "Counter 3 · Land and construction"),
                "BN",
                ScreenshotProgram.questionnaire(new Scale("scale2", List.of(level(2), level(1)))),
                List.of(language));
    }

    private static Scale.Level level(int value) {
        return new Scale.Level(value, "level" + value, text("Mức " + value, "Level " + value), value > 1);
    }

    private static LocalizedText text(String vietnamese, String english) {
        return new LocalizedText(Map.of("vi", vietnamese, "en", english));
    }
}
