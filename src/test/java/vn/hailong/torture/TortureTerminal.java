package vn.hailong.torture;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;
import vn.hailong.buttons.KeyboardButtons;
import vn.hailong.config.TerminalConfigReader;
import vn.hailong.outbox.Totals;
import vn.hailong.screen.Screen;
import vn.hailong.survey.Act;
import vn.hailong.survey.Answer;
import vn.hailong.survey.Look;
import vn.hailong.survey.SessionView;
import vn.hailong.terminal.Terminal;

/// A terminal as a process of its own with a citizen before it, who says on the standard output what happens: `ready`,
/// then `press LEVEL` before each press, and `thanked ID`, `refused` or `silent` after it; `early` as soon as the
/// screen thanks for a press that was not said to be stored, `unthanked` if it never thanks for one that was.
/// Some of those who are asked a second question answer it: `answers ID OPTION,…` before they do, and `sealed
/// ID` when it is; `unasked` if they are not asked, or not answered. Ends when the standard input does.
///
/// Arguments: the terminal's folder, and how many milliseconds lie between two presses, or `drain`. The line
/// `drain` on the standard input, or the argument, lets nobody press any more; `drained` is said when the
/// agency has everything.
final class TortureTerminal {
    static final String SECOND_QUESTION = "btn.reason";
    /// From this level downwards it is asked.
    static final int ASKED_UP_TO = 3;

    private static final List<String> REASONS =
            List.of("access", "procedure", "official", "result", "feedback", "other");
    /// One of so many answers it.
    private static final int ANSWERING = 6;
    /// A screen takes no answer sooner.
    private static final int READING_MILLISECONDS = 400;
    private static final int SEALING_MILLISECONDS = 3_000;
    private static final String DRAIN = "drain";
    private static final long PATIENCE_SECONDS = 60;

    private final RandomGenerator random = RandomGenerator.getDefault();
    /// Ids of what was stored; empty if it was refused.
    private final BlockingQueue<Optional<UUID>> answers = new LinkedBlockingQueue<>();
    private final BlockingQueue<SessionView> views = new LinkedBlockingQueue<>();
    private final Thanks thanks = new Thanks();
    private final KeyboardButtons buttons = new KeyboardButtons(List.of(5, 4, 3, 2, 1));
    private volatile boolean draining;
    private volatile boolean ended;

    private TortureTerminal() {}

    public static void main(String[] arguments) throws Exception {
        TortureTerminal citizen = new TortureTerminal();
        Thread.ofPlatform().daemon().start(citizen::takeOrders);
        citizen.run(Path.of(arguments[0]), arguments[1]);
    }

    private void takeOrders() {
        try (BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String order = orders.readLine(); order != null; order = orders.readLine()) {
                draining = draining || order.equals(DRAIN);
            }
        } catch (IOException e) {
            Logger.warn("The rig is gone: {}", e.getMessage());
        }
        ended = true;
    }

    private void run(Path folder, String pause) throws Exception {
        try (Terminal terminal =
                Terminal.start(TerminalConfigReader.read(folder), buttons, rating -> stored(rating.id()))) {
            terminal.attach(new Eyes());
            say("ready");
            draining = draining || pause.equals(DRAIN);
            while (!ended && !draining) {
                press(terminal);
                Thread.sleep(random.nextInt(Integer.parseInt(pause) * 2));
            }
            while (!ended && terminal.totals().pending() > 0) {
                Thread.sleep(50);
            }
            if (!ended) {
                say("drained");
            }
            while (!ended) {
                Thread.sleep(50);
            }
        }
    }

    /// On the session's thread, before its screen hears of it: said at once, so that nothing is said of this screen
    /// before.
    private void stored(UUID id) {
        say("thanked " + id);
        thanks.stored();
        answers.add(Optional.of(id));
    }

    private void press(Terminal terminal) throws InterruptedException {
        int level = random.nextInt(1, 6);
        answers.clear();
        views.clear();
        thanks.pressing();
        say("press " + level);
        buttons.press(level);
        Optional<UUID> answer = answers.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (answer == null) {
            say("silent");
        } else if (answer.isEmpty()) {
            say("refused");
        } else {
            seeThanks(terminal, level, answer.get());
        }
    }

    private void seeThanks(Terminal terminal, int level, UUID id) throws InterruptedException {
        SessionView seen = await(Thanks::isThanks);
        if (seen == null) {
            say("unthanked");
        } else if (level <= ASKED_UP_TO && random.nextInt(ANSWERING) == 0) {
            answerMore(terminal, seen, id);
        }
    }

    private void answerMore(Terminal terminal, SessionView seen, UUID id) throws InterruptedException {
        if (!(seen instanceof SessionView.Step step && step.item().id().equals(SECOND_QUESTION))) {
            say("unasked");
            return;
        }
        Thread.sleep(READING_MILLISECONDS);
        int chosen = random.nextInt(1, 1 << REASONS.size());
        List<String> reasons = REASONS.stream()
                .filter(reason -> (chosen >> REASONS.indexOf(reason) & 1) == 1)
                .toList();
        say("answers " + id + " " + String.join(",", reasons));
        terminal.acted(new Act.Give(SECOND_QUESTION, new Answer.Choices(reasons)));
        // Back at the beginning: it took so long that the response had ended by itself.
        SessionView after = await(view -> view instanceof SessionView.Thanks || view instanceof SessionView.Opening);
        if (after == null) {
            say("unasked");
        } else if (after instanceof SessionView.Thanks && isSealed(terminal)) {
            say("sealed " + id);
        }
    }

    private @Nullable SessionView await(Predicate<SessionView> wanted) throws InterruptedException {
        SessionView view = views.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        while (view != null && !wanted.test(view)) {
            view = views.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        }
        return view;
    }

    /// Whether nothing that was pressed is open any more; soon, or not to be said.
    private static boolean isSealed(Terminal terminal) throws InterruptedException {
        for (int waited = 0; waited < SEALING_MILLISECONDS; waited += 20) {
            Totals totals = terminal.totals();
            long presses = totals.pressesByLevel().values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
            if (presses - totals.suppressed() == totals.sealed()) {
                return true;
            }
            Thread.sleep(20);
        }
        return false;
    }

    private static synchronized void say(String line) {
        System.out.println(line);
        System.out.flush();
    }

    /// Sees refusals, thanks and questions; that something was stored is told elsewhere.
    private final class Eyes implements Screen {
        @Override
        public void show(SessionView view, Look look) {
            if (thanks.isTooEarly(view)) {
                say("early");
            }
            views.add(view);
            if (view instanceof SessionView.Unavailable) {
                answers.add(Optional.empty());
            }
        }

        @Override
        public void showOffline(boolean offline) {}

        @Override
        public void showNight(boolean night) {}

        @Override
        public void close() {}
    }
}
