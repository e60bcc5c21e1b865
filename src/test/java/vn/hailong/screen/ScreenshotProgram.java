package vn.hailong.screen;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.stage.WindowEvent;
import vn.hailong.survey.Act;
import vn.hailong.survey.Condition;
import vn.hailong.survey.Factor;
import vn.hailong.survey.Item;
import vn.hailong.survey.Kind;
import vn.hailong.survey.LocalizedText;
import vn.hailong.survey.Look;
import vn.hailong.survey.Questionnaire;
import vn.hailong.survey.Scale;
import vn.hailong.survey.SessionView;

/// Opens a real screen and does what each line on the standard input says, so that a rig can take a picture after
/// each: `idle`, `waiting`, `pressed N`, `thanks`, `unavailable`, `offline`, `online`, `night`, `day`, `try` (presses
/// everything
/// and compares what is reported), `quit`. A test box beside it knows `lit`, `dark`, `sounding`, `silent`, and
/// `button N ok`, `stuck` or `missing`. Answers `shown`, or what is clipped, overlaps or goes wrong. What is pressed
/// on the box it says by itself, such as `down 5`; so it does for `close`, which asks to close the box.
final class ScreenshotProgram {
    private static final List<Scale.Level> LEVELS = List.of(
            level(5, "very_satisfied", "Rất hài lòng", "Very satisfied", true),
            level(4, "satisfied", "Hài lòng", "Satisfied", true),
            level(3, "neutral", "Bình thường", "Neutral", false),
            level(2, "dissatisfied", "Không hài lòng", "Dissatisfied", false),
            level(1, "very_dissatisfied", "Rất không hài lòng", "Very dissatisfied", false));

    private ScreenshotProgram() {}

    /// Arguments: width, height, inches of the panel, language, number of levels, `full` or `window`, and `test-box`
    /// if there is to be one.
    public static void main(String[] arguments) throws IOException, ScreenUnavailableException, InterruptedException {
        int width = Integer.parseInt(arguments[0]);
        int height = Integer.parseInt(arguments[1]);
        ScreenSettings settings = new ScreenSettings(
                arguments[5].equals("full"),
                width,
                height,
                Double.parseDouble(arguments[2]),
                arguments[3],
                text(
                        "Trung tâm Phục vụ hành chính công phường Ba Ngòi",
                        "Public Administration Service Centre, Ba Ngòi Ward"),
                text("Quầy 3 · Đất đai – Xây dựng", "Counter 3 · Land and construction"),
                "BN",
                questionnaire(scale(Integer.parseInt(arguments[4]))),
                List.of("vi", "en"));
        Scale scale = settings.questionnaire().openingScale().orElseThrow();
        BlockingQueue<String> reported = new LinkedBlockingQueue<>();
        try (Screen screen = FxScreen.open(
                        settings,
                        new Teller(reported),
                        Optional.of(new SampleDesk()),
                        () -> LocalDateTime.of(2026, 11, 22, 9, 14));
                TestBox box = arguments.length < 7
                        ? null
                        : TestBox.open(new TestBoxSettings(settings.language(), scale), new BoxTeller());
                BufferedReader commands =
                        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            System.out.println("opened");
            for (String line = commands.readLine(); line != null && !line.equals("quit"); line = commands.readLine()) {
                if (line.equals("try")) {
                    new PressTrial(reported)
                            .run(scale.levels().stream().map(Scale.Level::value).toList());
                } else if (box == null || !carryOut(box, line.split(" "))) {
                    carryOut(screen, line.split(" "));
                }
                System.out.println(faults());
            }
        }
    }

    private static boolean carryOut(TestBox box, String[] words) {
        switch (words[0]) {
            case "lit" -> box.lit(true);
            case "dark" -> box.lit(false);
            case "sounding" -> box.sounding(true);
            case "silent" -> box.sounding(false);
            case "close" -> Platform.runLater(ScreenshotProgram::askToCloseTheBox);
            case "button" ->
                box.show(Map.of(Integer.parseInt(words[1]), TestBox.State.valueOf(words[2].toUpperCase(Locale.ROOT))));
            default -> {
                return false;
            }
        }
        return true;
    }

    private static void askToCloseTheBox() {
        javafx.stage.Window box = javafx.stage.Window.getWindows().getLast();
        Event.fireEvent(box, new WindowEvent(box, WindowEvent.WINDOW_CLOSE_REQUEST));
    }

    private static void carryOut(Screen screen, String[] words) {
        switch (words[0]) {
            case "idle" -> show(screen, new SessionView.Opening(false));
            case "waiting" -> show(screen, new SessionView.Opening(true));
            case "pressed" -> show(screen, new SessionView.Pressed(Integer.parseInt(words[1])));
            case "thanks" -> show(screen, new SessionView.Thanks());
            case "unavailable" -> show(screen, new SessionView.Unavailable());
            case "offline" -> screen.showOffline(true);
            case "online" -> screen.showOffline(false);
            case "night" -> screen.showNight(true);
            case "day" -> screen.showNight(false);
            default -> throw new IllegalArgumentException("no such view: " + words[0]);
        }
    }

    private static void show(Screen screen, SessionView view) {
        screen.show(view, Look.usual("vi"));
    }

    static Questionnaire questionnaire(Scale scale) {
        Item item = new Item(
                "btn.overall",
                text("Ông/Bà có hài lòng với việc phục vụ hôm nay không?", "Were you satisfied with today's service?"),
                Optional.empty(),
                Optional.empty(),
                Kind.RATING,
                Optional.of(Factor.OVERALL),
                false,
                new Condition.Always(),
                new Item.Form.Rating(scale, Optional.empty()));
        return new Questionnaire("q1", 1, text("Một câu hỏi", "One question"), List.of(item));
    }

    private static String faults() {
        CompletableFuture<List<String>> faults = new CompletableFuture<>();
        Platform.runLater(() -> ScreenInspection.whenSettled(() -> faults.complete(ScreenInspection.faults())));
        List<String> found = faults.join();
        return found.isEmpty() ? "shown" : String.join("; ", found);
    }

    private static Scale scale(int levels) {
        if (levels == 5) {
            return new Scale("scale5", LEVELS);
        }
        List<Scale.Level> shorter = new ArrayList<>();
        for (int i = 0; i < levels; i++) {
            Scale.Level level = i == levels - 1 ? LEVELS.get(3) : LEVELS.get(i);
            shorter.add(new Scale.Level(levels - i, level.key(), level.label(), level.satisfied()));
        }
        return new Scale("scale" + levels, shorter);
    }

    private static Scale.Level level(int value, String key, String vietnamese, String english, boolean satisfied) {
        return new Scale.Level(value, key, text(vietnamese, english), satisfied);
    }

    private static LocalizedText text(String vietnamese, String english) {
        return new LocalizedText(Map.of("vi", vietnamese, "en", english));
    }

    private record Teller(BlockingQueue<String> reported) implements Screen.Listener {
        @Override
        public void acted(Act act) {
            reported.add(act instanceof Act.Rate(int level) ? "touched " + level : act.toString());
        }

        @Override
        public void keyReleased(int level) {
            // Only presses are counted here.
        }

        @Override
        public void woken() {
            reported.add("woken");
        }

        @Override
        public void keyPressed(int level) {
            reported.add("key " + level);
        }

        @Override
        public void closed() {
            reported.add("closed");
        }
    }

    private record BoxTeller() implements TestBox.Listener {
        @Override
        public void down(int level) {
            System.out.println("down " + level);
        }

        @Override
        public void up(int level) {
            System.out.println("up " + level);
        }

        @Override
        public void closed() {
            System.out.println("closed");
        }
    }
}
