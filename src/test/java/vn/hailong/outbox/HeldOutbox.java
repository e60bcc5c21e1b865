package vn.hailong.outbox;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import vn.hailong.survey.Answer;
import vn.hailong.wire.Receipt;
import vn.hailong.wire.Response;
import vn.hailong.wire.SeqRange;

/// An outbox that completes a change only when the test says so, in the order in which they came.
public final class HeldOutbox implements Outbox {
    private record Held(Runnable complete, Consumer<OutboxException> fail) {}

    private final List<String> calls = new ArrayList<>();
    private final Deque<Held> held = new ArrayDeque<>();

    /// What was asked for: the level of the first answer stands for an amendment.
    public List<String> calls() {
        return List.copyOf(calls);
    }

    /// The oldest change is on the disk.
    public void letGo() {
        held.removeFirst().complete().run();
    }

    /// The oldest change can't be stored.
    public void fail() {
        held.removeFirst().fail().accept(new OutboxException("held back"));
    }

    /// The response of the oldest change is sealed: an earlier seal that failed was on the disk all the same.
    public void failAsSealed(UUID id) {
        held.removeFirst().fail().accept(new AlreadySealedException(id));
    }

    private <T> CompletableFuture<T> hold(String call, T result) {
        calls.add(call);
        CompletableFuture<T> future = new CompletableFuture<>();
        held.add(new Held(() -> future.complete(result), future::completeExceptionally));
        return future;
    }

    @Override
    public CompletableFuture<UUID> amend(Response response) {
        Answer first = response.answers().values().iterator().next();
        return hold("amend " + (first instanceof Answer.Number(int level) ? level : first), response.id());
    }

    @Override
    public CompletableFuture<Long> seal(UUID id) {
        return hold("seal", 1L);
    }

    @Override
    public CompletableFuture<UUID> saveDraft(Response response, OptionalInt level) {
        return hold("draft", response.id());
    }

    @Override
    public CompletableFuture<Integer> suppress(UUID id, int level, int suppressed) {
        return hold("suppress", suppressed);
    }

    @Override
    public UUID installation() {
        return new UUID(5, 6);
    }

    @Override
    public List<Pending> pending(long afterSeq, int most) {
        return List.of();
    }

    @Override
    public CompletableFuture<Integer> receipted(Receipt receipt) {
        return hold("receipted", 0);
    }

    @Override
    public CompletableFuture<Integer> resend(SeqRange seqs) {
        return hold("resend", 0);
    }

    @Override
    public long resends() {
        return 0;
    }

    @Override
    public CompletableFuture<Integer> purge() {
        return hold("purge", 0);
    }

    @Override
    public Totals totals() {
        return new Totals(0, 0, Optional.empty(), 0, Map.of(), 0, 0, false, 0);
    }

    @Override
    public void close() {}
}
