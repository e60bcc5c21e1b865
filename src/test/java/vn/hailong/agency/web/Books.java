package vn.hailong.agency.web;

import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import vn.hailong.agency.account.Accounts;
import vn.hailong.agency.account.DayAccount;
import vn.hailong.agency.account.OutboxAccount;
import vn.hailong.agency.account.Uncounted;
import vn.hailong.wire.SeqRange;

/// Accounts of a ward in which nearly everything went wrong once.
record Books(List<OutboxAccount> outboxes, List<DayAccount> days, Uncounted uncounted) implements Accounts {
    private static final OffsetDateTime HEARD = Samples.NOW.minusSeconds(20);

    @Override
    public List<DayAccount> day(LocalDate day) {
        return days.stream().filter(account -> account.day().equals(day)).toList();
    }

    static Books empty() {
        return new Books(List.of(), List.of(), new Uncounted(List.of(), 0, List.of(), List.of(), List.of()));
    }

    /// Every terminal of the samples, and nothing to say of any.
    static Books calm() {
        List<OutboxAccount> outboxes = IntStream.rangeClosed(1, 4)
                .mapToObj(i -> outbox("q0" + i + "-a", i, said(HEARD, 5_211, 0, 0), 5_211, 0, Optional.empty()))
                .toList();
        return new Books(
                outboxes,
                outboxes.stream().map(outbox -> day(outbox, 84, 84, 0, 84)).toList(),
                new Uncounted(List.of(), 0, List.of(), List.of(), List.of()));
    }

    /// All is well but for one response that came twice, and differs.
    static Books conflict() {
        Books calm = calm();
        List<OutboxAccount> outboxes = calm.outboxes.stream()
                .map(outbox -> outbox.terminal().equals("q01-a") ? conflicting(outbox) : outbox)
                .toList();
        Uncounted.Conflict second = ward().uncounted.conflicts().getFirst();
        return new Books(
                outboxes,
                calm.days,
                new Uncounted(List.of(second), 1, List.of(heap("q01-a", "conflict", 1)), List.of(), List.of()));
    }

    private static OutboxAccount conflicting(OutboxAccount calm) {
        return new OutboxAccount(
                calm.terminal(),
                calm.installation(),
                calm.present(),
                calm.said(),
                calm.held(),
                calm.elsewhere(),
                calm.quarantined(),
                Optional.of(new OutboxAccount.Unwelcome(1, HEARD)),
                calm.later(),
                calm.fall(),
                calm.missing(),
                calm.ranges(),
                calm.salvaged(),
                calm.returnedAt(),
                calm.foreign(),
                calm.repaired(),
                calm.asked());
    }

    static Books ward() {
        OutboxAccount fallen = conflicting(outbox(
                "q01-a", 1, said(HEARD, 5_211, 0, 0), 5_211, 0, Optional.of(fall(5_190, 5_160, 1, Optional.empty()))));
        OutboxAccount restored = new OutboxAccount(
                "q02-a",
                id(2),
                true,
                Optional.of(said(HEARD, 4_880, 6, 3)),
                4_650,
                0,
                Map.of("unknown-questionnaire", 12L, "unknown-unit", 2L),
                Optional.empty(),
                0,
                Optional.empty(),
                216,
                List.of(new SeqRange(4_401, 4_610), new SeqRange(4_875, 4_880)),
                0,
                Optional.empty(),
                Optional.empty(),
                OutboxAccount.Repaired.NONE,
                Optional.of(new OutboxAccount.Asked(2, Samples.NOW.minusMinutes(8))));
        OutboxAccount present = new OutboxAccount(
                "q03-a",
                id(4),
                true,
                Optional.of(said(HEARD, 63, 2, 0, Samples.NOW.minusDays(8))),
                40,
                21,
                Map.of(),
                Optional.empty(),
                0,
                Optional.empty(),
                2,
                List.of(),
                0,
                Optional.of(Samples.NOW.minusMinutes(5)),
                Optional.empty(),
                new OutboxAccount.Repaired(9, 2),
                Optional.empty());
        OutboxAccount dead = new OutboxAccount(
                "q03-a",
                id(3),
                false,
                Optional.of(said(Samples.NOW.minusDays(1), 2_340, 19, 0)),
                2_321,
                0,
                Map.of(),
                Optional.empty(),
                0,
                Optional.empty(),
                19,
                List.of(new SeqRange(2_322, 2_340)),
                12,
                Optional.empty(),
                Optional.empty(),
                OutboxAccount.Repaired.NONE,
                Optional.empty());
        OutboxAccount silent = outbox(
                "q04-a",
                5,
                said(Samples.NOW.minusDays(3), 1_204, 37, 0),
                1_167,
                37,
                Optional.of(fall(1_100, 900, 3, Optional.of(Samples.NOW.minusDays(2)))));
        return new Books(
                List.of(fallen, restored, present, dead, silent),
                List.of(day(fallen, 84, 84, 0, 84), day(restored, 61, 52, 7, 52), day(present, 63, 40, 2, 31)),
                new Uncounted(
                        List.of(
                                conflict(
                                        "conflict",
                                        1,
                                        71,
                                        "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"),
                                conflict(
                                        "salvaged-differs",
                                        4,
                                        17,
                                        "60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752")),
                        2,
                        List.of(
                                heap("q01-a", "conflict", 1),
                                heap("q02-a", "unknown-questionnaire", 12),
                                heap("q02-a", "unknown-unit", 2),
                                heap("q03-a", "salvaged-differs", 1)),
                        List.of(
                                new Uncounted.Heap("", "foreign-topic", 4, Optional.empty()),
                                heap("q02-a", "malformed", 3)),
                        List.of(
                                new Uncounted.Stranger("ba-ngoi", "q09-b"),
                                new Uncounted.Stranger("elsewhere", "q10-c"),
                                new Uncounted.Stranger("ba-ngoi", "q02-a"))));
    }

    private static UUID id(long number) {
        return new UUID(0x0f8b_2c1e_5a41_4a6fL * number, number);
    }

    private static OutboxAccount.Said said(OffsetDateTime at, long sealed, long pending, long refused) {
        return said(at, sealed, pending, refused, at.minusMinutes(2));
    }

    private static OutboxAccount.Said said(
            OffsetDateTime at, long sealed, long pending, long refused, OffsetDateTime since) {
        return new OutboxAccount.Said(
                at,
                sealed,
                sealed - pending,
                pending,
                refused,
                77,
                sealed,
                pending == 0 ? Optional.empty() : Optional.of(since));
    }

    private static OutboxAccount.Fall fall(long from, long to, long times, Optional<OffsetDateTime> acknowledged) {
        return new OutboxAccount.Fall(Samples.NOW.minusDays(4), from, to, times, acknowledged);
    }

    private static OutboxAccount outbox(
            String terminal,
            long number,
            OutboxAccount.Said said,
            long held,
            long missing,
            Optional<OutboxAccount.Fall> fall) {
        return new OutboxAccount(
                terminal,
                id(number),
                true,
                Optional.of(said),
                held,
                0,
                Map.of(),
                Optional.empty(),
                0,
                fall,
                missing,
                List.of(),
                0,
                Optional.empty(),
                Optional.empty(),
                OutboxAccount.Repaired.NONE,
                Optional.empty());
    }

    private static DayAccount day(OutboxAccount outbox, long sealed, long held, long missing, long belongs) {
        long quarantined = outbox.quarantinedTotal() > 0 ? 2 : 0;
        long elsewhere = sealed - held - missing - quarantined;
        return new DayAccount(
                Samples.TODAY,
                Optional.of(new DayAccount.Said(
                        outbox.said().orElseThrow().sealed() - sealed + 1,
                        sealed,
                        sealed - missing,
                        outbox.said().orElseThrow().pending(),
                        0,
                        4,
                        held,
                        elsewhere,
                        quarantined,
                        missing,
                        Math.max(0, held - belongs),
                        0)),
                belongs,
                outbox);
    }

    private static Uncounted.Conflict conflict(String code, long outbox, long seq, String digest) {
        UUID response = UUID.fromString("01980f3a-7c11-7a52-9d0b-6f1f6a0f3b" + (10 + outbox));
        return new Uncounted.Conflict(
                outbox == 1 ? "q01-a" : "q03-a",
                id(outbox),
                Optional.of(seq),
                Optional.of(response),
                code,
                digest,
                HEARD,
                Optional.of(new Uncounted.Held(
                        response,
                        id(outbox == 1 ? 1 : 3),
                        seq + 600,
                        outbox == 1 ? "q01-a" : "q03-a",
                        "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae",
                        HEARD.minus(Duration.ofHours(2)))));
    }

    private static Uncounted.Heap heap(String terminal, String code, long count) {
        return new Uncounted.Heap(terminal, code, count, Optional.of(HEARD));
    }
}
