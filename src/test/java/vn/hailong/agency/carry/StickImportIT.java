package vn.hailong.agency.carry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static vn.hailong.agency.AgencySamples.batch;
import static vn.hailong.agency.AgencySamples.id;
import static vn.hailong.agency.AgencySamples.response;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.hailong.agency.AgencySamples;
import vn.hailong.agency.standalone.TestDatabases;
import vn.hailong.config.AgencyConfig;
import vn.hailong.config.BrokerConfig;
import vn.hailong.rig.Authority;
import vn.hailong.stick.Identity;
import vn.hailong.stick.Parcel;
import vn.hailong.stick.ParcelFolder;
import vn.hailong.stick.ParcelName;
import vn.hailong.stick.SignedParcel;
import vn.hailong.stick.StickException;
import vn.hailong.stick.Trust;
import vn.hailong.survey.Answer;
import vn.hailong.wire.Receipt;
import vn.hailong.wire.ReceiptCodec;
import vn.hailong.wire.SealedResponse;
import vn.hailong.wire.SeqRange;

/// A stick at the agency, over a real PostgreSQL and with real certificates.
class StickImportIT {
    private static final UUID INSTALLATION = new UUID(5, 6);
    private static final InstantSource CLOCK = () -> Instant.now().plusSeconds(60);

    @TempDir
    private static Path certificates = Path.of("");

    private static Authority authority;
    private static BrokerConfig agency;
    private static BrokerConfig terminal;

    @TempDir
    Path stick;

    private AgencyConfig config;

    @BeforeAll
    static void issue() throws Exception {
        authority = Authority.make(certificates, "authority");
        agency = authority.issue("agency-khanh-hoa");
        terminal = authority.issue("bn-q03");
    }

    @BeforeEach
    void configure() {
        config = configured(Optional.of(agency));
    }

    private AgencyConfig configured(Optional<BrokerConfig> broker) {
        AgencyConfig samples = AgencySamples.config();
        return samples.at(
                broker, Optional.of(TestDatabases.fresh()), samples.web(), Path.of("unused"), samples.smallCell());
    }

    @Test
    void aStickCountsOnceAndEarnsReceipts() throws Exception {
        write(1, 3);
        write(4, 5);
        assertEquals(new Imported(5, 0, 0, 0, List.of(), 2, Optional.empty()), run(stick));
        assertEquals(List.of("5"), query("select count(*) from response"));
        assertEquals(List.of("5"), query("select sum(n) from response_tally"));
        assertEquals(List.of(new SeqRange(1, 3)), receipt(1, 3).committed());
        assertEquals(List.of(new SeqRange(4, 5)), receipt(4, 5).committed());

        assertEquals(new Imported(0, 5, 0, 0, List.of(), 2, Optional.empty()), run(stick), "again");
        assertEquals(List.of("5"), query("select sum(n) from response_tally"));
    }

    @Test
    void filesAreTakenByNameToo() throws Exception {
        Path file = write(1, 3);
        Path copy = Files.copy(file, stick.resolve("from an e-mail.bin"));
        Files.delete(file);
        assertEquals(3, run(copy).counted());
        assertTrue(Files.exists(stick.resolve(new ParcelName(Parcel.Kind.RECEIPT, 1, 3).fileName())));
        Path elsewhere = Files.createDirectory(stick.resolve("back"));
        Imported again = importer().run(List.of(copy), Optional.of(elsewhere), new SplittableRandom(1));
        assertEquals(3, again.known());
        assertTrue(Files.exists(folder(elsewhere).resolve(new ParcelName(Parcel.Kind.RECEIPT, 1, 3).fileName())));
    }

    @Test
    void aConflictIsKeptInQuarantineAndReceipted() throws Exception {
        write(1, 2);
        run(stick);
        put(terminal, parcel("khanh-hoa", "bn-q03", batch(INSTALLATION, response(2, 5), unknown(3))), 2, 3);
        Imported imported = run(stick);
        assertEquals(2, imported.known());
        assertEquals(2, imported.quarantined());
        assertEquals(List.of("2"), query("select count(*) from quarantined_response"));
        Receipt receipt = receipt(2, 3);
        assertEquals(List.of(new SeqRange(2, 3)), receipt.committed());
        assertEquals(
                List.of(new Receipt.Quarantined(2, "conflict"), new Receipt.Quarantined(3, "unknown-questionnaire")),
                receipt.quarantined());
        assertEquals(List.of("2"), query("select sum(n) from response_tally"), "the first stays");
    }

    @Test
    void whatIsNotBelievedIsRefusedAndTheOthersGoOn() throws Exception {
        Path tampered = write(1, 2);
        String text = new String(Files.readAllBytes(tampered), StandardCharsets.ISO_8859_1);
        Files.write(
                tampered,
                text.replaceFirst("\"btn.overall\":\\d", "\"btn.overall\":5").getBytes(StandardCharsets.ISO_8859_1));
        put(authority.issue("bn-q04"), parcel("khanh-hoa", "bn-q03", responses(3, 4)), 3, 4);
        put(terminal, parcel("khanh-hoa", "bn-q03", batch(new UUID(9, 9), response(5, 4))), 5, 5);
        put(terminal, parcel("khanh-hoa", "bn-q03", "{\"no\":1}".getBytes(StandardCharsets.UTF_8)), 6, 6);
        BrokerConfig stranger =
                Authority.make(certificates.resolve("other"), "authority").issue("bn-q03");
        put(stranger, parcel("khanh-hoa", "bn-q03", responses(7, 7)), 7, 7);
        Files.write(folder(stick).resolve("responses-000000000008-000000000008.hailong"), new byte[400_000]);
        Path good = write(9, 10);
        Path other = stick.resolve("other");
        Files.createDirectories(other);
        ParcelFolder.at(other).write(name(1, 1), sign(terminal, parcel("cam-ranh", "bn-q03", responses(1, 1))));
        Imported imported = run(stick, other.resolve(name(1, 1).fileName()), stick.resolve("none"));
        assertEquals(2, imported.counted());
        assertEquals(1, imported.receipts());
        assertFalse(imported.isSound());
        assertEquals(8, imported.refusedFiles());
        List<String> refused = imported.refused().stream().sorted().toList();
        assertStarts(
                refused, name(1, 2), ": found a signature that does not fit, expected the file as bn-q03 wrote it");
        assertStarts(refused, name(3, 4), ": found a certificate of bn-q04, expected one of bn-q03");
        assertStarts(refused, name(5, 5), ": installation: found " + new UUID(9, 9));
        assertStarts(refused, name(6, 6), ": installation: missing");
        assertStarts(
                refused, name(7, 7), ": found a certificate of bn-q03 that " + authority.certificate() + " did not");
        assertStarts(refused, name(8, 8), ": found more than ");
        assertStarts(refused, name(1, 1), ": found responses for agency cam-ranh, expected agency khanh-hoa");
        assertTrue(
                refused.stream()
                        .anyMatch(line -> line.equals(
                                stick.resolve("none") + ": found no such file, expected one that hailong wrote")),
                refused.toString());
        assertEquals(List.of("2"), query("select count(*) from response"));
        assertEquals(List.of("0"), query("select count(*) from refused_message"));
        assertTrue(Files.exists(good.resolveSibling(new ParcelName(Parcel.Kind.RECEIPT, 9, 10).fileName())));
    }

    private static void assertStarts(List<String> refused, ParcelName name, String expected) {
        assertTrue(
                refused.stream().anyMatch(line -> line.contains(name.fileName() + expected)),
                name + expected + " in " + refused);
    }

    @Test
    void anotherAgencysResponsesAreLeftAlone() throws Exception {
        write("cam-ranh", 1, 2);
        Imported imported = run(stick);
        assertEquals(
                List.of(stick
                        + ": found no responses for agency khanh-hoa, expected files that 'hailong terminal export'"
                        + " wrote"),
                imported.refused());
    }

    @Test
    void aStickThatTakesNoReceiptsIsToldOnce() throws Exception {
        write(1, 2);
        write(3, 4);
        Files.createDirectory(folder(stick).resolve("writing.tmp"));
        Files.writeString(folder(stick).resolve("writing.tmp/full"), "x");
        Imported imported = run(stick);
        assertEquals(4, imported.counted());
        assertEquals(0, imported.receipts());
        assertTrue(
                imported.failed().orElseThrow().startsWith("responses are stored, but receipts can't be written: "),
                imported.toString());
    }

    @Test
    void aDatabaseThatIsAwayIsTold() throws Exception {
        write(1, 2);
        URI nowhere = URI.create("postgresql://127.0.0.1:9/hailong");
        config = config.at(
                Optional.of(agency),
                Optional.of(new AgencyConfig.Database(nowhere, "hailong", Optional.empty())),
                config.web(),
                Path.of("unused"),
                5);
        Imported imported = StickImport.of(config, CLOCK, Duration.ZERO)
                .run(List.of(stick), Optional.empty(), new SplittableRandom(1));
        assertTrue(imported.failed().orElseThrow().startsWith("the database was away for "), imported.toString());
        assertTrue(imported.failed().orElseThrow().endsWith(": postgresql://127.0.0.1:9/hailong"), imported.toString());
        assertEquals(0, imported.counted());
    }

    @Test
    void whatTheConfigurationLacksIsTold() {
        AgencyConfig plain = configured(Optional.of(BrokerConfig.local(URI.create("mqtt://127.0.0.1:1883"))));
        String missing = String.valueOf(assertThrows(StickException.class, () -> StickImport.of(plain, CLOCK))
                .getMessage());
        assertTrue(missing.startsWith("broker.certificate in agency.yaml: found nothing, expected a file"), missing);
        assertTrue(missing.contains("of agency-khanh-hoa"), missing);
        AgencyConfig standalone = plain.at(Optional.of(agency), Optional.empty(), plain.web(), Path.of("unused"), 5);
        assertTrue(
                String.valueOf(assertThrows(StickException.class, () -> StickImport.of(standalone, CLOCK))
                                .getMessage())
                        .startsWith("database in agency.yaml: found nothing, expected {address: "),
                missing);
    }

    private StickImport importer() throws StickException {
        return StickImport.of(config, CLOCK);
    }

    private Imported run(Path... sources) throws Exception {
        return importer().run(List.of(sources), Optional.empty(), new SplittableRandom(1));
    }

    private List<String> query(String sql) {
        return TestDatabases.query(config.database().orElseThrow(), sql);
    }

    private Path write(long first, long last) throws Exception {
        return write("khanh-hoa", first, last);
    }

    private Path write(String agencyName, long first, long last) throws Exception {
        return put(terminal, parcel(agencyName, "bn-q03", responses(first, last)), first, last);
    }

    private static byte[] responses(long first, long last) {
        List<SealedResponse> responses = new ArrayList<>();
        for (long seq = first; seq <= last; seq++) {
            responses.add(response(seq, 4));
        }
        return batch(INSTALLATION, responses.toArray(SealedResponse[]::new));
    }

    private static SealedResponse unknown(long seq) {
        return response(
                id(seq),
                seq,
                AgencySamples.UNIT,
                "q03",
                "quick9",
                1,
                Map.of("btn.overall", new Answer.Number(4)),
                List.of());
    }

    private static Parcel parcel(String agencyName, String terminalName, byte[] payload) {
        return new Parcel(Parcel.Kind.RESPONSES, agencyName, terminalName, INSTALLATION, 7, payload);
    }

    private static ParcelName name(long first, long last) {
        return new ParcelName(Parcel.Kind.RESPONSES, first, last);
    }

    private Path put(BrokerConfig signer, Parcel parcel, long first, long last) throws Exception {
        ParcelFolder.on(stick, parcel).write(name(first, last), sign(signer, parcel));
        return ParcelFolder.on(stick, parcel).path().resolve(name(first, last).fileName());
    }

    private static byte[] sign(BrokerConfig signer, Parcel parcel) throws StickException {
        String name = signer.certificate().orElseThrow().getFileName().toString();
        String commonName = name.replaceAll("authority-(.*)-[0-9a-f]+\\.pem", "$1");
        return Identity.of(Optional.of(signer), "terminal.yaml", commonName).sign(parcel);
    }

    private static Path folder(Path root) throws StickException {
        return ParcelFolder.on(root, parcel("khanh-hoa", "bn-q03", new byte[0])).path();
    }

    /// As the terminal reads it.
    private Receipt receipt(long first, long last) throws Exception {
        SignedParcel signed = SignedParcel.parse(
                ParcelFolder.read(folder(stick).resolve(new ParcelName(Parcel.Kind.RECEIPT, first, last).fileName())));
        Trust.of(Optional.of(terminal), "terminal.yaml", "bn-q03").verify(signed, "agency-khanh-hoa", CLOCK.instant());
        assertEquals(Parcel.Kind.RECEIPT, signed.parcel().kind());
        assertEquals("bn-q03", signed.parcel().terminal());
        assertEquals(7, signed.parcel().resends());
        return ReceiptCodec.decode(signed.parcel().payload());
    }
}
