package vn.hailong.survey;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// A session, its clock in the test's hand, and a disk that keeps what the session asks it to keep.
public final class Conversation {
    public static final Look USUAL = Look.usual("vi");
    public static final Session.Timing TIMING = new Session.Timing(
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

    public Conversation(Questionnaire questionnaire) {
        this(questionnaire, Optional.empty());
    }

    public Conversation(Questionnaire questionnaire, Optional<Stage> stage) {
        session = new Session(questionnaire, stage, USUAL, TIMING, () -> new UUID(0, ++ids));
        state = session.start();
    }

    /// Milliseconds from the beginning.
    public Conversation at(long milliseconds) {
        if (milliseconds < now) {
            throw new IllegalArgumentException("time goes forward");
        }
        now = milliseconds;
        return this;
    }

    public Conversation later(long milliseconds) {
        return at(now + milliseconds);
    }

    /// When the session announces its next change.
    public long nextChange() {
        return session.nextChange(state, time()).orElseThrow().toMillis();
    }

    public void press(int level) {
        step(new SessionEvent.Pressed(level, true, time()));
    }

    /// Where there is no screen.
    public void pressBlind(int level) {
        step(new SessionEvent.Pressed(level, false, time()));
    }

    public void act(Act act) {
        step(new SessionEvent.Acted(act, Channel.KIOSK_SCREEN, time()));
    }

    public void tick() {
        step(new SessionEvent.Tick(time()));
    }

    /// The disk has all that it was given.
    public void committed() {
        last().ifPresent(draft -> step(new SessionEvent.Committed(draft.id(), draft.revision(), time())));
    }

    public void notCommitted() {
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

    public void step(SessionEvent event) {
        Session.Step step = session.step(state, event);
        state = step.state();
        effects.addAll(step.effects());
    }

    /// Lets time pass until the session announces nothing more.
    public void rest() {
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

    public SessionState state() {
        return state;
    }

    public Look look() {
        return state.look();
    }

    public SessionView view() {
        return session.view(state, time());
    }

    /// The item that is being asked.
    public String asked() {
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

    public List<SessionEffect> effects() {
        return effects;
    }

    public long begun() {
        return effects.stream().filter(SessionEffect.Begin.class::isInstance).count();
    }

    public List<Draft> sealed() {
        return effects.stream()
                .filter(SessionEffect.Seal.class::isInstance)
                .map(effect -> ((SessionEffect.Seal) effect).draft())
                .toList();
    }

    /// As it stands on the disk now.
    public Draft saved() {
        return last().orElseThrow();
    }

    private Duration time() {
        return Duration.ofMillis(now);
    }
}
