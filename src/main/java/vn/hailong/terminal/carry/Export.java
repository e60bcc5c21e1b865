package vn.hailong.terminal.carry;

import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import vn.hailong.outbox.OutboxException;
import vn.hailong.outbox.Pending;
import vn.hailong.stick.Complaints;
import vn.hailong.stick.Identity;
import vn.hailong.stick.Parcel;
import vn.hailong.stick.ParcelFolder;
import vn.hailong.stick.ParcelName;
import vn.hailong.stick.RefusedParcelException;
import vn.hailong.stick.SignedParcel;
import vn.hailong.stick.StickException;
import vn.hailong.stick.Trust;
import vn.hailong.wire.Batch;
import vn.hailong.wire.Receipt;
import vn.hailong.wire.ReceiptCodec;
import vn.hailong.wire.ResponseCodec;
import vn.hailong.wire.WireFormatException;

/// One visit of a stick: notes the receipts that came back on it, deletes what they settle, and writes every response
/// without a receipt that is not on it yet.
///
/// Writing marks nothing: a response stays pending until the agency's receipt for it comes, on a stick or over the
/// network. So a stick that is lost, broken or pulled out costs nothing but the way.
final class Export {
    private final Stock stock;
    private final ParcelFolder folder;
    private final Parcel empty;
    private final Stock.State state;
    private final Identity identity;
    private final Trust trust;
    private final Complaints complaints = new Complaints();
    /// What stands on the stick already, as we wrote it and under our present certificate.
    private final BitSet present = new BitSet();

    private int presentFiles;
    private int receipted;
    private int exported;
    private int files;

    /// @param empty tells whose parcels these are; its payload is empty
    Export(Stock stock, Stock.State state, ParcelFolder folder, Parcel empty, Identity identity, Trust trust) {
        this.stock = stock;
        this.state = state;
        this.folder = folder;
        this.empty = empty;
        this.identity = identity;
        this.trust = trust;
    }

    /// Goes as far as stick and outbox let it.
    Exported run() {
        try {
            List<OutboxException> failed = new ArrayList<>();
            visit(Parcel.Kind.RECEIPT, failed, this::noteReceipt);
            visit(Parcel.Kind.RESPONSES, failed, this::look);
            folder.force();
            write();
            return done(Optional.empty());
        } catch (StickException | OutboxException e) {
            return done(Optional.of(String.valueOf(e.getMessage())));
        }
    }

    private Exported done(Optional<String> stopped) {
        return new Exported(
                exported,
                files,
                present.cardinality() - exported,
                presentFiles,
                receipted,
                complaints.lines(),
                stopped);
    }

    private interface Visit {
        void visit(ParcelName name) throws StickException, OutboxException;
    }

    private void visit(Parcel.Kind kind, List<OutboxException> failed, Visit visit)
            throws StickException, OutboxException {
        folder.visit(name -> {
            if (name.kind() == kind && failed.isEmpty()) {
                try {
                    visit.visit(name);
                } catch (OutboxException e) {
                    failed.add(e);
                }
            }
        });
        if (!failed.isEmpty()) {
            throw failed.getFirst();
        }
    }

    private void noteReceipt(ParcelName name) throws StickException, OutboxException {
        try {
            SignedParcel parcel = SignedParcel.parse(folder.read(name));
            requireOurs(parcel.parcel(), Parcel.Kind.RECEIPT);
            Receipt receipt = ReceiptCodec.decode(parcel.parcel().payload());
            // A terminal without a network may not know what year it is: the receipt's own time must do.
            Instant at = receipt.at().toInstant();
            trust.verify(parcel, "agency-" + empty.agency(), at);
            if (parcel.parcel().resends() != state.resends()) {
                // Genuine, but the agency has asked since for what it had lost.
                complaints.add(folder.path().resolve(name.fileName())
                        + ": found a receipt from before the agency asked for responses again, expected a later one;"
                        + " the responses are exported again");
                folder.delete(name);
                return;
            }
            if (!receipt.installation().equals(empty.installation())) {
                throw new RefusedParcelException("installation: found " + receipt.installation() + " in the receipt,"
                        + " expected " + empty.installation());
            }
            if (receipt.committed().stream().anyMatch(range -> range.last() > state.sealed())) {
                throw new RefusedParcelException("found numbers above " + state.sealed()
                        + ", expected none: no more responses were ever sealed here");
            }
            receipted += stock.receipted(receipt);
        } catch (RefusedParcelException | WireFormatException e) {
            refuse(name, e);
        }
    }

    private void refuse(ParcelName name, Exception e) {
        complaints.add(folder.path().resolve(name.fileName()) + ": " + e.getMessage());
    }

    private void requireOurs(Parcel found, Parcel.Kind kind) throws RefusedParcelException {
        if (found.kind() != kind
                || !found.agency().equals(empty.agency())
                || !found.terminal().equals(empty.terminal())
                || !found.installation().equals(empty.installation())) {
            throw new RefusedParcelException("found " + describe(found) + ", expected "
                    + describe(new Parcel(
                            kind, empty.agency(), empty.terminal(), empty.installation(), 0, empty.payload())));
        }
    }

    private static String describe(Parcel parcel) {
        return "a file of the kind " + parcel.kind() + " of agency " + parcel.agency() + ", terminal "
                + parcel.terminal() + ", installation " + parcel.installation();
    }

    /// Keeps a file that is whole and still needed; deletes one that the agency has settled, and one that is damaged or
    /// was signed with an older certificate, whose responses are written anew.
    private void look(ParcelName name) throws StickException, OutboxException {
        boolean pending = isAnyPending(name);
        List<Long> numbers = pending ? numbers(name) : List.of();
        if (numbers.isEmpty()) {
            folder.delete(name);
            folder.delete(name.as(Parcel.Kind.RECEIPT));
            return;
        }
        numbers.forEach(number -> present.set(Math.toIntExact(number)));
        presentFiles++;
    }

    private boolean isAnyPending(ParcelName name) throws OutboxException {
        List<Pending> next = stock.pending(name.first() - 1, 1);
        return !next.isEmpty() && next.getFirst().seq() <= name.last();
    }

    /// The numbers in a file of ours; none if it is not as we would write it now.
    private List<Long> numbers(ParcelName name) throws StickException {
        try {
            SignedParcel parcel = SignedParcel.parse(folder.read(name));
            requireOurs(parcel.parcel(), Parcel.Kind.RESPONSES);
            if (!identity.signed(parcel) || parcel.parcel().resends() != state.resends()) {
                return List.of();
            }
            List<Long> numbers = new ArrayList<>();
            for (Batch.Entry entry :
                    ResponseCodec.decodeBatch(parcel.parcel().payload()).entries()) {
                if (entry instanceof Batch.Readable readable) {
                    numbers.add(readable.sealed().seq());
                }
            }
            Predicate<Long> outside =
                    number -> number < name.first() || number > name.last() || number > state.sealed();
            return numbers.stream().anyMatch(outside) ? List.of() : numbers;
        } catch (RefusedParcelException | WireFormatException e) {
            complaints.add(folder.path().resolve(name.fileName()) + ": " + e.getMessage()
                    + "; it is deleted, and its responses are written anew");
            return List.of();
        }
    }

    private void write() throws StickException, OutboxException {
        List<Pending> batch = new ArrayList<>();
        long cursor = 0;
        while (true) {
            List<Pending> page = stock.pending(cursor, Batch.MAXIMUM_RESPONSES);
            for (Pending next : page) {
                if (next.seq() <= state.sealed() && !present.get(Math.toIntExact(next.seq()))) {
                    if (!fits(batch, next)) {
                        write(batch);
                    }
                    batch.add(next);
                }
            }
            if (page.isEmpty() || page.getLast().seq() >= state.sealed()) {
                break;
            }
            cursor = page.getLast().seq();
        }
        if (!batch.isEmpty()) {
            write(batch);
        }
    }

    private static boolean fits(List<Pending> batch, Pending next) {
        List<byte[]> all = new ArrayList<>();
        batch.forEach(each -> all.add(each.bytes()));
        all.add(next.bytes());
        return batch.isEmpty()
                || all.size() <= Batch.MAXIMUM_RESPONSES && ResponseCodec.size(all) <= Batch.MAXIMUM_BYTES;
    }

    /// Writes these, and empties the list.
    private void write(List<Pending> batch) throws StickException {
        Parcel parcel = new Parcel(
                Parcel.Kind.RESPONSES,
                empty.agency(),
                empty.terminal(),
                empty.installation(),
                state.resends(),
                ResponseCodec.encodeBatch(
                        empty.installation(), batch.stream().map(Pending::bytes).toList()));
        folder.write(
                new ParcelName(
                        Parcel.Kind.RESPONSES,
                        batch.getFirst().seq(),
                        batch.getLast().seq()),
                identity.sign(parcel));
        batch.forEach(each -> present.set(Math.toIntExact(each.seq())));
        exported += batch.size();
        files++;
        batch.clear();
    }
}
