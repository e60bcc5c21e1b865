package vn.hailong.stick;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.hailong.config.BrokerConfig;
import vn.hailong.rig.Authority;

/// What is believed of a file, and what is said of one that is not.
class SignedParcelTest {
    private static final byte[] PAYLOAD = "{\"xin\":\"chào\"}\n".getBytes(StandardCharsets.UTF_8);
    private static final Parcel PARCEL =
            new Parcel(Parcel.Kind.RESPONSES, "ba-ngoi", "bn-q03", new UUID(1, 2), 3, PAYLOAD);

    @TempDir
    private static Path folder = Path.of("");

    private static Authority authority;
    private static BrokerConfig own;
    private static Instant now;

    @BeforeAll
    static void issue() throws Exception {
        authority = Authority.make(folder, "authority");
        own = authority.issue("bn-q03");
        now = Instant.now().plusSeconds(60);
    }

    private static Identity identity(BrokerConfig broker) throws StickException {
        return Identity.of(Optional.of(broker), "terminal.yaml", "bn-q03");
    }

    private static Trust trust() throws StickException {
        return Trust.of(Optional.of(own), "agency.yaml", "agency-ba-ngoi");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ec -pkeyopt ec_paramgen_curve:P-256", "rsa:2048", "ed25519"})
    void whatWasSignedIsBelievedWhateverKindOfKey(String key) throws Exception {
        BrokerConfig broker = authority.issue("bn-q03", key);
        byte[] file = identity(broker).sign(PARCEL);
        SignedParcel parcel = SignedParcel.parse(file);
        trust().verify(parcel, "bn-q03", now);
        assertArrayEquals(PAYLOAD, parcel.parcel().payload());
        assertEquals(new UUID(1, 2), parcel.parcel().installation());
        assertEquals(3, parcel.parcel().resends());
        assertTrue(identity(broker).signed(parcel));
    }

    @Test
    void aFlippedBitAnywhereIsNoticed() throws Exception {
        byte[] file = identity(own).sign(PARCEL);
        trust().verify(SignedParcel.parse(file), "bn-q03", now);
        Random random = new Random(4);
        for (int place = 0; place < file.length; place++) {
            byte[] changed = file.clone();
            changed[place] ^= (byte) (1 << random.nextInt(7));
            assertThrows(
                    RefusedParcelException.class,
                    () -> trust().verify(SignedParcel.parse(changed), "bn-q03", now),
                    "byte " + place);
        }
    }

    @Test
    void aFileThatWasCutOffAnywhereIsNoticed() throws Exception {
        byte[] file = identity(own).sign(PARCEL);
        for (int length = 0; length < file.length; length++) {
            byte[] cut = Arrays.copyOf(file, length);
            assertThrows(RefusedParcelException.class, () -> SignedParcel.parse(cut), "length " + length);
        }
        byte[] longer = Arrays.copyOf(file, file.length + 1);
        assertThrows(RefusedParcelException.class, () -> SignedParcel.parse(longer));
    }

    @Test
    void garbageOfAnyKindIsRefused() {
        Random random = new Random(7);
        for (int i = 0; i < 2_000; i++) {
            byte[] garbage = new byte[random.nextInt(2_000)];
            random.nextBytes(garbage);
            assertThrows(RefusedParcelException.class, () -> SignedParcel.parse(garbage));
        }
    }

    @Test
    void anotherTerminalsCertificateIsRefused() throws Exception {
        BrokerConfig other = authority.issue("bn-q04");
        byte[] file = Identity.of(Optional.of(other), "terminal.yaml", "bn-q04").sign(PARCEL);
        assertEquals("found a certificate of bn-q04, expected one of bn-q03", refusal(file));
    }

    @Test
    void aStrangersCertificateOfThatNameIsRefused() throws Exception {
        BrokerConfig stranger =
                Authority.make(folder.resolve("stranger"), "authority").issue("bn-q03");
        String refusal = refusal(identity(stranger).sign(PARCEL));
        assertTrue(
                refusal.startsWith("found a certificate of bn-q03 that " + authority.certificate() + " did not issue"),
                refusal);
    }

    @Test
    void aTerminalIssuesNoCertificates() throws Exception {
        BrokerConfig other = authority.issue("bn-q04");
        Path chain = folder.resolve("forged.pem");
        Path key = folder.resolve("forged.key");
        Process process = new ProcessBuilder(
                        "sh",
                        "-ec",
                        """
                openssl req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj /CN=bn-q03 -keyout forged.key -out f.csr
                openssl x509 -req -days 10 -CA $1 -CAkey $2 -CAcreateserial -in f.csr -out f.pem
                cat f.pem $1 > forged.pem""",
                        "sh",
                        other.certificate().orElseThrow().toString(),
                        other.privateKey().orElseThrow().toString())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("openssl.log").toFile())
                .start();
        assertEquals(0, process.waitFor());
        BrokerConfig forged = new BrokerConfig(
                URI.create("mqtts://localhost:9"),
                Optional.empty(),
                Optional.empty(),
                own.authority(),
                Optional.of(chain),
                Optional.of(key));
        String refusal = refusal(identity(forged).sign(PARCEL));
        assertTrue(refusal.contains("did not issue"), refusal);
    }

    @Test
    void aCertificateThatHasEndedIsRefused() throws Exception {
        SignedParcel parcel = SignedParcel.parse(identity(own).sign(PARCEL));
        Instant later = now.plus(Duration.ofDays(11));
        String refusal =
                message(assertThrows(RefusedParcelException.class, () -> trust().verify(parcel, "bn-q03", later)));
        assertTrue(refusal.startsWith("found a certificate of bn-q03 that ended on "), refusal);
        assertTrue(refusal.endsWith(", expected one valid at " + later), refusal);
    }

    @Test
    void aConfigurationThatCantSignSaysWhatItNeeds() throws Exception {
        StickException missing = assertThrows(
                StickException.class, () -> identity(BrokerConfig.local(URI.create("mqtt://localhost:1883"))));
        assertEquals(
                "broker.certificate in terminal.yaml: found nothing, expected a file: what travels on a stick is signed."
                        + " Set broker.address to mqtts://… with authority, and with certificate and privateKey of bn-q03;"
                        + " a stick needs no broker that answers",
                missing.getMessage());
        BrokerConfig other = authority.issue("bn-q04");
        String foreign = message(assertThrows(StickException.class, () -> identity(other)));
        assertTrue(foreign.endsWith("which is issued to bn-q04, expected the one of bn-q03"), foreign);
        BrokerConfig mixed = new BrokerConfig(
                own.address(), own.user(), own.passwordFile(), own.authority(), own.certificate(), other.privateKey());
        String mixture = message(assertThrows(StickException.class, () -> identity(mixed)));
        assertTrue(mixture.endsWith("is not the key of the certificate beside it"), mixture);
    }

    @Test
    void namesOfFilesAreReadBackAndNothingElseIs() {
        ParcelName name = new ParcelName(Parcel.Kind.RESPONSES, 1, 200);
        assertEquals("responses-000000000001-000000000200.hailong", name.fileName());
        assertEquals(Optional.of(name), ParcelName.parse(name.fileName()));
        assertEquals(
                "receipt-000000000001-000000000200.hailong",
                name.as(Parcel.Kind.RECEIPT).fileName());
        for (String other : new String[] {
            "writing.tmp",
            "responses-1-200.hailong",
            "responses-0000000000001-000000000200.hailong",
            "responses-000000000000-000000000200.hailong",
            "responses-000000000201-000000000200.hailong",
            "responses-000000000001-000000000200.hailong.tmp",
            "../responses-000000000001-000000000200.hailong"
        }) {
            assertEquals(Optional.empty(), ParcelName.parse(other), other);
        }
    }

    private static String message(Exception e) {
        return String.valueOf(e.getMessage());
    }

    private static String refusal(byte[] file) throws Exception {
        SignedParcel parcel = SignedParcel.parse(file);
        assertTrue(Files.isDirectory(folder));
        return String.valueOf(assertThrows(RefusedParcelException.class, () -> trust().verify(parcel, "bn-q03", now))
                .getMessage());
    }
}
