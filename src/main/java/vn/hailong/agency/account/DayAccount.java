package vn.hailong.agency.account;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/// One outbox on one civil day in Vietnam.
///
/// @param said    what it sealed between the last status of an earlier day and the last of this one; absent
///                if no status was heard on this day
/// @param belongs held responses that belong to this day, whenever they were sealed or came
/// @param outbox  the same outbox as a whole, as it stands now
public record DayAccount(LocalDate day, Optional<Said> said, long belongs, OutboxAccount outbox) {

    /// Counts of one day. `sealed = held + elsewhere + quarantined + missing`, exactly.
    ///
    /// @param first     the first number that was sealed, if any was
    /// @param pending   without a receipt at the day's last status, whenever they were sealed
    /// @param otherDays   held ones that belong to another day
    /// @param conflicting in quarantine at numbers of this day that are held
    public record Said(
            long first,
            long sealed,
            long receipted,
            long pending,
            long refused,
            long suppressed,
            long held,
            long elsewhere,
            long quarantined,
            long missing,
            long otherDays,
            long conflicting) {

        /// Held ones of these numbers that belong to this very day.
        long ofThisDay() {
            return held - otherDays;
        }
    }

    public String terminal() {
        return outbox.terminal();
    }

    public UUID installation() {
        return outbox.installation();
    }
}
