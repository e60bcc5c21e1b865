package vn.hailong.agency.store;

import java.time.Instant;
import org.jdbi.v3.core.Jdbi;
import vn.hailong.agency.account.OutboxAccount;
import vn.hailong.agency.account.ResendLog;

final class PostgresResendLog implements ResendLog {
    private final Jdbi jdbi;

    PostgresResendLog(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public boolean claim(OutboxAccount outbox, Instant now) {
        return jdbi.inTransaction(handle -> handle.createUpdate("""
                        insert into resend_round as round (terminal, installation, missing, attempts, asked_at, next_at)
                        values (:terminal, :installation, :missing, 1, cast(:now as timestamptz),
                            cast(:now as timestamptz) + interval '10 minutes')
                        on conflict (terminal, installation) do update set
                            missing = excluded.missing,
                            attempts = case when excluded.missing = round.missing then round.attempts + 1 else 1 end,
                            asked_at = excluded.asked_at,
                            next_at = excluded.asked_at + case when excluded.missing = round.missing
                                then least(interval '1 day', interval '10 minutes' * (2 ^ round.attempts))
                                else interval '10 minutes' end
                        where round.next_at <= excluded.asked_at
                        and (excluded.missing <> round.missing or round.attempts < :most)""")
                        .bind("terminal", outbox.terminal())
                        .bind("installation", outbox.installation())
                        .bind("missing", outbox.owed())
                        .bind("now", now.toString())
                        .bind("most", MOST_ATTEMPTS)
                        .execute()
                > 0);
    }
}
