package vn.hailong.agency.store;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// The order in which an outbox said its statuses. No clock of a terminal is asked: within one boot uptime tells, and
/// a boot that is not the last one's is believed when it was heard twice, as far apart here as there. A message that
/// was long on its way comes alone, or at once with others that were said minutes apart.
///
/// @param last    the status that all others are compared with
/// @param doubted one that does not follow it, and may yet turn out to
record Succession(Moment last, Optional<Doubted> doubted) {
    /// What is said within this time of what is expected has not been late.
    private static final Duration PROMPT = Duration.ofMinutes(1);

    /// More uptime than time can't pass, but the status before may have been late by this.
    private static final Duration AHEAD = Duration.ofMinutes(5);

    /// How much the ways of two statuses that bear each other out may differ.
    private static final Duration ALIKE = Duration.ofSeconds(30);

    /// How far apart these are at least. A terminal is heard every minute.
    private static final Duration APART = Duration.ofSeconds(45);

    /// No status is that late while its terminal is heard: the uptime before was nonsense.
    private static final Duration NONSENSE = Duration.ofHours(1);

    /// Uptimes beyond it are all the same, and can be added to any time.
    private static final long MOST_UPTIME_MS = Duration.ofDays(36_500).toMillis();

    /// When a status was said.
    ///
    /// @param at by the agency's clock
    record Moment(UUID boot, long uptimeMs, Instant at) {
        Moment {
            uptimeMs = Math.min(uptimeMs, MOST_UPTIME_MS);
        }

        private Duration uptimeSince(Moment earlier) {
            return Duration.ofMillis(uptimeMs - earlier.uptimeMs);
        }

        private Duration timeSince(Moment earlier) {
            return Duration.between(earlier.at, at);
        }

        /// How much longer it was on its way than the other; negative if it was faster.
        private Duration laterThan(Moment other) {
            return timeSince(other).minus(uptimeSince(other));
        }

        private boolean isOfBoot(Moment other) {
            return boot.equals(other.boot);
        }

        /// Uptimes are hundredths of a second.
        private boolean isAtOnceWith(Moment other) {
            return isOfBoot(other) && uptimeMs == other.uptimeMs;
        }
    }

    /// @param moment of the one that came soonest after it was said
    /// @param sealed the smallest total of all statuses of this boot
    record Doubted(Moment moment, long sealed) {}

    /// What a status is in this order.
    ///
    /// @param next   the order after it
    /// @param stands present if the status is later than the last one
    record Step(Succession next, Optional<Standing> stands) {}

    /// @param saidAt by the agency's clock; absent if nothing tells how long it was on its way
    /// @param sealed the smallest total that it stands for
    record Standing(Optional<Instant> saidAt, Instant heardAt, long sealed) {}

    /// The first status that was ever heard is believed, for want of another.
    static Step begin(Moment heard, long sealed) {
        return new Step(
                new Succession(heard, Optional.empty()),
                Optional.of(new Standing(Optional.empty(), heard.at(), sealed)));
    }

    /// @param heard  when the status was heard
    /// @param sealed the total that it says
    /// @param alive  whether the terminal has only just sent it; a will or what a broker kept tells of no new boot
    Step hear(Moment heard, long sealed, boolean alive) {
        Duration late = heard.laterThan(last);
        if (heard.isAtOnceWith(last) && late.abs().compareTo(PROMPT) <= 0) {
            // Nothing tells which was said first, if two receivers took them. The next one says all of it again.
            return new Step(this, Optional.empty());
        }
        if (heard.isOfBoot(last) && heard.uptimeMs() >= last.uptimeMs() && late.compareTo(AHEAD.negated()) >= 0) {
            Instant saidAt =
                    late.compareTo(PROMPT) <= 0 ? heard.at() : heard.at().minus(late);
            Moment moment = new Moment(heard.boot(), heard.uptimeMs(), saidAt);
            return new Step(
                    new Succession(moment, doubted),
                    Optional.of(new Standing(Optional.of(saidAt), heard.at(), sealed)));
        }
        boolean overtaken = heard.isOfBoot(last) && heard.uptimeMs() < last.uptimeMs() && late.compareTo(NONSENSE) <= 0;
        return !alive || overtaken ? new Step(this, Optional.empty()) : doubt(heard, sealed);
    }

    private Step doubt(Moment heard, long sealed) {
        Optional<Doubted> before = doubted.filter(other -> heard.isOfBoot(other.moment()));
        if (before.isEmpty()) {
            return doubting(heard, sealed);
        }
        Moment first = before.get().moment();
        long least = Math.min(sealed, before.get().sealed());
        Duration later = heard.laterThan(first);
        if (later.abs().compareTo(ALIKE) <= 0) {
            return heard.timeSince(first).compareTo(APART) < 0
                    ? doubting(first, least)
                    : new Step(
                            new Succession(heard, Optional.empty()),
                            Optional.of(new Standing(Optional.of(first.at()), first.at(), least)));
        }
        // The one that came sooner is the one that others can bear out, whatever wavers on the way.
        return doubting(later.isPositive() && later.compareTo(NONSENSE) <= 0 ? first : heard, least);
    }

    private Step doubting(Moment moment, long sealed) {
        return new Step(new Succession(last, Optional.of(new Doubted(moment, sealed))), Optional.empty());
    }
}
