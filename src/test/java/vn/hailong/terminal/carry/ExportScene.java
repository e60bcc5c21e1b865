package vn.hailong.terminal.carry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
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
import vn.hailong.stick.SignedParcel;
import vn.hailong.stick.StickException;
import vn.hailong.stick.Trust;
import vn.hailong.wire.Batch;
import vn.hailong.wire.Receipt;
import vn.hailong.wire.ReceiptCodec;
import vn.hailong.wire.ResponseCodec;
import vn.hailong.wire.SeqRange;

/// An outbox, and a stick that goes between it and the agency.
abstract class ExportScene {
    @TempDir
    static Path certificates = Path.of("");

    static Authority authority;
    static BrokerConfig terminal;
    static BrokerConfig agency;

    @TempDir
    Path stick;

    final Outbox outbox = new InMemoryOutbox(Clock.systemUTC());
    private int drawn;
    Path folder;

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

    final void seal(int number) {
        for (int i = 0; i < number; i++) {
            UUID id = new UUID(6, ++drawn);
            outbox.saveDraft(Responses.of(id, 1 + drawn % 5), OptionalInt.of(5)).join();
            outbox.seal(id).join();
        }
    }

    final Parcel empty() {
        return new Parcel(Parcel.Kind.RESPONSES, "ba-ngoi", "bn-q03", outbox.installation(), 0, new byte[0]);
    }

    final Exported export() throws StickException, OutboxException {
        return export(ParcelFolder.on(stick, empty()), terminal);
    }

    final Exported export(ParcelFolder to, BrokerConfig broker) throws StickException, OutboxException {
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

    final void receipt(long first, long last, long resends, BrokerConfig signer) throws Exception {
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

    final void put(long first, long last, Parcel parcel, BrokerConfig signer) throws Exception {
        String name = signer.certificate().orElseThrow().getFileName().toString();
        String commonName = name.replaceAll("authority-(.*)-[0-9a-f]+\\.pem", "$1");
        ParcelFolder.at(folder)
                .write(
                        new ParcelName(Parcel.Kind.RECEIPT, first, last),
                        Identity.of(Optional.of(signer), "agency.yaml", commonName)
                                .sign(parcel));
    }

    final List<String> names() throws IOException {
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    /// The numbers in all whole files.
    final List<Long> numbersOnTheStick() throws Exception {
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

    static void delete(Path tree) throws IOException {
        if (Files.exists(tree)) {
            try (Stream<Path> all = Files.walk(tree)) {
                for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(each);
                }
            }
        }
    }
}
