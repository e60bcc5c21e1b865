package vn.hailong.outbox;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import vn.hailong.wire.Receipt;
import vn.hailong.wire.Response;
import vn.hailong.wire.ResponseCodec;
import vn.hailong.wire.SealedResponse;
import vn.hailong.wire.SeqRange;

/// An outbox that forgets everything at the end: for tests of those who use one.
public final class InMemoryOutbox implements Outbox {
    private record Row(UUID id, byte[] bytes, Instant sealedAt, Optional<Instant> receiptedAt) {}

    private final Clock clock;
    private final UUID installation = new UUID(3, 4);
    private final Map<UUID, Response> drafts = new LinkedHashMap<>();
    private final SortedMap<Long, Row> rows = new TreeMap<>();
    private final Map<Integer, Long> presses = new HashMap<>();
    private long sealed;
    private long receipted;
    private long suppressedTotal;
    private long resends;

    public InMemoryOutbox(Clock clock) {
        this.clock = clock;
    }

    @Override
    public UUID installation() {
        return installation;
    }

    @Override
    public synchronized CompletableFuture<UUID> saveDraft(Response response, OptionalInt level) {
        drafts.put(response.id(), response);
        level.ifPresent(pressed -> presses.merge(pressed, 1L, Long::sum));
        return CompletableFuture.completedFuture(response.id());
    }

    @Override
    public synchronized CompletableFuture<UUID> amend(Response response) {
        if (drafts.replace(response.id(), response) != null) {
            return CompletableFuture.completedFuture(response.id());
        }
        boolean isSealed = rows.values().stream().anyMatch(row -> row.id().equals(response.id()));
        return CompletableFuture.failedFuture(
                isSealed
                        ? new AlreadySealedException(response.id())
                        : new OutboxException("there is no draft " + response.id()));
    }

    @Override
    public synchronized CompletableFuture<Integer> suppress(UUID id, int level, int suppressed) {
        drafts.computeIfPresent(id, (key, draft) -> draft.withSuppressedPresses(suppressed));
        presses.merge(level, 1L, Long::sum);
        suppressedTotal++;
        return CompletableFuture.completedFuture(suppressed);
    }

    @Override
    public synchronized CompletableFuture<Long> seal(UUID id) {
        Response draft = drafts.remove(id);
        for (Map.Entry<Long, Row> entry : rows.entrySet()) {
            if (entry.getValue().id().equals(id)) {
                return CompletableFuture.completedFuture(entry.getKey());
            }
        }
        if (draft == null) {
            return CompletableFuture.failedFuture(new OutboxException("there is no draft " + id));
        }
        sealed++;
        rows.put(
                sealed,
                new Row(
                        id,
                        ResponseCodec.encode(new SealedResponse(sealed, draft)),
                        clock.instant(),
                        Optional.empty()));
        return CompletableFuture.completedFuture(sealed);
    }

    @Override
    public synchronized List<Pending> pending(long afterSeq, int most) {
        List<Pending> pending = new ArrayList<>();
        rows.tailMap(afterSeq + 1).forEach((seq, row) -> {
            if (row.receiptedAt().isEmpty() && pending.size() < most) {
                pending.add(new Pending(seq, row.bytes()));
            }
        });
        return pending;
    }

    @Override
    public synchronized CompletableFuture<Integer> receipted(Receipt receipt) {
        if (!receipt.installation().equals(installation)
                || receipt.committed().stream().anyMatch(range -> range.last() > sealed)) {
            throw new IllegalArgumentException("not a receipt for this outbox: " + receipt);
        }
        int marked = 0;
        for (SeqRange range : receipt.committed()) {
            marked += mark(range, Optional.of(clock.instant()));
        }
        receipted += marked;
        return CompletableFuture.completedFuture(marked);
    }

    @Override
    public synchronized CompletableFuture<Integer> resend(SeqRange seqs) {
        int taken = mark(seqs, Optional.empty());
        receipted -= taken;
        resends++;
        return CompletableFuture.completedFuture(taken);
    }

    @Override
    public synchronized long resends() {
        return resends;
    }

    private int mark(SeqRange range, Optional<Instant> receiptedAt) {
        int marked = 0;
        for (Map.Entry<Long, Row> entry :
                rows.subMap(range.first(), range.last() + 1).entrySet()) {
            Row row = entry.getValue();
            if (row.receiptedAt().isPresent() != receiptedAt.isPresent()) {
                entry.setValue(new Row(row.id(), row.bytes(), row.sealedAt(), receiptedAt));
                marked++;
            }
        }
        return marked;
    }

    @Override
    public synchronized CompletableFuture<Integer> purge() {
        int before = rows.size();
        Instant limit = clock.instant().minus(RETENTION);
        rows.values()
                .removeIf(row ->
                        row.receiptedAt().filter(at -> at.isBefore(limit)).isPresent());
        return CompletableFuture.completedFuture(before - rows.size());
    }

    @Override
    public synchronized Totals totals() {
        Optional<Instant> oldest = rows.values().stream()
                .filter(row -> row.receiptedAt().isEmpty())
                .findFirst()
                .map(Row::sealedAt);
        return new Totals(sealed, receipted, oldest, 0, presses, suppressedTotal, 0, false, 0);
    }

    @Override
    public void close() {}
}
