package vn.hailong.agency.resend;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.tinylog.Logger;
import vn.hailong.agency.account.Accounts;
import vn.hailong.agency.account.OutboxAccount;
import vn.hailong.agency.account.ResendLog;
import vn.hailong.agency.intake.Errand;
import vn.hailong.agency.intake.Pause;
import vn.hailong.mqtt.MqttFailure;
import vn.hailong.wire.Command;

/// Asks terminals by itself for what they have receipts for and the agency does not hold: after its database
/// was restored from an older backup. Rarer and rarer while nothing comes, and not for ever: see [ResendLog].
/// The accounts show the difference for as long as it is there.
public final class Refill {
    private static final Duration EVERY = Duration.ofMinutes(1);

    /// A terminal that was not heard for so long is not asked: it would not hear.
    private static final Duration SILENCE = Duration.ofMinutes(3);

    private static final Duration REPLY_WAIT = Duration.ofSeconds(10);

    private final Accounts accounts;
    private final ResendLog log;
    private final Asker asker;
    private final Supplier<UUID> ids;
    private final Clock clock;
    private final Pause pause;

    /// The way to a terminal: [Errand#perform].
    public interface Asker {
        List<Errand.Answer> ask(String terminal, List<Command> commands, Duration atMost)
                throws MqttFailure, InterruptedException;
    }

    public interface Gate {
        void await() throws InterruptedException;
    }

    /// @param ids   draws the commands' ids
    /// @param pause waits between two looks
    public Refill(Accounts accounts, ResendLog log, Asker asker, Supplier<UUID> ids, Clock clock, Pause pause) {
        this.accounts = accounts;
        this.log = log;
        this.asker = asker;
        this.ids = ids;
        this.clock = clock;
        this.pause = pause;
    }

    /// Looks every minute until the thread is interrupted. Survives a bad turn.
    ///
    /// @param prepared returns when the database may be asked
    public void run(Gate prepared) {
        try {
            prepared.await();
            while (true) {
                pause.pause(EVERY);
                try {
                    turn();
                } catch (RuntimeException e) { // the database may be away
                    Logger.warn("Can't look for responses to ask for again: {}", e.getMessage());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Asks every terminal whose turn it is.
    public void turn() throws InterruptedException {
        Instant now = clock.instant();
        for (OutboxAccount outbox : accounts.outboxes()) {
            if (outbox.present() && outbox.owed() > 0 && isListening(outbox, now) && log.claim(outbox, now)) {
                ask(outbox);
            }
        }
    }

    private static boolean isListening(OutboxAccount outbox, Instant now) {
        return outbox.said()
                .filter(said -> said.at().toInstant().plus(SILENCE).isAfter(now))
                .isPresent();
    }

    private void ask(OutboxAccount outbox) throws InterruptedException {
        Logger.warn(
                "Terminal {} has receipts for {} responses of outbox {} that are not here; asking for them again: {}",
                outbox.terminal(),
                outbox.owed(),
                outbox.installation(),
                outbox.ranges());
        List<Command> commands = outbox.ranges().stream()
                .map(range -> new Command(ids.get(), Command.Action.RESEND, Optional.of(range)))
                .toList();
        try {
            for (Errand.Answer answer : asker.ask(outbox.terminal(), commands, REPLY_WAIT)) {
                Logger.info("Terminal {}, asked to send again: {}", outbox.terminal(), inWords(answer));
            }
        } catch (MqttFailure e) {
            Logger.warn("Terminal {} could not be asked to send again: {}", outbox.terminal(), e.getMessage());
        }
    }

    private static String inWords(Errand.Answer answer) {
        return switch (answer) {
            case Errand.Answer.Replied(var reply) ->
                reply.outcome() + ", " + reply.detail().replaceAll("\\p{Cntrl}", " ");
            case Errand.Answer.Silent(Duration waited) -> "no reply within " + waited.toSeconds() + " s";
            case Errand.Answer.Absent(Duration waited) ->
                "it is not connected, and did not connect within " + waited.toSeconds() + " s";
        };
    }
}
