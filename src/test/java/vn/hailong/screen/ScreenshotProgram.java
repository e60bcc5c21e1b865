package vn.hailong.screen;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Collectors;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.stage.WindowEvent;
import vn.hailong.survey.Act;
import vn.hailong.survey.Look;
import vn.hailong.survey.Scale;
import vn.hailong.survey.SessionView;

/// Opens a real screen and does what each line on the standard input says, so that a rig can take a picture after
/// each: the name of a view of [ScreenSamples], such as `idle` or `thanks`, or `pressed N`, `offline`, `online`,
/// `night`,
/// `day`, `try` (presses everything and compares what is reported), `quit`. A test box beside it knows `lit`, `dark`,
/// `sounding`, `silent`, and
/// `button N ok`, `stuck` or `missing`. Answers `shown`, or what is clipped, overlaps or goes wrong. What is pressed
/// on the box it says by itself, such as `down 5`; so it does for `close`, which asks to close the box.
final class ScreenshotProgram {
    private ScreenshotProgram() {}

    /// Arguments: width, height, inches of the panel, language, number of levels, `full` or `window`, and `test-box`
    /// if there is to be one.
    public static void main(String[] arguments) throws IOException, ScreenUnavailableException, InterruptedException {
        int width = Integer.parseInt(arguments[0]);
        int height = Integer.parseInt(arguments[1]);
        ScreenSettings settings = ScreenSamples.settings(
                arguments[5].equals("full"),
                width,
                height,
                Double.parseDouble(arguments[2]),
                arguments[3],
                Integer.parseInt(arguments[4]));
        Scale scale = settings.questionnaire().openingScale().orElseThrow();
        BlockingQueue<String> reported = new LinkedBlockingQueue<>();
        try (Screen screen = FxScreen.prepare(
                                settings, new Teller(reported), () -> LocalDateTime.of(2026, 11, 22, 9, 14))
                        .open(Optional.of(new SampleDesk()));
                TestBox box = arguments.length < 7
                        ? null
                        : TestBox.open(new TestBoxSettings(settings.languages(), scale), new BoxTeller());
                BufferedReader commands =
                        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            System.out.println("opened");
            for (String line = commands.readLine(); line != null && !line.equals("quit"); line = commands.readLine()) {
                if (line.equals("try")) {
                    new PressTrial(reported)
                            .run(scale.levels().stream().map(Scale.Level::value).toList());
                } else if (box == null || !carryOut(box, line.split(" "))) {
                    carryOut(screen, Look.usual(settings.language()), line.split(" "));
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

    private static void carryOut(Screen screen, Look look, String[] words) {
        SessionView view = ScreenSamples.views().get(words[0]);
        if (view != null) {
            screen.show(view, look);
            return;
        }
        switch (words[0]) {
            case "pressed" -> screen.show(new SessionView.Pressed(Integer.parseInt(words[1])), look);
            case "offline" -> screen.showOffline(true);
            case "online" -> screen.showOffline(false);
            case "night" -> screen.showNight(true);
            case "day" -> screen.showNight(false);
            default -> throw new IllegalArgumentException("no such view: " + words[0]);
        }
    }

    private static String faults() {
        CompletableFuture<List<Fault>> faults = new CompletableFuture<>();
        Platform.runLater(() -> ScreenInspection.whenSettled(() -> faults.complete(ScreenInspection.faults())));
        List<Fault> found = faults.join();
        return found.isEmpty() ? "shown" : found.stream().map(Fault::toString).collect(Collectors.joining("; "));
    }

    private record Teller(BlockingQueue<String> reported) implements Screen.Listener {
        @Override
        public void acted(Act act) {
            switch (act) {
                case Act.Rate(int level) -> reported.add("touched " + level);
                case Act.Touch() -> {} // whatever is touched
                default -> reported.add(act.toString());
            }
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
