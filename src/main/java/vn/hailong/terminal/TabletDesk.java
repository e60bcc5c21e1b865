package vn.hailong.terminal;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import org.tinylog.Logger;
import vn.hailong.screen.StaffDesk;
import vn.hailong.survey.Texts;
import vn.hailong.tablet.Pairings;

/// The tablets as staff see them: paired with a QR code, and removed.
final class TabletDesk implements StaffDesk.Tablets {
    private final Pairings pairings;
    private final Texts texts;
    private final ExecutorService thread;

    /// @param texts  what staff read
    /// @param thread reads and writes the list
    TabletDesk(Pairings pairings, Texts texts, ExecutorService thread) {
        this.pairings = pairings;
        this.texts = texts;
        this.thread = thread;
    }

    @Override
    public CompletableFuture<List<Paired>> list() {
        return ask(() -> pairings.list().stream()
                .map(tablet -> Integer.toString(tablet.number()))
                .map(number ->
                        new Paired(number, texts.get("staff.tablets.name").replace("{n}", number)))
                .toList());
    }

    @Override
    public CompletableFuture<Offer> offer() {
        return ask(() -> {
            vn.hailong.tablet.Offer offer = pairings.offer();
            return new Offer(offer.url(), offer.fingerprint(), offer.validFor());
        });
    }

    @Override
    public CompletableFuture<Void> revoke(String id) {
        return ask(() -> {
            if (pairings.revoke(Integer.parseInt(id))) {
                Logger.info("Staff removed tablet {}", id);
            }
            return null;
        });
    }

    private <T> CompletableFuture<T> ask(Callable<T> question) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return question.call();
                    } catch (Exception e) {
                        Logger.warn("The tablets could not be asked: {}", e.getMessage());
                        throw new CompletionException(e);
                    }
                },
                thread);
    }
}
