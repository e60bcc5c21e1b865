package vn.hailong.screen;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import vn.hailong.config.TerminalConfig;
import vn.hailong.config.TerminalConfigReader;
import vn.hailong.survey.Act;
import vn.hailong.survey.Conversation;

/// Knows where a citizen's hand must go: the same screen without a window, led through the same conversation. For each
/// line on its input, the words of something that can be touched, it says where that is, and touches it here.
///
/// Arguments: the terminal's folder, width and height of the screen.
final class MirrorProgram {
    private final Conversation conversation;
    private final Deque<Act> acts = new ArrayDeque<>();
    private final Still still;

    private MirrorProgram(TerminalConfig config, int width, int height) {
        conversation = new Conversation(config.questionnaire(), config.stage());
        ScreenSettings settings = new ScreenSettings(
                true,
                width,
                height,
                config.screen().diagonalInches(),
                config.agencyName(),
                config.counterName(),
                config.seal(),
                config.questionnaire(),
                config.languages());
        still = new Still(settings, new Fonts(), conversation.view(), conversation.look(), acts::add);
    }

    public static void main(String[] arguments) throws Exception {
        TerminalConfig config = TerminalConfigReader.read(Path.of(arguments[0]));
        Toolkit.enter(System.getenv("DISPLAY"));
        MirrorProgram mirror = onToolkit(
                () -> new MirrorProgram(config, Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2])));
        System.out.println("ready");
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String words = line;
                System.out.println(onToolkit(() -> mirror.touch(words)));
            }
        }
        Toolkit.leave();
    }

    /// @return where it is, as `x y`, or what else there is
    private String touch(String words) {
        still.pane().getScene().getRoot().applyCss();
        still.pane().getScene().getRoot().layout();
        List<Node> targets =
                nodes(still.pane()).filter(MirrorProgram::isTouched).toList();
        Optional<Node> target = targets.stream()
                .filter(node -> words.equals(node.getAccessibleText()))
                .findFirst();
        if (target.isEmpty()) {
            return "no «" + words + "» among "
                    + targets.stream().map(Node::getAccessibleText).toList();
        }
        Bounds place = target.get().localToScene(target.get().getBoundsInLocal());
        Finger.touch(target.get());
        while (!acts.isEmpty()) {
            conversation.later(1_000).act(acts.removeFirst());
            conversation.committed();
        }
        still.pane().show(conversation.view(), conversation.look());
        return Math.round(place.getCenterX()) + " " + Math.round(place.getCenterY());
    }

    private static boolean isTouched(Node node) {
        return node.getAccessibleText() != null && node.isVisible() && node.getOnMousePressed() == null;
    }

    private static Stream<Node> nodes(Node node) {
        return node instanceof Parent parent
                ? Stream.concat(
                        Stream.of(node),
                        parent.getChildrenUnmodifiable().stream().flatMap(MirrorProgram::nodes))
                : Stream.of(node);
    }

    private interface Work<T> {
        T get();
    }

    private static <T> T onToolkit(Work<T> work) {
        CompletableFuture<T> done = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                done.complete(work.get());
            } catch (RuntimeException | Error e) {
                done.completeExceptionally(e);
            }
        });
        return done.join();
    }
}
