package vn.hailong.survey;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// A session, its clock in the test's hand, and a disk that keeps what the session asks it to keep.
final class Conversation {
    static final Look USUAL = Look.usual("vi");
    static final Session.Timing TIMING = new Session.Timing(
            Duration.ofSeconds(5),
            Duration.ofMillis(2_500),
            Duration.ofSeconds(10),
            Duration.ofSeconds(30),
            Duration.ofSeconds(15));

    private final Session session;
    private long ids;
    private long now;
    private SessionState state;
    private final List<SessionEffect> effects = new ArrayList<>();

    Conversation(Questionnaire questionnaire) {
        this(questionnaire, Optional.empty());
    }

    Conversation(Questionnaire questionnaire, Optional<Stage> stage) {
        session = new Session(questionnaire, stage, USUAL, TIMING, () -> new UUID(0, ++ids));
        state = session.start();
    }

    /// Milliseconds from the beginning.
    Conversation at(long milliseconds) {
        if (milliseconds < now) {
            throw new IllegalArgumentException("time goes forward");
        }
        now = milliseconds;
        return this;
    }

    Conversation later(long milliseconds) {
        return at(now + milliseconds);
    }

    long now() {
        return now;
    }

    void press(int level) {
        step(new SessionEvent.Pressed(level, true, time()));
    }

    /// Where there is no screen.
    void pressBlind(int level) {
        step(new SessionEvent.Pressed(level, false, time()));
    }

    void act(Act act) {
        step(new SessionEvent.Acted(act, Channel.KIOSK_SCREEN, time()));
    }

    void tick() {
        step(new SessionEvent.Tick(time()));
    }

    /// The disk has all that it was given.
    void committed() {
        last().ifPresent(draft -> step(new SessionEvent.Committed(draft.id(), draft.revision(), time())));
    }

    void notCommitted() {
        last().ifPresent(draft -> step(new SessionEvent.NotCommitted(draft.id(), draft.revision(), time())));
    }

    private Optional<Draft> last() {
        return effects.stream()
                .<Draft>mapMulti((effect, drafts) -> {
                    switch (effect) {
                        case SessionEffect.Begin begin -> drafts.accept(begin.draft());
                        case SessionEffect.Amend amend -> drafts.accept(amend.draft());
                        case SessionEffect.Suppress _ -> {}
                        case SessionEffect.Seal _ -> {}
                    }
                })
                .reduce((_, later) -> later);
    }

    void step(SessionEvent event) {
        Session.Step step = session.step(state, event);
        state = step.state();
        effects.addAll(step.effects());
    }

    /// Lets time pass until the session announces nothing more.
    void rest() {
        for (int i = 0; i < 100; i++) {
            Optional<Duration> next = session.nextChange(state, time());
            if (next.isEmpty()) {
                return;
            }
            at(Math.max(now, next.get().toMillis()));
            tick();
        }
        throw new AssertionError("the session announces changes for ever: " + state);
    }

    SessionState state() {
        return state;
    }

    Look look() {
        return state.look();
    }

    SessionView view() {
        return session.view(state, time());
    }

    /// The item that is being asked.
    String asked() {
        if (view() instanceof SessionView.Step step) {
            return step.item().id();
        }
        throw new AssertionError("nothing is asked: " + view());
    }

    SessionView.Step item() {
        if (view() instanceof SessionView.Step step) {
            return step;
        }
        throw new AssertionError("nothing is asked: " + view());
    }

    List<SessionEffect> effects() {
        return effects;
    }

    long begun() {
        return effects.stream().filter(SessionEffect.Begin.class::isInstance).count();
    }

    List<Draft> sealed() {
        return effects.stream()
                .filter(SessionEffect.Seal.class::isInstance)
                .map(effect -> ((SessionEffect.Seal) effect).draft())
                .toList();
    }

    /// As it stands on the disk now.
    Draft saved() {
        return last().orElseThrow();
    }

    private Duration time() {
        return Duration.ofMillis(now);
    }
}
