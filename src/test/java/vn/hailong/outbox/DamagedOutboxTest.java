package vn.hailong.outbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.hailong.wire.Receipt;
import vn.hailong.wire.Response;
import vn.hailong.wire.ResponseCodec;
import vn.hailong.wire.SeqRange;
import vn.hailong.wire.WireFormatException;

/// A card gives back something else than was written to it: the terminal begins anew with whatever can be read.
class DamagedOutboxTest {
    private static final int RESPONSES = 60;
    private final Clock clock = Clock.systemUTC();

    @TempDir
    Path folder;

    private UUID before = new UUID(0, 0);

    /// Sealed responses 1 to [#RESPONSES], and a draft with the number 0.
    private void fill() throws OutboxException {
        try (Outbox outbox = Outbox.open(folder, 0, clock)) {
            before = outbox.installation();
            for (int number = 1; number <= RESPONSES; number++) {
                outbox.saveDraft(Responses.of(id(number), 4), OptionalInt.of(4)).join();
                outbox.seal(id(number)).join();
            }
            outbox.saveDraft(Responses.of(id(0), 2), OptionalInt.of(2)).join();
        }
    }

    private static UUID id(int number) {
        return new UUID(0x0198_0000_0000_7000L, number);
    }

    private void damage(UnaryOperator<byte[]> damage) throws IOException {
        Path file = folder.resolve("outbox.mv.db");
        Files.write(file, damage.apply(Files.readAllBytes(file)));
    }

    private static List<Response> responses(Outbox outbox) throws OutboxException, WireFormatException {
        List<Response> responses = new java.util.ArrayList<>();
        for (Pending pending : outbox.pending(0, 1_000)) {
            responses.add(ResponseCodec.decode(pending.bytes()).response());
        }
        return responses;
    }

    @Test
    void aFileWithoutItsBeginningGivesEverythingItHolds() throws Exception {
        fill();
        damage(bytes -> {
            Arrays.fill(bytes, 0, 8_192, (byte) 0);
            return bytes;
        });
        try (Outbox outbox = Outbox.open(folder, 0, clock)) {
            assertNotEquals(before, outbox.installation(), "its numbers are other ones");
            List<Response> responses = responses(outbox);
            assertEquals(RESPONSES + 1, responses.size());
            for (int number = 0; number < RESPONSES; number++) {
                assertEquals(id(number + 1), responses.get(number).id(), "in their old order");
                assertTrue(responses.get(number).flags().contains(Response.SALVAGED));
            }
            assertEquals(id(0), responses.getLast().id(), "the draft is sealed last");
            assertEquals(RESPONSES + 1, outbox.totals().salvaged());
            assertTrue(outbox.totals().replacesDamaged());
        }
        assertTrue(Files.size(folder.resolve("damaged/outbox.mv.db")) > 0, "kept");
        assertFalse(Files.exists(folder.resolve("outbox.mv.db")));
    }

    @Test
    void anEmptyFileIsDamagedAndNotNew() throws Exception {
        fill();
        damage(bytes -> new byte[0]);
        try (Outbox outbox = Outbox.open(folder, 0, clock)) {
            assertTrue(outbox.totals().replacesDamaged());
            assertEquals(RESPONSES + 1, outbox.totals().salvaged(), "the log still holds them");
        }
        try (Outbox outbox = Outbox.open(folder, 0, clock)) {
            assertTrue(outbox.totals().replacesDamaged(), "staff can see it for as long as it is so");
        }
    }

    @Test
    void aLogWithoutItsDatabaseGivesWhatItHolds() throws Exception {
        Outbox outbox = Outbox.open(folder, 0, clock);
        outbox.saveDraft(Responses.of(id(1), 4), OptionalInt.of(4)).join();
        Path log = Files.copy(folder.resolve("outbox.log"), folder.resolve("copy"));
        outbox.close();
        Files.delete(folder.resolve("outbox.mv.db"));
        Files.move(log, folder.resolve("outbox.log"), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        try (Outbox again = Outbox.open(folder, 0, clock)) {
            assertEquals(
                    List.of(id(1)), responses(again).stream().map(Response::id).toList());
        }
    }

    /// A copy of the files of an outbox that is at work: as a kill would leave them.
    private Path killed() throws OutboxException, IOException {
        Path place = Files.createDirectory(folder.resolve("killed"));
        try (Outbox outbox = Outbox.open(folder.resolve("running"), 0, clock)) {
            before = outbox.installation();
            for (int number = 1; number <= RESPONSES; number++) {
                outbox.saveDraft(Responses.of(id(number), 4), OptionalInt.of(4)).join();
                outbox.seal(id(number)).join();
            }
            for (String file : List.of("outbox.mv.db", "outbox.journal", "outbox.log")) {
                Files.copy(folder.resolve("running").resolve(file), place.resolve(file));
            }
        }
        return place;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 20, 100})
    void aHurtRecordBeforeWholeOnesIsNoTornEnd(int record) throws Exception {
        Path place = killed();
        Path log = place.resolve("outbox.log");
        byte[] bytes = Files.readAllBytes(log);
        bytes[record * 4_096 + 100] ^= 4;
        Files.write(log, bytes);
        try (Outbox outbox = Outbox.open(place, 0, clock)) {
            assertTrue(outbox.totals().replacesDamaged());
            assertNotEquals(before, outbox.installation(), "no number may be given twice");
            assertTrue(responses(outbox).size() >= RESPONSES - 1, "all but what was hurt");
        }
    }

    @Test
    void aMissingLogIsADamage() throws Exception {
        Path place = killed();
        Files.delete(place.resolve("outbox.log"));
        try (Outbox outbox = Outbox.open(place, 0, clock)) {
            assertNotEquals(before, outbox.installation());
        }
    }

    /// H2 would hand all of this out without a word.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "DELETE FROM response WHERE seq = 17",
                "UPDATE receipt SET last_seq = 62 WHERE first_seq = 20",
                "INSERT INTO receipt VALUES (30, 30, NULL)",
                "INSERT INTO receipt VALUES (0, 3, NULL)",
                "UPDATE response SET body = X'7B' WHERE seq = 60"
            })
    void aDatabaseThatContradictsItselfIsDamaged(String sql) throws Exception {
        fill();
        try (Outbox outbox = Outbox.open(folder, 0, clock)) {
            outbox.receipted(new Receipt(before, List.of(new SeqRange(20, 40)), List.of(), OffsetDateTime.now(clock)))
                    .join();
        }
        Database database = new DataFolder(folder).current();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            database.trust();
            statement.execute(sql);
            connection.commit();
        }
        assertThrows(OutboxException.class, () -> Outbox.examine(folder));
        try (Outbox outbox = Outbox.open(folder, 0, clock)) {
            assertTrue(outbox.totals().replacesDamaged());
            assertNotEquals(before, outbox.installation());
            assertEquals(RESPONSES + 1, outbox.totals().salvaged(), "their bytes are in the files still");
        }
    }

    @Test
    void aCutAtTheVeryFirstStartIsNoDamage() throws Exception {
        Files.write(folder.resolve("outbox.journal"), new byte[RecordFile.USUAL_BYTES]);
        Files.write(folder.resolve("outbox.log"), new byte[RecordFile.USUAL_BYTES]);
        try (Outbox outbox = Outbox.open(folder, 0, clock)) {
            assertFalse(outbox.totals().replacesDamaged());
        }
        assertEquals(Set.of("outbox.mv.db", "outbox.journal", "outbox.log"), names(folder));
    }

    @Test
    void aSecondDamageIsSurvivedAsTheFirst() throws Exception {
        fill();
        damage(bytes -> Arrays.copyOf(bytes, 100));
        UUID second;
        try (Outbox outbox = Outbox.open(folder, 0, clock)) {
            second = outbox.installation();
            outbox.saveDraft(Responses.of(id(77), 1), OptionalInt.of(1)).join();
        }
        Path file = folder.resolve("outbox-2.mv.db");
        byte[] bytes = Files.readAllBytes(file);
        Arrays.fill(bytes, 0, 8_192, (byte) 7);
        Files.write(file, bytes);
        try (Outbox outbox = Outbox.open(folder, 0, clock)) {
            assertNotEquals(second, outbox.installation());
            assertEquals(RESPONSES + 2, responses(outbox).size());
            assertEquals(id(77), responses(outbox).getLast().id());
        }
        assertEquals(
                Set.of(
                        "outbox.mv.db",
                        "outbox.journal",
                        "outbox.log",
                        "outbox-2.mv.db",
                        "outbox-2.journal",
                        "outbox-2.log"),
                names(folder.resolve("damaged")));
        assertEquals(Set.of("outbox-3.mv.db", "outbox-3.journal", "outbox-3.log", "damaged"), names(folder));
    }

    private static Set<String> names(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return new TreeSet<>(
                    files.map(file -> file.getFileName().toString()).toList());
        }
    }

    /// Whatever is wrong with a file, the terminal starts, and what it still has is either all that was there, or
    /// everything of which no byte was hurt.
    @Test
    void anyDamageIsSurvived() throws Exception {
        fill();
        byte[] sound = Files.readAllBytes(folder.resolve("outbox.mv.db"));
        byte[] log = Files.readAllBytes(folder.resolve("outbox.log"));
        Random random = new Random(7);
        for (int trial = 0; trial < 60; trial++) {
            Path place = Files.createDirectory(folder.resolve("trial-" + trial));
            byte[] hurt = hurt(sound.clone(), random);
            Files.write(place.resolve("outbox.mv.db"), hurt);
            // Cut to its first record: what else is in there would make it too easy.
            Files.write(place.resolve("outbox.log"), Arrays.copyOf(log, 4_096));
            String which = "trial " + trial;
            try (Outbox outbox = Outbox.open(place, 0, clock)) {
                Set<UUID> held = new HashSet<>();
                responses(outbox).forEach(response -> held.add(response.id()));
                if (outbox.totals().replacesDamaged()) {
                    assertNotEquals(before, outbox.installation(), which);
                    assertEquals(held.size(), outbox.totals().salvaged(), which);
                    assertTrue(held.containsAll(whole(hurt)), which);
                } else {
                    assertEquals(before, outbox.installation(), which);
                    assertEquals(RESPONSES + 1, held.size(), which);
                }
                outbox.saveDraft(Responses.of(id(99), 1), OptionalInt.of(1)).join();
                outbox.seal(id(99)).join();
            }
        }
    }

    /// Those whose sealed bytes are still in there, told without the program's help.
    private Set<UUID> whole(byte[] hurt) {
        String text = new String(hurt, java.nio.charset.StandardCharsets.ISO_8859_1);
        Set<UUID> whole = new HashSet<>();
        for (int number = 1; number <= RESPONSES; number++) {
            String bytes = new String(
                    ResponseCodec.encode(new vn.hailong.wire.SealedResponse(number, Responses.of(id(number), 4))),
                    java.nio.charset.StandardCharsets.ISO_8859_1);
            if (text.contains(bytes)) {
                whole.add(id(number));
            }
        }
        return whole;
    }

    private static byte[] hurt(byte[] bytes, Random random) {
        int from = random.nextInt(bytes.length);
        switch (random.nextInt(4)) {
            case 0 -> {
                return Arrays.copyOf(bytes, from);
            }
            case 1 -> Arrays.fill(bytes, from, Math.min(bytes.length, from + random.nextInt(20_000)), (byte) 0);
            case 2 -> {
                byte[] noise = new byte[Math.min(bytes.length - from, random.nextInt(20_000))];
                random.nextBytes(noise);
                System.arraycopy(noise, 0, bytes, from, noise.length);
            }
            default -> {
                for (int flips = 1 + random.nextInt(200); flips > 0; flips--) {
                    bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
                }
            }
        }
        return bytes;
    }
}
