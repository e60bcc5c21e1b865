package vn.hailong.terminal;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import vn.hailong.buttons.Feedback;
import vn.hailong.config.TerminalConfig;
import vn.hailong.screen.Screen;
import vn.hailong.survey.Act;
import vn.hailong.survey.Look;
import vn.hailong.survey.SessionView;
import vn.hailong.voice.Voice;

/// What the citizen sees and hears: the screen, the lamps, the voice, and the dark outside the opening hours. From any
/// thread.
final class Front implements AutoCloseable {
    private final ButtonTest lamps;
    private final Voice voice;
    private final Prompter prompter;
    private final Night night;
    /// Held while a screen is told something, so that the last it hears is the last there was to say.
    private final Object telling = new Object();

    private volatile @Nullable Screen screen;
    private SessionView view = new SessionView.Opening(false);
    private Look look;
    private boolean offline; // not before an attempt has failed: nothing flickers at a start

    /// @param lamps of the box, which staff may be testing
    Front(TerminalConfig config, ButtonTest lamps, HostClock clock, Supplier<Duration> uptime) {
        this.lamps = lamps;
        this.look = Look.usual(config.languages().usual());
        this.voice = Voice.open(config.voice().speech(), config.voice().sound());
        boolean box = !(config.buttons() instanceof TerminalConfig.Buttons.None);
        this.prompter = new Prompter(voice, config.questionnaire(), box, config.languages(), uptime);
        this.night = new Night(
                new NightWatch(config.openingHours(), uptime.get()),
                () -> clock.lastSync().map(synced -> clock.now().toLocalDateTime()),
                uptime,
                this::showNight);
    }

    /// Lets a screen show the session. It begins with what is to be seen now.
    void attach(Screen shown) {
        synchronized (telling) {
            screen = shown;
            shown.show(view, look);
            shown.showOffline(offline);
        }
        night.attach();
    }

    boolean hasScreen() {
        return screen != null;
    }

    /// The session shows this from now on.
    void viewed(SessionView now, Look nowLook) {
        lamps.show(feedback(now));
        synchronized (telling) {
            view = now;
            look = nowLook;
            Screen shown = screen;
            if (shown != null) {
                shown.show(now, nowLook);
            }
        }
        night.viewed(now);
        prompter.viewed(now, nowLook);
    }

    void offline(boolean now) {
        synchronized (telling) {
            offline = now;
            Screen shown = screen;
            if (shown != null) {
                shown.showOffline(now);
            }
        }
    }

    /// A citizen acted at the screen.
    void acted(Act act) {
        night.touched();
        if (!(act instanceof Act.Rate)) {
            prompter.greeted();
        }
    }

    /// Somebody touched the dark screen.
    void woken() {
        if (night.touched()) {
            prompter.greeted();
        }
    }

    /// Time has passed.
    void look() {
        night.look();
    }

    /// Programs of the voice that this machine does not have.
    List<String> voiceLacks() {
        return voice.lacking();
    }

    /// The first answer is on the card as soon as something follows it.
    private static Feedback feedback(SessionView view) {
        return switch (view) {
            case SessionView.Opening _ -> Feedback.READY;
            case SessionView.Invitation _ -> Feedback.READY;
            case SessionView.Pressed _ -> Feedback.TAKEN;
            case SessionView.Step step -> step.recorded() && step.number() == 2 ? Feedback.THANKED : Feedback.READY;
            case SessionView.Thanks _ -> Feedback.THANKED;
            case SessionView.Unavailable _ -> Feedback.READY;
        };
    }

    private void showNight(boolean now) {
        Screen shown = screen;
        if (shown != null) {
            shown.showNight(now);
        }
    }

    @Override
    public void close() {
        voice.close();
    }
}
