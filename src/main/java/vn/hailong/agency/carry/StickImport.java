package vn.hailong.agency.carry;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import vn.hailong.agency.intake.HandIntake;
import vn.hailong.agency.store.DatabaseUnavailableException;
import vn.hailong.agency.store.Store;
import vn.hailong.config.AgencyConfig;
import vn.hailong.stick.Complaints;
import vn.hailong.stick.Identity;
import vn.hailong.stick.Parcel;
import vn.hailong.stick.ParcelFolder;
import vn.hailong.stick.ParcelName;
import vn.hailong.stick.RefusedParcelException;
import vn.hailong.stick.SignedParcel;
import vn.hailong.stick.Stick;
import vn.hailong.stick.StickException;
import vn.hailong.stick.Trust;
import vn.hailong.wire.Batch;
import vn.hailong.wire.Receipt;
import vn.hailong.wire.ReceiptCodec;
import vn.hailong.wire.ResponseCodec;
import vn.hailong.wire.WireFormatException;

/// Takes in what terminals wrote on a stick, and writes a receipt for each file only when its responses are committed.
/// A file is taken whole or refused whole, and a refused one does not keep the others. May run beside `agency run`.
public final class StickImport {
    private static final String FILE = "agency.yaml";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final AgencyConfig config;
    private final Identity identity;
    private final Trust trust;
    private final InstantSource clock;
    private final Duration patience;

    private final Complaints complaints = new Complaints();
    private int counted;
    private int known;
    private int quarantined;
    private int receipts;
    private @Nullable String receiptsFailed;

    private StickImport(AgencyConfig config, Identity identity, Trust trust, InstantSource clock, Duration patience) {
        this.config = config;
        this.identity = identity;
        this.trust = trust;
        this.clock = clock;
        this.patience = patience;
    }

    /// For one run.
    ///
    /// @throws StickException if the configuration lacks a database or what signs, or that can't be used
    public static StickImport of(AgencyConfig config, InstantSource clock) throws StickException {
        return of(config, clock, PATIENCE);
    }

    /// @param patience how long the database may be away
    static StickImport of(AgencyConfig config, InstantSource clock, Duration patience) throws StickException {
        if (config.database().isEmpty()) {
            throw new StickException("database in " + FILE + ": found nothing, expected {address: postgresql://…, user:"
                    + " …}: an import needs the agency's own PostgreSQL, and can't reach the one of --standalone");
        }
        String name = "agency-" + config.agency();
        return new StickImport(
                config,
                Identity.of(config.broker(), FILE, name),
                Trust.of(config.broker(), FILE, name),
                clock,
                patience);
    }

    /// Takes in these files, and those of this agency in these folders.
    ///
    /// @param receiptsTo where receipts go instead of beside the files: another stick, if these can't be written
    public Imported run(List<Path> sources, Optional<Path> receiptsTo, RandomGenerator random)
            throws InterruptedException {
        try (Store store = Store.open(config.database().orElseThrow(), config, clock)) {
            HandIntake intake = HandIntake.of(config, store.ledger(), clock, random, patience);
            intake.prepare();
            for (Path source : sources) {
                take(source, receiptsTo, intake);
            }
            return imported(Optional.ofNullable(receiptsFailed));
        } catch (DatabaseUnavailableException e) {
            return imported(Optional.of(away(e.getMessage())));
        } catch (StickException e) {
            return imported(Optional.of(String.valueOf(e.getMessage())));
        } catch (Stopped e) {
            return imported(Optional.of(e.reason()));
        }
    }

    /// Nobody writes a password into the address: it has a file of its own.
    private String away(@Nullable String reason) {
        return reason + ": " + config.database().orElseThrow().address();
    }

    private Imported imported(Optional<String> failed) {
        return new Imported(counted, known, quarantined, complaints.number(), complaints.lines(), receipts, failed);
    }

    private void take(Path source, Optional<Path> receiptsTo, HandIntake intake)
            throws StickException, DatabaseUnavailableException, InterruptedException {
        if (!Files.isDirectory(source)) {
            takeFile(source, receiptsTo, intake);
            return;
        }
        int folders = Stick.visit(source, config.agency(), folder -> takeAll(folder, receiptsTo, intake));
        if (folders == 0 && !takeAll(ParcelFolder.at(source), receiptsTo, intake)) {
            complaints.add(source + ": found no responses for agency " + config.agency()
                    + ", expected files that 'hailong terminal export' wrote");
        }
    }

    /// @return whether there were any
    private boolean takeAll(ParcelFolder folder, Optional<Path> receiptsTo, HandIntake intake) throws StickException {
        boolean[] any = {false};
        folder.visit(name -> {
            if (name.kind() == Parcel.Kind.RESPONSES) {
                any[0] = true;
                try {
                    takeFile(folder.path().resolve(name.fileName()), receiptsTo, intake);
                } catch (DatabaseUnavailableException e) {
                    throw new Stopped(away(e.getMessage()));
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new Stopped("interrupted");
                }
            }
        });
        return any[0];
    }

    private void takeFile(Path file, Optional<Path> receiptsTo, HandIntake intake)
            throws DatabaseUnavailableException, InterruptedException {
        try {
            SignedParcel parcel = SignedParcel.parse(ParcelFolder.read(file));
            requireForUs(parcel.parcel());
            trust.verify(parcel, parcel.parcel().terminal(), clock.instant());
            requireOneInstallation(parcel.parcel());
            HandIntake.Taken taken =
                    intake.take(parcel.parcel().terminal(), parcel.parcel().payload());
            counted += taken.counted();
            known += taken.known();
            quarantined += taken.quarantined();
            if (taken.lost() > 0) {
                complaints.add(file + ": " + taken.lost() + (taken.lost() == 1 ? " response" : " responses")
                        + " could not be stored; the terminal keeps them");
            }
            if (taken.receipt().isPresent()) {
                writeReceipt(file, parcel.parcel(), taken.receipt().get(), receiptsTo);
            }
        } catch (RefusedParcelException | WireFormatException | StickException e) {
            complaints.add(file + ": " + e.getMessage());
        }
    }

    private void requireForUs(Parcel parcel) throws RefusedParcelException {
        if (parcel.kind() != Parcel.Kind.RESPONSES) {
            throw new RefusedParcelException("found a receipt, expected responses");
        }
        if (!parcel.agency().equals(config.agency())) {
            throw new RefusedParcelException(
                    "found responses for agency " + parcel.agency() + ", expected agency " + config.agency());
        }
    }

    private static void requireOneInstallation(Parcel parcel) throws RefusedParcelException, WireFormatException {
        Batch batch = ResponseCodec.decodeBatch(parcel.payload());
        if (!batch.installation().equals(parcel.installation())) {
            throw new RefusedParcelException("installation: found " + batch.installation() + " in the batch, expected "
                    + parcel.installation() + " as in the header");
        }
    }

    private void writeReceipt(Path file, Parcel parcel, Receipt receipt, Optional<Path> receiptsTo) {
        if (receiptsFailed != null) {
            return; // said once: the stick can't be written
        }
        ParcelName name = new ParcelName(
                Parcel.Kind.RECEIPT,
                receipt.committed().getFirst().first(),
                receipt.committed().getLast().last());
        try {
            ParcelFolder folder = receiptsTo.isPresent()
                    ? ParcelFolder.on(receiptsTo.get(), parcel)
                    : ParcelFolder.at(file.toAbsolutePath().resolveSibling(""));
            folder.write(name, identity.sign(parcel.answer(ReceiptCodec.encode(receipt))));
            receipts++;
        } catch (StickException e) {
            receiptsFailed = "responses are stored, but receipts can't be written: " + e.getMessage()
                    + "; or give another folder with --receipts";
        }
    }

    /// Ends the visit of a stick.
    private static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Stopped(String reason) {
            super(reason);
        }

        String reason() {
            return String.valueOf(getMessage());
        }
    }
}
