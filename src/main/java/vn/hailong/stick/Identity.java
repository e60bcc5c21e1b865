package vn.hailong.stick;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.hailong.config.BrokerConfig;

/// Who signs here: the certificate and key by which the broker knows this program.
public final class Identity {
    private static final Pattern PRIVATE_KEY =
            Pattern.compile("-----BEGIN PRIVATE KEY-----(.*?)-----END PRIVATE KEY-----", Pattern.DOTALL);
    private static final byte[] SAMPLE = "sample".getBytes(StandardCharsets.US_ASCII);

    private final List<X509Certificate> chain;
    private final PrivateKey key;

    private Identity(List<X509Certificate> chain, PrivateKey key) {
        this.chain = List.copyOf(chain);
        this.key = key;
    }

    /// @param file       where `broker` stands, for messages: `terminal.yaml` or `agency.yaml`
    /// @param commonName what the certificate must be issued to
    /// @throws StickException if the configuration has none, or it can't be used
    public static Identity of(Optional<BrokerConfig> broker, String file, String commonName) throws StickException {
        Path certificate = required(broker.flatMap(BrokerConfig::certificate), file, "certificate", commonName);
        Path privateKey = required(broker.flatMap(BrokerConfig::privateKey), file, "privateKey", commonName);
        List<X509Certificate> chain = certificates(certificate);
        String found = CommonName.of(chain.getFirst()).orElse("nobody");
        if (!found.equals(commonName)) {
            throw new StickException("broker.certificate in " + file + ": found " + certificate
                    + ", which is issued to " + found + ", expected the one of " + commonName);
        }
        return new Identity(chain, key(privateKey, chain.getFirst()));
    }

    static Path required(Optional<Path> configured, String file, String key, String commonName) throws StickException {
        return configured.orElseThrow(() -> new StickException("broker." + key + " in " + file
                + ": found nothing, expected a file: what travels on a stick is signed. Set broker.address to mqtts://…"
                + " with authority, and with certificate and privateKey of " + commonName
                + "; a stick needs no broker that answers"));
    }

    static List<X509Certificate> certificates(Path file) throws StickException {
        try (InputStream stream = Files.newInputStream(file)) {
            List<X509Certificate> certificates =
                    CertificateFactory.getInstance("X.509").generateCertificates(stream).stream()
                            .map(X509Certificate.class::cast)
                            .toList();
            if (!certificates.isEmpty()) {
                return certificates;
            }
        } catch (IOException e) {
            throw new StickException(
                    "can't read " + file + " as user " + System.getProperty("user.name") + ": " + e, e);
        } catch (CertificateException e) {
            throw new StickException(file + " holds no certificate (PEM): " + e.getMessage(), e);
        }
        throw new StickException(file + " holds no certificate (PEM)");
    }

    private static PrivateKey key(Path file, X509Certificate own) throws StickException {
        try {
            Matcher pem = PRIVATE_KEY.matcher(Files.readString(file, StandardCharsets.US_ASCII));
            if (!pem.find()) {
                throw new StickException(file + " holds no private key in PKCS #8 form (BEGIN PRIVATE KEY)");
            }
            PrivateKey key = KeyFactory.getInstance(own.getPublicKey().getAlgorithm())
                    .generatePrivate(
                            new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(pem.group(1))));
            if (Signatures.isValid(own.getPublicKey(), SAMPLE, Signatures.sign(key, own.getPublicKey(), SAMPLE))) {
                return key;
            }
        } catch (IOException e) {
            throw new StickException(
                    "can't read " + file + " as user " + System.getProperty("user.name") + ": " + e, e);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new StickException(file + " is not the key of the certificate beside it: " + e.getMessage(), e);
        }
        throw new StickException(file + " is not the key of the certificate beside it");
    }

    /// The file that carries this parcel.
    public byte[] sign(Parcel parcel) {
        ByteArrayOutputStream file = new ByteArrayOutputStream(parcel.payload().length + 8_192);
        file.writeBytes(ascii(SignedParcel.header(parcel)));
        file.writeBytes(parcel.payload());
        file.write('\n');
        try {
            for (X509Certificate certificate : chain) {
                file.writeBytes(ascii(
                        "-----BEGIN CERTIFICATE-----\n" + SignedParcel.BASE64.encodeToString(certificate.getEncoded())
                                + "\n-----END CERTIFICATE-----\n"));
            }
            byte[] signature = Signatures.sign(key, chain.getFirst().getPublicKey(), file.toByteArray());
            file.writeBytes(ascii("-----BEGIN SIGNATURE-----\n" + SignedParcel.BASE64.encodeToString(signature)
                    + "\n-----END SIGNATURE-----\n"));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a key that signed a sample does not sign any more", e);
        }
        return file.toByteArray();
    }

    /// Whether this identity, with its present certificate, signed it.
    public boolean signed(SignedParcel parcel) {
        try {
            return parcel.chain().equals(chain)
                    && Signatures.isValid(chain.getFirst().getPublicKey(), parcel.signed(), parcel.signature());
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
