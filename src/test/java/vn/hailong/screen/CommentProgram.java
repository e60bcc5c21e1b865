package vn.hailong.screen;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javafx.stage.StageStyle;
import vn.hailong.survey.LocalizedText;
import vn.hailong.survey.Scale;
import vn.hailong.survey.Texts;

/// Shows the editor of a comment in the terminal's frame, above a bar of the height that buttons take, so that pictures
/// can be taken and keys pressed. Says the text after every change, and on each line of the standard input what is
/// clipped or overlaps, or `shown`; ends with the input.
final class CommentProgram {
    private CommentProgram() {}

    /// Arguments: width, height, inches of the panel, language, height of the bar in millimetres, most characters,
    /// and the text that is there already.
    public static void main(String[] arguments) throws IOException, ScreenUnavailableException {
        double width = Double.parseDouble(arguments[0]);
        double height = Double.parseDouble(arguments[1]);
        Sizes sizes = Sizes.of(width, height, Double.parseDouble(arguments[2]));
        String language = arguments[3];
        double bar = Double.parseDouble(arguments[4]) * sizes.pixelsPerMillimetre();
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
                            arguments[6],
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
            frame.setBottom(new javafx.scene.layout.VBox(below, frame.getBottom()));
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
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            while (lines.readLine() != null) {
                System.out.println(faults());
            }
        }
        Toolkit.leave();
    }

    private static String faults() {
        CompletableFuture<List<String>> faults = new CompletableFuture<>();
        Platform.runLater(() -> ScreenInspection.whenSettled(() -> faults.complete(ScreenInspection.faults())));
        List<String> found = faults.join();
        return found.isEmpty() ? "shown" : String.join("; ", found);
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
