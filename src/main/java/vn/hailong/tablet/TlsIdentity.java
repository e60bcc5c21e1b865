package vn.hailong.tablet;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.tinylog.Logger;

/// The certificate by which a tablet knows this terminal, and its key.
final class TlsIdentity {
    private static final String FILE = "identity.p12";
    private static final String ALIAS = "tablet";
    /// The file's mode protects the key; a secret password would have to lie beside it.
    private static final String PASSWORD = "hailong";

    private static final Pattern NUMERIC = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|.*:.*");
    private static final Duration VALID = Duration.ofDays(3_650);
    /// A Raspberry Pi without a network may be years behind when it is first started: what begins here has begun.
    private static final Instant BEGINNING = Instant.parse("2026-01-01T00:00:00Z");

    private final KeyStore.PrivateKeyEntry entry;

    private TlsIdentity(KeyStore.PrivateKeyEntry entry) {
        this.entry = entry;
    }

    /// The technician's, or the one made here. That one is made anew if the address has become another, or if it has
    /// run out: the tablets must then be told to trust it again.
    ///
    /// @throws TabletException if it can't be made, kept or read
    static synchronized TlsIdentity of(TabletSettings settings, PrivateFolder folder, Clock clock)
            throws TabletException {
        if (settings.installed().isPresent()) {
            return new TlsIdentity(settings.installed().get());
        }
        // A command beside the terminal may look for it at the same moment: there must be one, not two.
        try (FileChannel lock =
                        FileChannel.open(folder.file("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock _ = lock.lock()) {
            if (Files.exists(folder.file(FILE))) {
                TlsIdentity kept = new TlsIdentity(read(folder.file(FILE)));
                if (kept.isFor(settings.address(), clock.instant())) {
                    return kept;
                }
                Logger.warn(
                        "The tablets' certificate is not for {} or has run out; a new one is made, and the tablets "
                                + "must be told to trust it",
                        settings.address());
            }
            make(folder, settings.address(), clock.instant());
            return new TlsIdentity(read(folder.file(FILE)));
        } catch (IOException | GeneralSecurityException e) {
            throw new TabletException("no certificate for the tablets: " + e.getMessage(), e);
        }
    }

    private boolean isFor(String address, Instant now) throws CertificateParsingException {
        return certificate().getNotAfter().toInstant().isAfter(now)
                && names(certificate()).contains(normal(address));
    }

    /// The addresses and names that a certificate is for.
    private static List<String> names(X509Certificate certificate) throws CertificateParsingException {
        List<String> names = new ArrayList<>();
        Collection<List<?>> alternatives = certificate.getSubjectAlternativeNames();
        if (alternatives != null) {
            alternatives.forEach(name -> names.add(normal(String.valueOf(name.get(1)))));
        }
        return names;
    }

    private static String normal(String address) {
        try {
            return NUMERIC.matcher(address).matches()
                    ? InetAddress.getByName(address).getHostAddress()
                    : address.toLowerCase(Locale.ROOT);
        } catch (UnknownHostException e) {
            return address;
        }
    }

    private static KeyStore.PrivateKeyEntry read(Path file) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream stream = Files.newInputStream(file)) {
            store.load(stream, PASSWORD.toCharArray());
        }
        if (store.getEntry(ALIAS, new KeyStore.PasswordProtection(PASSWORD.toCharArray()))
                instanceof KeyStore.PrivateKeyEntry entry) {
            return entry;
        }
        throw new IOException(file + " holds no key; delete it, and a new certificate is made");
    }

    /// By `keytool`, which every Java has: the libraries that could do it are as large as the terminal.
    private static void make(PrivateFolder folder, String address, Instant now) throws IOException {
        Path draft = folder.file(".identity.new");
        Files.deleteIfExists(draft);
        Instant end = (now.isBefore(BEGINNING) ? BEGINNING : now).plus(VALID);
        String kind = NUMERIC.matcher(address).matches() ? "ip:" : "dns:";
        ProcessBuilder builder = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        ALIAS,
                        "-keyalg",
                        "EC",
                        "-groupname",
                        "secp256r1",
                        "-sigalg",
                        "SHA256withECDSA",
                        "-dname",
                        "CN=Hai Long",
                        "-startdate",
                        "2026/01/01 00:00:00",
                        "-validity",
                        Long.toString(Duration.between(BEGINNING, end).toDays()),
                        "-ext",
                        "san=" + kind + address,
                        "-ext",
                        "eku=serverAuth",
                        "-ext",
                        "bc:critical=ca:true,pathlen:0",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        draft.toString(),
                        "-storepass",
                        PASSWORD))
                .redirectErrorStream(true);
        Process keytool = builder.start();
        keytool.getOutputStream().close();
        String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        try {
            if (!keytool.waitFor(60, TimeUnit.SECONDS) || keytool.exitValue() != 0) {
                keytool.destroyForcibly();
                throw new IOException("keytool failed: " + said);
            }
        } catch (InterruptedException e) {
            keytool.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while keytool made a certificate", e);
        }
        folder.adopt(draft, FILE);
    }

    private X509Certificate certificate() {
        Certificate first = entry.getCertificateChain()[0];
        if (first instanceof X509Certificate certificate) {
            return certificate;
        }
        throw new IllegalStateException("a certificate of type " + first.getType() + ", expected X.509");
    }

    /// SHA-256 of the certificate as browsers show it: `AB:CD:…`.
    String fingerprint() {
        try {
            return HexFormat.ofDelimiter(":")
                    .withUpperCase()
                    .formatHex(Secrets.sha256(certificate().getEncoded()));
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("a certificate that can't be encoded", e);
        }
    }

    /// What a server needs to show it.
    SSLContext context() throws GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try {
            store.load(null, new char[0]);
        } catch (IOException e) {
            throw new IllegalStateException("an empty store is read from nowhere", e);
        }
        store.setKeyEntry(ALIAS, entry.getPrivateKey(), PASSWORD.toCharArray(), entry.getCertificateChain());
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }
}
