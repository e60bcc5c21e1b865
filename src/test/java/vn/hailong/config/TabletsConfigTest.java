package vn.hailong.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The section `tablets`, and the words for its mistakes.
class TabletsConfigTest {
    private static final String EXPECTED_KEY =
            "expected the certificate's private key as a PEM file (BEGIN PRIVATE KEY)";

    @TempDir
    Path folder;

    private ConfigFolder config;

    @BeforeEach
    void open() throws Exception {
        config = new ConfigFolder(folder);
    }

    @Test
    void anAddressIsEnough() throws Exception {
        TerminalConfig.Tablets tablets = read("tablets: {address: 192.168.10.2}");
        assertEquals(8443, tablets.port());
        assertEquals(4, tablets.most());
        assertEquals("q1", tablets.questionnaire().id());
        assertTrue(tablets.installed().isEmpty());
    }

    @Test
    void tabletsMayAskOtherQuestionsAndBeTheOnlyDoor() throws Exception {
        config.write("questionnaires/q2.yaml", ConfigFolder.QUESTIONNAIRE.replace("id: q1", "id: q2"));
        config.write(
                "terminal.yaml",
                ConfigFolder.TERMINAL.replace("source: keyboard", "source: none")
                        + "screen: {mode: none}\ntablets: {address: 192.168.10.2, questionnaire: q2, port: 443, most: 20}\n");
        TerminalConfig read = TerminalConfigReader.read(folder);
        assertEquals("q1", read.questionnaire().id());
        assertEquals("q2", read.tablets().orElseThrow().questionnaire().id());
    }

    @Test
    void everyMistakeIsTold() throws Exception {
        config.write("certificate.txt", "none");
        assertEquals(
                List.of(
                        "terminal.yaml:16: tablets.address: found nothing, expected a host name or an address of this machine",
                        "terminal.yaml:16: tablets.port: found \"0\", expected a whole number from 1 to 65535",
                        "terminal.yaml:16: tablets.most: found \"21\", expected a whole number from 1 to 20",
                        "terminal.yaml:16: tablets.privateKey: found nothing, expected privateKey beside certificate"),
                problems("tablets: {port: 0, most: 21, certificate: certificate.txt}"));
        assertEquals(
                List.of("terminal.yaml:16: tablets.questionnaire: found \"q9\", but there is no file "
                        + "questionnaires/q9.yaml, expected one of q1; did you mean `q1`?"),
                problems("tablets: {address: a, questionnaire: q9}"));
    }

    @Test
    void aQuestionnaireMustBeInTheLanguagesOfTheScreen() throws Exception {
        config.write(
                "questionnaires/q1.yaml",
                ConfigFolder.QUESTIONNAIRE
                        .replace("{vi: Một câu hỏi}", "{vi: Một câu hỏi, en: One}")
                        .replace("{vi: Hài lòng không?}", "{vi: Hài lòng không?, en: Satisfied?}"));
        config.write("questionnaires/q2.yaml", ConfigFolder.QUESTIONNAIRE.replace("id: q1", "id: q2"));
        assertEquals(
                List.of("terminal.yaml:16: tablets.questionnaire: found q2, which is written in vi, expected a "
                        + "questionnaire in vi, en"),
                problems("tablets: {address: a, questionnaire: q2}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"::::", "-", "...", "1.2.3.4.5", "999.1.1.1", "a:b", "1.2.3", "a..b", "a-.vn", "256"})
    void anAddressThatIsNoneIsRefused(String address) throws Exception {
        assertEquals(
                List.of("terminal.yaml:16: tablets.address: found \"" + address
                        + "\", expected a host name or an address of this machine"),
                problems("tablets: {address: \"" + address + "\"}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"192.168.10.2", "::1", "FE80::1", "Quay3.Local", "a", "3com.vn", "::ffff:1.2.3.4"})
    void anAddressIsInLowerCaseAsBrowsersWriteIt(String address) throws Exception {
        assertEquals(
                address.toLowerCase(Locale.ROOT),
                read("tablets: {address: \"" + address + "\"}").address());
    }

    @Test
    void aCertificateIsTriedWithItsKey() throws Exception {
        KeyStore.PrivateKeyEntry own = identity("own", "EC");
        KeyStore.PrivateKeyEntry other = identity("other", "EC");
        KeyStore.PrivateKeyEntry rsa = identity("rsa", "RSA");
        pem("own.pem", "CERTIFICATE", own.getCertificate().getEncoded());
        pem("own.key", "PRIVATE KEY", own.getPrivateKey().getEncoded());
        pem("other.key", "PRIVATE KEY", other.getPrivateKey().getEncoded());
        pem("rsa.key", "PRIVATE KEY", rsa.getPrivateKey().getEncoded());
        pem("old.key", "EC PRIVATE KEY", own.getPrivateKey().getEncoded());

        TerminalConfig.Tablets tablets = read("tablets: {address: a, certificate: own.pem, privateKey: own.key}");
        assertEquals(own.getCertificate(), tablets.installed().orElseThrow().getCertificate());
        String at = "terminal.yaml:16: tablets.privateKey: found ";
        assertEquals(
                List.of(at + "the key of another certificate, " + EXPECTED_KEY),
                problems("tablets: {address: a, certificate: own.pem, privateKey: other.key}"));
        assertEquals(
                List.of(at + "a key of another kind than the certificate's, " + EXPECTED_KEY),
                problems("tablets: {address: a, certificate: own.pem, privateKey: rsa.key}"));
        assertEquals(
                List.of(at + "old.key, which holds no unencrypted PKCS #8 key, " + EXPECTED_KEY),
                problems("tablets: {address: a, certificate: own.pem, privateKey: old.key}"));
        assertEquals(
                List.of("terminal.yaml:16: tablets.certificate: found own.key, which holds no certificate, expected a "
                        + "PEM file of certificates, the terminal's own first"),
                problems("tablets: {address: a, certificate: own.key, privateKey: own.key}"));
    }

    private TerminalConfig.Tablets read(String section) throws Exception {
        config.write("terminal.yaml", ConfigFolder.TERMINAL + section + "\n");
        return TerminalConfigReader.read(folder).tablets().orElseThrow();
    }

    private List<String> problems(String section) throws Exception {
        config.write("terminal.yaml", ConfigFolder.TERMINAL + section + "\n");
        return config.terminalProblems();
    }

    private void pem(String name, String label, byte[] bytes) throws Exception {
        String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
        config.write(name, "-----BEGIN " + label + "-----\n" + text + "\n-----END " + label + "-----\n");
    }

    private KeyStore.PrivateKeyEntry identity(String name, String algorithm) throws Exception {
        Path file = folder.resolve(name + ".p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        name,
                        "-keyalg",
                        algorithm,
                        "-dname",
                        "CN=" + name,
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        "secret")
                .redirectErrorStream(true)
                .start();
        String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, keytool.waitFor(), said);
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream stream = Files.newInputStream(file)) {
            store.load(stream, "secret".toCharArray());
        }
        return (KeyStore.PrivateKeyEntry) store.getEntry(name, new KeyStore.PasswordProtection("secret".toCharArray()));
    }
}
