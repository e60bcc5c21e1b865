package vn.hailong.terminal.carry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import vn.hailong.config.BrokerConfig;
import vn.hailong.rig.Authority;
import vn.hailong.stick.Parcel;
import vn.hailong.stick.ParcelFolder;
import vn.hailong.stick.ParcelName;
import vn.hailong.stick.StickException;
import vn.hailong.wire.ReceiptCodec;
import vn.hailong.wire.SeqRange;

/// A stick with forged, damaged and strange things on it is read, and not believed.
class HostileStickTest extends ExportScene {
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
}
