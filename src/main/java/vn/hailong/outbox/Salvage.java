package vn.hailong.outbox;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.tinylog.Logger;
import vn.hailong.wire.Batch;
import vn.hailong.wire.Response;
import vn.hailong.wire.ResponseCodec;
import vn.hailong.wire.SealedResponse;
import vn.hailong.wire.WireFormatException;

/// Finds responses in files that no database can open any more: each is a stretch of JSON in one piece, and is taken if
/// it is whole and makes sense. Needs nothing else of the file to be sound.
///
/// Finds what was deleted as well, such as earlier states of a draft: of one response the sealed state counts, then the
/// longest one. Whether the agency had it already can't be known; it counts a response once.
final class Salvage {
    private static final byte[] BEGINNING = "{\"id\":\"".getBytes(StandardCharsets.US_ASCII);
    private static final int WINDOW = 4 << 20;
    private static final int BLOCK = 4_096;

    private record Found(Optional<Long> seq, Response response) {
        boolean isBetterThan(Found other) {
            return seq.isPresent() == other.seq.isPresent()
                    ? response.durationMs() > other.response.durationMs()
                    : seq.isPresent();
        }
    }

    private final Map<UUID, Found> found = new HashMap<>();
    private long unreadable;

    /// Looks through a file; one that is not there holds nothing.
    void read(Path file) throws IOException {
        if (!Files.exists(file)) {
            return;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long size = channel.size();
            // A response that begins in one window may end in the next.
            for (long at = 0; at < size; at += WINDOW) {
                search(window(channel, at, (int) Math.min(size - at, WINDOW + (long) Batch.MAXIMUM_BYTES)));
            }
        }
        if (unreadable > 0) {
            Logger.error("{} blocks of {} could not be read", unreadable, file);
        }
    }

    /// In the order of their numbers, then those that had none, in the order in which they began.
    List<Response> responses() {
        return found.values().stream()
                .sorted(Comparator.comparing((Found each) -> each.seq().orElse(Long.MAX_VALUE))
                        .thenComparing(each -> each.response().id()))
                .map(Found::response)
                .toList();
    }

    /// A card that can't give some blocks gives the others.
    private byte[] window(FileChannel channel, long at, int length) {
        byte[] window = new byte[length];
        if (fill(channel, at, ByteBuffer.wrap(window))) {
            return window;
        }
        Arrays.fill(window, (byte) 0);
        for (int from = 0; from < length; from += BLOCK) {
            int block = Math.min(BLOCK, length - from);
            if (!fill(channel, at + from, ByteBuffer.wrap(window, from, block).slice())) {
                unreadable++;
            }
        }
        return window;
    }

    private static boolean fill(FileChannel channel, long at, ByteBuffer target) {
        try {
            while (target.hasRemaining() && channel.read(target, at + target.position()) > 0) {
                // on to the rest
            }
            return true;
        } catch (IOException e) {
            Logger.debug("Can't read at {}: {}", at, e.getMessage());
            return false;
        }
    }

    private void search(byte[] window) {
        for (int at = 0; at < window.length - BEGINNING.length; at++) {
            if (window[at] == BEGINNING[0]
                    && Arrays.equals(window, at, at + BEGINNING.length, BEGINNING, 0, BEGINNING.length)) {
                int end = JsonObject.end(window, at, Batch.MAXIMUM_BYTES);
                if (end > at) {
                    consider(Arrays.copyOfRange(window, at, end));
                }
            }
        }
    }

    private void consider(byte[] json) {
        decode(json)
                .ifPresent(candidate -> found.merge(
                        candidate.response().id(),
                        candidate,
                        (before, now) -> now.isBetterThan(before) ? now : before));
    }

    private static Optional<Found> decode(byte[] json) {
        List<String> problems = new ArrayList<>();
        try {
            SealedResponse sealed = ResponseCodec.decode(json);
            return Optional.of(new Found(Optional.of(sealed.seq()), sealed.response()));
        } catch (WireFormatException e) {
            problems.add(e.getMessage());
        }
        try {
            return Optional.of(new Found(Optional.empty(), ResponseCodec.decodeDraft(json)));
        } catch (WireFormatException e) {
            problems.add(e.getMessage());
        }
        Logger.debug("Something like a response makes no sense: {}", problems);
        return Optional.empty();
    }
}
