package vn.hailong.terminal.carry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import vn.hailong.config.BrokerConfig;
import vn.hailong.stick.ParcelFolder;
import vn.hailong.stick.PulledOut;
import vn.hailong.stick.SignedParcel;
import vn.hailong.wire.ResponseCodec;
import vn.hailong.wire.SeqRange;

/// What is written to a stick, and what the agency's receipts release.
class ExportTest extends ExportScene {
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
    void aNewCertificateSignsEverythingAnew() throws Exception {
        seal(3);
        export();
        BrokerConfig renewed = authority.issue("bn-q03");
        assertEquals(3, export(ParcelFolder.on(stick, empty()), renewed).exported());
        assertEquals(1, names().size());
    }
}
