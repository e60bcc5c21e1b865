package vn.hailong.terminal.carry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.hailong.config.BrokerConfig;
import vn.hailong.outbox.InMemoryOutbox;
import vn.hailong.outbox.Outbox;
import vn.hailong.outbox.OutboxException;
import vn.hailong.outbox.Responses;
import vn.hailong.rig.Authority;
import vn.hailong.stick.Identity;
import vn.hailong.stick.Parcel;
import vn.hailong.stick.ParcelFolder;
import vn.hailong.stick.ParcelName;
import vn.hailong.stick.PulledOut;
import vn.hailong.stick.SignedParcel;
import vn.hailong.stick.StickException;
import vn.hailong.stick.Trust;
import vn.hailong.wire.Batch;
import vn.hailong.wire.Receipt;
import vn.hailong.wire.ReceiptCodec;
import vn.hailong.wire.ResponseCodec;
import vn.hailong.wire.SeqRange;

class ExportTest {
    @TempDir
    private static Path certificates = Path.of("");

    private static Authority authority;
    private static BrokerConfig terminal;
    private static BrokerConfig agency;

    @TempDir
    Path stick;

    private final Outbox outbox = new InMemoryOutbox(Clock.systemUTC());
    private int drawn;
    private Path folder;

    @BeforeAll
    static void issue() throws Exception {
        authority = Authority.make(certificates, "authority");
        terminal = authority.issue("bn-q03");
        agency = authority.issue("agency-ba-ngoi");
    }

    @BeforeEach
    void name() {
        folder = stick.resolve("hailong/agency-ba-ngoi/terminal-bn-q03/" + outbox.installation());
    }

    @Test
    void whatHasNoReceiptIsWrittenOnceHoweverOftenItIsRun() throws Exception {
        seal(450);
        Exported first = export();
        assertEquals(new Exported(450, 3, 0, 0, 0, List.of(), Optional.empty()), first);
        assertEquals(
                List.of(
                        "responses-000000000001-000000000200.hailong",
                        "responses-000000000201-000000000400.hailong",
                        "responses-000000000401-000000000450.hailong"),
                names());
        assertEquals(new Exported(0, 0, 450, 3, 0, List.of(), Optional.empty()), export());
        seal(10);
        assertEquals(new Exported(10, 1, 450, 3, 0, List.of(), Optional.empty()), export());
        assertEquals(LongStream.rangeClosed(1, 460).boxed().toList(), numbersOnTheStick());
        assertEquals(460, outbox.totals().pending(), "writing is no receipt");
    }

    @Test
    void theBytesAreThoseThatTheNetworkWouldCarry() throws Exception {
        seal(2);
        export();
        SignedParcel parcel = SignedParcel.parse(Files.readAllBytes(folder.resolve(names().getFirst())));
        assertEquals(
                new String(
                        ResponseCodec.encodeBatch(
                                outbox.installation(),
                                List.of(
                                        outbox.pending(0, 1).getFirst().bytes(),
                                        outbox.pending(1, 1).getFirst().bytes())),
                        StandardCharsets.UTF_8),
                new String(parcel.parcel().payload(), StandardCharsets.UTF_8));
    }

    @Test
    void pulledOutAtEveryMomentItGoesOnWhereItEnded() throws Exception {
        seal(450);
        int failures = 0;
        for (int operations = 0; ; operations++) {
            delete(stick.resolve("hailong"));
            Exported pulled = export(PulledOut.after(operations, stick, empty()), terminal);
            if (pulled.stopped().isEmpty()) {
                break;
            }
            failures++;
            assertTrue(pulled.stopped().get().contains("Input/output error"), pulled.toString());
            List<Long> before = numbersOnTheStick();
            assertEquals(LongStream.rangeClosed(1, before.size()).boxed().toList(), before);
            assertTrue(before.size() >= pulled.exported(), "what was counted is there");
            Exported again = export();
            assertEquals(450, again.exported() + again.present(), "after " + operations);
            assertEquals(before.size(), again.present());
            assertEquals(Optional.empty(), again.stopped());
            assertEquals(LongStream.rangeClosed(1, 450).boxed().toList(), numbersOnTheStick());
            assertTrue(names().size() <= 4, "one leftover at most: " + names());
        }
        assertTrue(failures > 15, "operations: " + failures);
    }

    @Test
    void aReceiptReleasesItsRowsAndGivesTheRoomBack() throws Exception {
        seal(450);
        export();
        receipt(1, 200, 0, agency);
        receipt(201, 400, 0, agency);
        seal(1);
        assertEquals(new Exported(1, 1, 50, 1, 400, List.of(), Optional.empty()), export());
        assertEquals(51, outbox.totals().pending());
        assertEquals(
                List.of("responses-000000000401-000000000450.hailong", "responses-000000000451-000000000451.hailong"),
                names());
    }

    @Test
    void whatCameOverTheNetworkMeanwhileIsNotKeptOnTheStick() throws Exception {
        seal(3);
        export();
        outbox.receipted(StockContract.receipt(outbox.installation(), 1, 3)).join();
        assertEquals(new Exported(0, 0, 0, 0, 0, List.of(), Optional.empty()), export());
        assertEquals(List.of(), names());
    }

    @Test
    void whatIsReceiptedInPartStaysWhole() throws Exception {
        seal(200);
        export();
        outbox.receipted(StockContract.receipt(outbox.installation(), 1, 100)).join();
        assertEquals(0, export().exported());
        outbox.resend(new SeqRange(1, 1)).join();
        assertEquals(101, export().exported(), "after a resend files are written anew");
        List<Long> expected = new ArrayList<>(List.of(1L));
        LongStream.rangeClosed(101, 200).forEach(expected::add);
        assertEquals(expected, numbersOnTheStick());
    }

    @Test
    void aForgedReceiptReleasesNothing() throws Exception {
        seal(10);
        export();
        BrokerConfig stranger =
                Authority.make(certificates.resolve("stranger"), "authority").issue("agency-ba-ngoi");
        assertRefused("did not issue", () -> receipt(1, 10, 0, stranger));
        assertRefused(
                "found a certificate of bn-q03, expected one of agency-ba-ngoi", () -> receipt(1, 10, 0, terminal));
        BrokerConfig other = authority.issue("agency-cam-ranh");
        assertRefused(
                "found a certificate of agency-cam-ranh, expected one of agency-ba-ngoi",
                () -> receipt(1, 10, 0, other));
        assertRefused("numbers above 10", () -> receipt(1, 11, 0, agency));
        Parcel foreign = new Parcel(
                Parcel.Kind.RECEIPT,
                "ba-ngoi",
                "bn-q04",
                outbox.installation(),
                0,
                ReceiptCodec.encode(StockContract.receipt(outbox.installation(), 1, 10)));
        assertRefused("terminal bn-q04", () -> put(1, 10, foreign, agency));
        Parcel old = new Parcel(
                Parcel.Kind.RECEIPT,
                "ba-ngoi",
                "bn-q03",
                new UUID(1, 1),
                0,
                ReceiptCodec.encode(StockContract.receipt(new UUID(1, 1), 1, 10)));
        assertRefused("installation " + new UUID(1, 1), () -> put(1, 10, old, agency));
        Parcel crossed = empty().answer(ReceiptCodec.encode(StockContract.receipt(new UUID(1, 1), 1, 10)));
        assertRefused("in the receipt", () -> put(1, 10, crossed, agency));
        assertRefused("found a signature that does not fit", () -> {
            receipt(1, 9, 0, agency);
            Path file = folder.resolve(new ParcelName(Parcel.Kind.RECEIPT, 1, 9).fileName());
            byte[] bytes = Files.readAllBytes(file);
            String text = new String(bytes, StandardCharsets.ISO_8859_1).replace("[[1,9]]", "[[1,8]]");
            Files.delete(file);
            Files.write(file, text.getBytes(StandardCharsets.ISO_8859_1));
        });
    }

    private interface Forgery {
        void commit() throws Exception;
    }

    private void assertRefused(String expected, Forgery forgery) throws Exception {
        forgery.commit();
        Exported exported = export();
        assertEquals(0, exported.receipted());
        assertEquals(1, exported.refused().size(), exported.toString());
        assertTrue(exported.refused().getFirst().contains(expected), exported.toString());
        assertTrue(exported.refused().getFirst().startsWith(folder + "/receipt-"), exported.toString());
        assertFalse(exported.isSound());
        assertEquals(10, exported.present(), "it goes on all the same");
        assertEquals(10, outbox.totals().pending());
        for (String name : names()) {
            if (name.startsWith("receipt")) {
                Files.delete(folder.resolve(name));
            }
        }
    }

    /// An agency was restored from an old backup, asks for everything again, and an old stick comes along.
    @Test
    void aReceiptFromBeforeAResendReleasesNothing() throws Exception {
        seal(10);
        export();
        receipt(1, 10, 0, agency);
        Path name = folder.resolve(new ParcelName(Parcel.Kind.RECEIPT, 1, 10).fileName());
        byte[] old = Files.readAllBytes(name);
        assertEquals(10, export().receipted());
        outbox.resend(new SeqRange(1, 10)).join();
        Files.write(name, old);
        Exported again = export();
        assertEquals(0, again.receipted());
        assertEquals(10, again.exported());
        assertTrue(again.refused().getFirst().contains("from before the agency asked"), again.toString());
        receipt(1, 10, 1, agency);
        assertEquals(10, export().receipted());
    }

    @Test
    void aDamagedFileIsWrittenAnew() throws Exception {
        seal(450);
        export();
        Path damaged = folder.resolve(names().get(1));
        byte[] bytes = Files.readAllBytes(damaged);
        bytes[bytes.length / 2] ^= 1;
        Files.write(damaged, bytes);
        Path cut = folder.resolve(names().get(2));
        Files.write(cut, Arrays.copyOf(Files.readAllBytes(cut), 100));
        Exported again = export();
        assertEquals(250, again.exported());
        assertEquals(LongStream.rangeClosed(1, 450).boxed().toList(), numbersOnTheStick());
    }

    @Test
    void aNewCertificateSignsEverythingAnew() throws Exception {
        seal(3);
        export();
        BrokerConfig renewed = authority.issue("bn-q03");
        assertEquals(3, export(ParcelFolder.on(stick, empty()), renewed).exported());
        assertEquals(1, names().size());
    }

    @Test
    void aHostileStickIsLookedAtAndNotBelieved() throws Exception {
        seal(3);
        Files.createDirectories(folder);
        Path secret = Files.writeString(certificates.resolve("secret"), "secret");
        Files.createSymbolicLink(folder.resolve("receipt-000000000001-000000000003.hailong"), secret);
        Files.createSymbolicLink(folder.resolve("writing.tmp"), secret);
        Files.createDirectory(folder.resolve("receipt-000000000001-000000000002.hailong"));
        try (var huge = Files.newByteChannel(
                folder.resolve("receipt-000000000002-000000000002.hailong"),
                StandardOpenOption.CREATE_NEW,
                StandardOpenOption.WRITE)) {
            huge.position(8L << 30);
            huge.write(ByteBuffer.wrap(new byte[1]));
        }
        for (int i = 0; i < 30; i++) {
            Files.writeString(folder.resolve("receipt-0000000010%02d-000000002000.hailong".formatted(i)), "x");
        }
        Files.writeString(folder.resolve("autorun.inf"), "x");
        Exported exported = export();
        assertEquals(3, exported.exported());
        assertEquals(21, exported.refused().size(), "the first twenty, and how many more");
        assertEquals("and 13 more", exported.refused().getLast());
        assertEquals("secret", Files.readString(secret));
    }

    @Test
    void aLinkInPlaceOfAFolderLeadsNowhere() throws Exception {
        seal(3);
        Path elsewhere = Files.createDirectory(certificates.resolve("elsewhere"));
        Files.createSymbolicLink(stick.resolve("hailong"), elsewhere);
        String stopped = export().stopped().orElseThrow();
        assertEquals(
                stick.resolve("hailong") + ": found a link, expected a folder; remove it, or take another stick",
                stopped);
        try (Stream<Path> nothing = Files.list(elsewhere)) {
            assertEquals(0, nothing.count());
        }
    }

    @Test
    void aMissingStickIsToldAtOnce() {
        StickException missing =
                assertThrows(StickException.class, () -> ParcelFolder.on(stick.resolve("usb"), empty()));
        assertEquals(
                stick.resolve("usb") + ": found no folder there, expected the folder where the stick is mounted",
                missing.getMessage());
    }

    private void seal(int number) {
        for (int i = 0; i < number; i++) {
            UUID id = new UUID(6, ++drawn);
            outbox.saveDraft(Responses.of(id, 1 + drawn % 5), OptionalInt.of(5)).join();
            outbox.seal(id).join();
        }
    }

    private Parcel empty() {
        return new Parcel(Parcel.Kind.RESPONSES, "ba-ngoi", "bn-q03", outbox.installation(), 0, new byte[0]);
    }

    private Exported export() throws StickException, OutboxException {
        return export(ParcelFolder.on(stick, empty()), terminal);
    }

    private Exported export(ParcelFolder to, BrokerConfig broker) throws StickException, OutboxException {
        Stock stock = new OwnStock(outbox);
        return new Export(
                        stock,
                        stock.state(),
                        to,
                        empty(),
                        Identity.of(Optional.of(broker), "terminal.yaml", "bn-q03"),
                        Trust.of(Optional.of(broker), "terminal.yaml", "bn-q03"))
                .run();
    }

    private void receipt(long first, long last, long resends, BrokerConfig signer) throws Exception {
        Receipt receipt = new Receipt(
                outbox.installation(),
                List.of(new SeqRange(first, last)),
                List.of(),
                Instant.now().plusSeconds(5).atOffset(ZoneOffset.UTC));
        put(
                first,
                last,
                new Parcel(
                        Parcel.Kind.RECEIPT,
                        "ba-ngoi",
                        "bn-q03",
                        outbox.installation(),
                        resends,
                        ReceiptCodec.encode(receipt)),
                signer);
    }

    private void put(long first, long last, Parcel parcel, BrokerConfig signer) throws Exception {
        String name = signer.certificate().orElseThrow().getFileName().toString();
        String commonName = name.replaceAll("authority-(.*)-[0-9a-f]+\\.pem", "$1");
        ParcelFolder.at(folder)
                .write(
                        new ParcelName(Parcel.Kind.RECEIPT, first, last),
                        Identity.of(Optional.of(signer), "agency.yaml", commonName)
                                .sign(parcel));
    }

    private List<String> names() throws IOException {
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    /// The numbers in all whole files.
    private List<Long> numbersOnTheStick() throws Exception {
        List<Long> numbers = new ArrayList<>();
        for (String name : names()) {
            if (ParcelName.parse(name).isPresent()) {
                SignedParcel parcel = SignedParcel.parse(Files.readAllBytes(folder.resolve(name)));
                for (Batch.Entry entry :
                        ResponseCodec.decodeBatch(parcel.parcel().payload()).entries()) {
                    numbers.add(((Batch.Readable) entry).sealed().seq());
                }
            }
        }
        numbers.sort(null);
        return numbers;
    }

    private static void delete(Path tree) throws IOException {
        if (Files.exists(tree)) {
            try (Stream<Path> all = Files.walk(tree)) {
                for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(each);
                }
            }
        }
    }
}
