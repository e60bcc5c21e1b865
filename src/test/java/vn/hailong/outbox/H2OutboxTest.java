package vn.hailong.outbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.hailong.wire.Receipt;
import vn.hailong.wire.ResponseCodec;
import vn.hailong.wire.SeqRange;
import vn.hailong.wire.WireFormatException;

class H2OutboxTest extends OutboxContract {
    @TempDir
    Path folder;

    @Override
    protected Outbox open(Clock clock) throws OutboxException {
        return Outbox.open(folder, 0, clock);
    }

    @Test
    void everythingIsThereAfterARestart() throws OutboxException {
        UUID installation = outbox.installation();
        answer(5);
        answer(4);
        outbox.receipted(receipt(new SeqRange(1, 1))).join();
        outbox.resend(new SeqRange(9, 9)).join();
        Totals before = outbox.totals();
        outbox.close();

        outbox = open(clock);
        assertEquals(installation, outbox.installation());
        assertEquals(1, outbox.resends());
        assertEquals(List.of(2L), seqs(outbox.pending(0, 10)));
        assertEquals(before.pressesByLevel(), outbox.totals().pressesByLevel());
        assertEquals(before.receipted(), outbox.totals().receipted());
        assertEquals(3, answer(4));
    }

    @Test
    void aDraftThatACrashLeftBehindIsSealedAtTheNextStart() throws OutboxException, WireFormatException {
        UUID id = new UUID(7, 1);
        outbox.saveDraft(Responses.of(id, 2), OptionalInt.of(2)).join();
        outbox.close();

        outbox = open(clock);
        byte[] bytes = outbox.pending(0, 10).getFirst().bytes();
        assertEquals(id, ResponseCodec.decode(bytes).response().id());
        outbox.close();

        outbox = open(clock);
        assertEquals(1, outbox.totals().sealed(), "once, however often it starts");
    }

    @Test
    void everythingIsPendingStillWhenAChangeHasFailed() throws OutboxException {
        for (int number = 0; number < 20; number++) {
            answer(4);
        }
        assertEquals(20, outbox.pending(0, 100).size());
        UUID twice = new UUID(7, 99);
        outbox.saveDraft(Responses.of(twice, 5), OptionalInt.of(5)).join();
        assertThrows(
                CompletionException.class,
                () -> outbox.saveDraft(Responses.of(twice, 5), OptionalInt.of(5))
                        .join());
        assertEquals(20, outbox.pending(0, 100).size());
    }

    /// A change that fails takes its group with it, and each of the others is made again.
    @Test
    void aReceiptBesideAChangeThatFailsCountsOnce() throws OutboxException {
        int responses = 60;
        for (int number = 0; number < responses; number++) {
            answer(4);
        }
        Receipt failing = new Receipt(
                outbox.installation(),
                List.of(new SeqRange(1, responses)),
                List.of(new Receipt.Quarantined(1, "longer than the contract allows".repeat(5))),
                OffsetDateTime.now(clock));
        List<CompletableFuture<Integer>> marked = new ArrayList<>();
        List<CompletableFuture<Integer>> failed = new ArrayList<>();
        for (int number = 1; number < responses; number++) {
            marked.add(outbox.receipted(receipt(new SeqRange(number, number))));
            failed.add(outbox.receipted(failing));
        }
        failed.forEach(each -> assertThrows(CompletionException.class, each::join));
        marked.forEach(each -> assertEquals(1, each.join()));
        assertEquals(responses - 1, outbox.totals().receipted());
        assertEquals(List.of((long) responses), seqs(outbox.pending(0, 100)));
        outbox.close();

        outbox = open(clock);
        assertEquals(responses - 1, outbox.totals().receipted());
        assertEquals(List.of((long) responses), seqs(outbox.pending(0, 100)));
    }

    @Test
    void receiptsOfAnHourAreKeptByTheLatestOfThem() throws OutboxException {
        answer(4);
        answer(4);
        outbox.receipted(receipt(new SeqRange(1, 1))).join();
        now = now.plus(Duration.ofMinutes(40));
        outbox.receipted(receipt(new SeqRange(2, 2))).join();
        now = now.plus(Outbox.RETENTION);
        assertEquals(0, outbox.purge().join());
        outbox.close();
        outbox = open(clock);
        now = now.plusMillis(1);
        assertEquals(2, outbox.purge().join());
    }

    @Test
    void twoTerminalsCantShareAFolder() {
        OutboxException failure = assertThrows(OutboxException.class, () -> {
            ProcessBuilder other = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            OpenProgram.class.getName(),
                            folder.toString())
                    .redirectErrorStream(true);
            Process process = other.start();
            String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            process.waitFor();
            throw new OutboxException(said);
        });
        assertTrue(String.valueOf(failure.getMessage()).contains("is in use by another program"), failure.getMessage());
    }

    @Test
    void aFolderThatIsAFileIsNamed() throws IOException {
        Path file = Files.writeString(folder.resolve("not-a-folder"), "x");
        OutboxException failure =
                assertThrows(OutboxException.class, () -> Outbox.open(file.resolve("data"), 0, clock));
        assertTrue(
                String.valueOf(failure.getMessage()).startsWith("can't write to the data folder " + file),
                failure.getMessage());
    }

    @Test
    void belowTheReserveNoRatingIsTakenAndTheRefusalIsCounted() throws OutboxException {
        answer(5);
        outbox.close();
        outbox = Outbox.open(folder, Long.MAX_VALUE, clock);
        CompletionException failure = assertThrows(
                CompletionException.class,
                () -> outbox.saveDraft(Responses.of(new UUID(7, 7), 5), OptionalInt.of(5))
                        .join());
        assertTrue(String.valueOf(failure.getCause()).contains("below the reserve of"), failure.getMessage());
        assertEquals(1, outbox.totals().refused());
        // Receipts and seals may use the reserve: they make room in the end.
        outbox.receipted(receipt(new SeqRange(1, 1))).join();
        outbox.close();

        outbox = open(clock);
        assertEquals(1, outbox.totals().refused(), "the count outlives the restart");
        assertEquals(2, answer(4));
    }

    /// What lies on the disk at that moment is what a kill would leave.
    @Test
    void belowTheReserveARefusalIsOnTheDiskBeforeItIsTold(@TempDir Path left) throws OutboxException, IOException {
        outbox.close();
        outbox = Outbox.open(folder, Long.MAX_VALUE, clock);
        assertThrows(
                CompletionException.class,
                () -> outbox.saveDraft(Responses.of(new UUID(7, 7), 5), OptionalInt.of(5))
                        .join());
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.copy(file, left.resolve(file.getFileName()));
            }
        }
        try (Outbox found = Outbox.open(left, 0, clock)) {
            assertEquals(1, found.totals().refused());
        }
    }

    @Test
    void refusalsAreCountedEvenIfNothingElseIsWritten() throws OutboxException {
        outbox.close();
        outbox = Outbox.open(folder, Long.MAX_VALUE, clock);
        assertThrows(
                CompletionException.class,
                () -> outbox.saveDraft(Responses.of(new UUID(7, 7), 5), OptionalInt.of(5))
                        .join());
        outbox.close();

        outbox = open(clock);
        assertEquals(1, outbox.totals().refused());
    }

    /// Opens the folder and says what happens.
    static final class OpenProgram {
        public static void main(String[] arguments) {
            try (Outbox opened = Outbox.open(Path.of(arguments[0]), 0, Clock.systemUTC())) {
                System.out.println("opened " + opened.installation());
            } catch (OutboxException e) {
                System.out.println(e.getMessage());
            }
        }
    }
}
