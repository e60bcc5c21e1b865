package vn.hailong.outbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import vn.hailong.wire.Receipt;
import vn.hailong.wire.Response;
import vn.hailong.wire.SeqRange;

/// Everything that a terminal does to its outbox, by chance: citizens who answer, agencies that receipt and ask again,
/// and time that deletes.
final class Workload {
    private static final int AT_ONCE = 12;
    /// The level of every press that comes too soon.
    private static final int TOO_SOON = 2;

    private final Outbox outbox;
    private final WriteLog log;
    private final Random random;
    private final Calendar calendar;
    private final List<UUID> open = new ArrayList<>();
    private final Map<UUID, Long> revisions = new HashMap<>();
    private final ConcurrentLinkedQueue<Long> sealed = new ConcurrentLinkedQueue<>();
    private final List<CompletableFuture<?>> underWay = new ArrayList<>();

    /// A calendar that the workload turns.
    static final class Calendar extends Clock {
        private volatile Instant now = Instant.parse("2026-11-22T01:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.ofHours(7);
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }

        private void turn(Duration time) {
            now = now.plus(time);
        }
    }

    Workload(Outbox outbox, Calendar calendar, WriteLog log, Random random) {
        this.outbox = outbox;
        this.calendar = calendar;
        this.log = log;
        this.random = random;
        for (long seq = 1; seq <= outbox.totals().sealed(); seq++) {
            sealed.add(seq);
        }
    }

    void run(int acts) throws OutboxException {
        for (int act = 0; act < acts; act++) {
            act();
            boolean isLull = random.nextInt(10) == 0; // receipts come in more hours than one
            calendar.turn(isLull ? Duration.ofMinutes(random.nextInt(50)) : Duration.ofMillis(random.nextInt(2_000)));
            underWay.removeIf(CompletableFuture::isDone);
            if (underWay.size() >= AT_ONCE || random.nextInt(8) == 0) {
                underWay.forEach(CompletableFuture::join);
            }
        }
        underWay.forEach(CompletableFuture::join);
    }

    private void act() throws OutboxException {
        int dice = random.nextInt(100);
        if (dice < 30 || open.isEmpty()) {
            UUID id = new UUID(random.nextLong(), random.nextLong());
            open.add(id);
            int level = 1 + random.nextInt(5);
            Response response = revised(id, level);
            log.note(new Note.PressAsked(level, false));
            track(outbox.saveDraft(response, OptionalInt.of(level)), done -> {
                stored(response);
                log.note(new Note.Pressed(level, false));
            });
        } else if (dice < 50) {
            Response response = revised(open.get(random.nextInt(open.size())), 3);
            track(outbox.amend(response), done -> stored(response));
        } else if (dice < 75) {
            UUID id = open.remove(random.nextInt(open.size()));
            track(outbox.seal(id), seq -> {
                log.note(new Note.Sealed(id, seq));
                sealed.add(seq);
            });
        } else if (dice < 82) {
            log.note(new Note.PressAsked(TOO_SOON, true));
            track(
                    outbox.suppress(open.get(random.nextInt(open.size())), TOO_SOON, 1),
                    done -> log.note(new Note.Pressed(TOO_SOON, true)));
        } else if (dice < 94) {
            receipt();
        } else if (dice < 97) {
            outbox.pending(0, 50).forEach(pending -> log.note(new Note.HandedOut(pending)));
        } else if (dice < 99) {
            range().ifPresent(seqs -> {
                log.note(new Note.ResendAsked(seqs));
                outbox.resend(seqs).join();
                log.note(new Note.Resent(seqs));
            });
        } else {
            calendar.turn(Outbox.RETENTION.plusDays(1));
            log.note(new Note.PurgeAsked());
            track(outbox.purge(), done -> {});
        }
    }

    private void receipt() {
        range().ifPresent(seqs -> {
            log.note(new Note.ReceiptAsked(seqs));
            Receipt receipt = new Receipt(
                    outbox.installation(),
                    List.of(seqs),
                    List.of(),
                    OffsetDateTime.ofInstant(calendar.now, ZoneOffset.UTC));
            // A resend that is asked while this is under way may come after it: then nothing is promised.
            CompletableFuture<Integer> marked = outbox.receipted(receipt);
            marked.join();
            log.note(new Note.Receipted(seqs));
        });
    }

    /// Some of the numbers that were given so far.
    private java.util.Optional<SeqRange> range() {
        List<Long> known = List.copyOf(sealed);
        if (known.isEmpty()) {
            return java.util.Optional.empty();
        }
        long first = known.get(random.nextInt(known.size()));
        long last = Math.min(
                first + random.nextInt(6), known.stream().max(Long::compare).orElseThrow());
        return java.util.Optional.of(new SeqRange(first, last));
    }

    private Response revised(UUID id, int level) {
        long revision = revisions.merge(id, 1L, Long::sum);
        Response base = Responses.of(id, level);
        return new Response(
                base.id(),
                base.questionnaire(),
                base.version(),
                base.language(),
                base.channel(),
                base.unit(),
                base.counter(),
                base.stage(),
                base.field(),
                base.answers(),
                base.answeredAt(),
                base.clock(),
                revision,
                base.complete(),
                base.assisted(),
                base.suppressedPresses(),
                base.flags());
    }

    private void stored(Response response) {
        log.note(new Note.Stored(response.id(), response.durationMs()));
    }

    /// Notes what was promised before anybody else hears of it.
    private <T> void track(CompletableFuture<T> asked, Consumer<T> told) {
        underWay.add(asked.thenAccept(told));
    }
}
