package vn.hailong.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.hailong.buttons.KeyboardButtons;
import vn.hailong.config.TerminalConfigReader;
import vn.hailong.screen.Screen;
import vn.hailong.survey.Look;
import vn.hailong.survey.SessionView;

class FrontTest {
    private static final Look LOOK = Look.usual("vi");
    private static final Set<Thread.State> STANDING = EnumSet.of(Thread.State.BLOCKED, Thread.State.TERMINATED);

    @Test
    void aScreenThatComesWhileACitizenPressesEndsWithWhatThePressBrought() throws Exception {
        try (Front front = new Front(
                TerminalConfigReader.read(Path.of("device-config/example-ward/terminals/bn-q01")),
                new ButtonTest(new KeyboardButtons(List.of(5, 4, 3, 2, 1))),
                new HostClock(Clock.systemUTC()),
                () -> Duration.ofHours(1))) {
            Late screen = new Late(() -> {
                front.offline(true);
                front.viewed(new SessionView.Thanks(), LOOK);
            });
            front.attach(screen);
            screen.join();
            assertEquals(new SessionView.Thanks(), screen.views.getLast());
            assertEquals(true, screen.marks.getLast());
        }
    }

    /// While it is told the first thing, the next happens on another thread, which gets as far as it can.
    private static final class Late implements Screen {
        private final List<SessionView> views = Collections.synchronizedList(new ArrayList<>());
        private final List<Boolean> marks = Collections.synchronizedList(new ArrayList<>());
        private final Runnable next;
        private @Nullable Thread other;

        Late(Runnable next) {
            this.next = next;
        }

        @Override
        public void show(SessionView view, Look look) {
            if (other == null) {
                Thread started = Thread.ofPlatform().unstarted(next);
                other = started;
                started.start();
                Awaitility.await().until(() -> STANDING.contains(started.getState()));
            }
            views.add(view);
        }

        void join() throws InterruptedException {
            if (other != null) {
                other.join();
            }
        }

        @Override
        public void showOffline(boolean offline) {
            marks.add(offline);
        }

        @Override
        public void showNight(boolean night) {}

        @Override
        public void close() {}
    }
}
