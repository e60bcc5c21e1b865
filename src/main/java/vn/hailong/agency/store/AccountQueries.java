package vn.hailong.agency.store;

/// The comparisons that the database makes. A number is accounted for once: held, or known elsewhere, or in
/// quarantine.
final class AccountQueries {
    private AccountQueries() {}

    /// Places of an outbox that are in quarantine and nowhere else; what has no number there is a place too.
    private static final String QUARANTINED_ONLY = """
            select distinct on (terminal, installation, coalesce(seq, -id)) terminal, installation, seq, code, received_at
            from quarantined_response quarantined
            where released_at is null
            and not exists (select from response
                where response.installation = quarantined.installation and response.seq = quarantined.seq
                and response.terminal = quarantined.terminal)
            and not exists (select from known_elsewhere
                where known_elsewhere.installation = quarantined.installation
                and known_elsewhere.seq = quarantined.seq)
            order by terminal, installation, coalesce(seq, -id), id""";

    /// The others: somebody has their number already.
    private static final String CONFLICTING = """
            select terminal, installation, seq, received_at from quarantined_response quarantined
            where released_at is null and seq is not null
            and (exists (select from response
                where response.installation = quarantined.installation and response.seq = quarantined.seq
                and response.terminal = quarantined.terminal)
            or exists (select from known_elsewhere
                where known_elsewhere.installation = quarantined.installation
                and known_elsewhere.seq = quarantined.seq))""";

    static final String QUARANTINED = """
            select terminal, installation, code, count(*) as n from (%s) as quarantined
            group by terminal, installation, code""".formatted(QUARANTINED_ONLY);

    /// Of an outbox's falls the one that nobody acknowledged, else the latest.
    static final String OUTBOXES = """
            with quarantined as (%s),
            conflicting as (
                select terminal, installation, count(*) as n, max(received_at) as last from (%s) as all_of_them
                group by terminal, installation),
            repaired as (
                select installation, count(*) filter (where method <> 'BOUND') as by_clock,
                    count(*) filter (where method = 'BOUND') as bound
                from (select distinct on (response) installation, method from response_time
                    order by response, revision desc) as last
                group by installation),
            known as (
                select terminal, installation from heard_installation
                union select terminal, id from installation
                union select terminal, installation from quarantined),
            book as (
                select known.terminal, known.installation, heard.totals_at, heard.sealed, heard.receipted,
                    heard.pending, heard.refused, heard.suppressed, heard.returned_at, heard.waiting_since,
                    greatest(heard.sealed, progress.most) as most,
                    coalesce(own.held, 0) as held, coalesce(own.elsewhere, 0) as elsewhere,
                    coalesce(lead(own.salvaged) over later_ones, 0) as salvaged_from,
                    row_number() over (partition by known.terminal order by heard.last_online desc nulls last,
                        heard.last_heard desc nulls last, own.first_seen desc nulls last) = 1 as present
                from known
                left join heard_installation heard
                    on heard.terminal = known.terminal and heard.installation = known.installation
                left join outbox_progress progress
                    on progress.terminal = known.terminal and progress.installation = known.installation
                left join installation own on own.terminal = known.terminal and own.id = known.installation
                window later_ones as (partition by known.terminal
                    order by coalesce(least(heard.first_heard, own.first_seen), own.first_seen) nulls last))
            select book.*, round.attempts, round.asked_at, coalesce(repaired.by_clock, 0) as repaired,
                coalesce(repaired.bound, 0) as bound,
                greatest(
                    case when held > 0 then
                        (select max(seq) from response where response.installation = book.installation) end,
                    case when elsewhere > 0 then (select max(seq) from known_elsewhere
                        where known_elsewhere.installation = book.installation) end,
                    placed.highest, 0) as highest,
                coalesce(placed.n, 0) as quarantined,
                coalesce(above.n, 0) + coalesce(above_elsewhere.n, 0) + coalesce(placed.above, 0) as later,
                fall.falls, fall.fell_at, fall.sealed_before, fall.sealed_after, fall.acknowledged_at,
                coalesce(strangers.n, 0) as strange, strangers.last as strange_at,
                coalesce(conflicting.n, 0) as conflicting, conflicting.last as conflicting_at
            from book
            left join lateral (
                select count(*) filter (where seq is not null) as n, max(seq) as highest,
                    count(*) filter (where seq > book.sealed) as above
                from quarantined
                where quarantined.terminal = book.terminal and quarantined.installation = book.installation
                ) as placed on true
            left join lateral (
                select count(*) as n from response
                where book.held > 0 and response.installation = book.installation and response.seq > book.sealed
                ) as above on true
            left join lateral (
                select count(*) as n from known_elsewhere
                where known_elsewhere.installation = book.installation and known_elsewhere.seq > book.sealed
                ) as above_elsewhere on true
            left join (
                select installation, count(*) as n, max(received_at) as last from quarantined_response
                where code = 'foreign-installation' and released_at is null group by installation
                ) as strangers on strangers.installation = book.installation and book.held > 0
            left join lateral (
                select * from outbox_fall
                where outbox_fall.terminal = book.terminal and outbox_fall.installation = book.installation
                order by acknowledged_at is null desc, id desc limit 1
                ) as fall on true
            left join conflicting on conflicting.terminal = book.terminal
                and conflicting.installation = book.installation
            left join resend_round round
                on round.terminal = book.terminal and round.installation = book.installation
            left join repaired on repaired.installation = book.installation and book.held > 0
            order by book.terminal, present desc, totals_at desc nulls last, book.installation""".formatted(QUARANTINED_ONLY, CONFLICTING);

    static final String DAY_SAID = """
            with quarantined as (%s), conflicting as (%s)
            select today.*, coalesce(before.sealed, 0) as sealed_before,
                coalesce(before.receipted, 0) as receipted_before, coalesce(before.refused, 0) as refused_before,
                coalesce(before.suppressed, 0) as suppressed_before, counted.held, counted.other_days,
                (select count(*) from known_elsewhere where known_elsewhere.installation = today.installation
                    and seq > coalesce(before.sealed, 0) and seq <= today.sealed) as elsewhere,
                (select count(*) from quarantined where quarantined.terminal = today.terminal
                    and quarantined.installation = today.installation
                    and seq > coalesce(before.sealed, 0) and seq <= today.sealed) as quarantined,
                (select count(*) from conflicting where conflicting.terminal = today.terminal
                    and conflicting.installation = today.installation
                    and seq > coalesce(before.sealed, 0) and seq <= today.sealed) as conflicting
            from status_day today
            left join lateral (
                select * from status_day earlier
                where earlier.terminal = today.terminal and earlier.installation = today.installation
                and earlier.day < today.day order by earlier.day desc limit 1) as before on true
            cross join lateral (
                select count(*) as held, count(*) filter (where response.day <> today.day) as other_days
                from response_day response
                where response.installation = today.installation and response.terminal = today.terminal
                and seq > coalesce(before.sealed, 0) and seq <= today.sealed) as counted
            where today.day = :day""".formatted(QUARANTINED_ONLY, CONFLICTING);
}
