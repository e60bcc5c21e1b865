package vn.hailong.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Collection;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A certificate and its private key in PEM files, tried before they are used: nobody should find out at the counter
/// that they do not belong together.
final class PemIdentity {
    private static final Pattern PRIVATE_KEY =
            Pattern.compile("-----BEGIN PRIVATE KEY-----(.*?)-----END PRIVATE KEY-----", Pattern.DOTALL);
    private static final String EXPECTED_CERTIFICATE = "a PEM file of certificates, the terminal's own first";
    private static final String EXPECTED_KEY = "the certificate's private key as a PEM file (BEGIN PRIVATE KEY)";

    private PemIdentity() {}

    /// @param fields of the keys `certificate` and `privateKey`, for the message
    static Optional<KeyStore.PrivateKeyEntry> read(Fields fields, Path certificateFile, Path keyFile) {
        Optional<Certificate[]> chain = chain(fields, certificateFile);
        Optional<byte[]> encoded = encodedKey(fields, keyFile);
        if (chain.isEmpty() || encoded.isEmpty()) {
            return Optional.empty();
        }
        try {
            Certificate own = chain.get()[0];
            PrivateKey key = KeyFactory.getInstance(own.getPublicKey().getAlgorithm())
                    .generatePrivate(new PKCS8EncodedKeySpec(encoded.get()));
            if (isPair(key, own)) {
                return Optional.of(new KeyStore.PrivateKeyEntry(key, chain.get()));
            }
            fields.refuse("privateKey", "the key of another certificate", EXPECTED_KEY);
        } catch (GeneralSecurityException e) {
            fields.refuse("privateKey", "a key of another kind than the certificate's", EXPECTED_KEY);
        }
        return Optional.empty();
    }

    private static Optional<Certificate[]> chain(Fields fields, Path file) {
        try (InputStream stream = Files.newInputStream(file)) {
            Collection<? extends Certificate> certificates =
                    CertificateFactory.getInstance("X.509").generateCertificates(stream);
            if (!certificates.isEmpty()) {
                return Optional.of(certificates.toArray(Certificate[]::new));
            }
            fields.refuse("certificate", file + ", which holds no certificate", EXPECTED_CERTIFICATE);
        } catch (IOException e) {
            fields.refuse("certificate", file + ", which can't be read", EXPECTED_CERTIFICATE);
        } catch (CertificateException e) {
            fields.refuse("certificate", file + ", which holds no certificate", EXPECTED_CERTIFICATE);
        }
        return Optional.empty();
    }

    private static Optional<byte[]> encodedKey(Fields fields, Path file) {
        try {
            Matcher pem = PRIVATE_KEY.matcher(Files.readString(file, StandardCharsets.US_ASCII));
            if (pem.find()) {
                return Optional.of(Base64.getMimeDecoder().decode(pem.group(1)));
            }
        } catch (IOException | IllegalArgumentException e) {
            fields.refuse("privateKey", file + ", which holds no key that can be read", EXPECTED_KEY);
            return Optional.empty();
        }
        fields.refuse("privateKey", file + ", which holds no unencrypted PKCS #8 key", EXPECTED_KEY);
        return Optional.empty();
    }

    /// Whether what one signs the other verifies.
    private static boolean isPair(PrivateKey key, Certificate certificate) throws GeneralSecurityException {
        String algorithm = switch (key.getAlgorithm()) {
            case "EC" -> "SHA256withECDSA";
            case "RSA" -> "SHA256withRSA";
            case "EdDSA" -> "EdDSA";
            default -> throw new InvalidKeyException(key.getAlgorithm());
        };
        byte[] sample = "sample".getBytes(StandardCharsets.US_ASCII);
        Signature signature = Signature.getInstance(algorithm);
        signature.initSign(key);
        signature.update(sample);
        byte[] signed = signature.sign();
        signature.initVerify(certificate.getPublicKey());
        signature.update(sample);
        return signature.verify(signed);
    }
}
