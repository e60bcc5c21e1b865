package vn.hailong.stick;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.hailong.wire.Batch;
import vn.hailong.wire.Topic;

/// A parcel as it stands in a file, taken apart but **not yet trusted**: see [Trust].
///
/// ```
/// hailong-stick/1
/// kind: responses
/// agency: ba-ngoi
/// terminal: bn-q03
/// installation: 0f8b…
/// resends: 0
/// bytes: 25321
///
/// {"installation":…                        exactly so many bytes, then a line feed
/// -----BEGIN CERTIFICATE-----              the signer's, then those between it and the authority
/// -----BEGIN SIGNATURE-----                of every byte before this line, in Base64
/// ```
///
/// Lines end with a line feed; nothing may be added, left out or put in another order.
///
/// @param chain     the signer's certificate first
/// @param signed    the bytes that the signature covers
public record SignedParcel(Parcel parcel, List<X509Certificate> chain, byte[] signed, byte[] signature) {
    /// No file of a stick is larger: a batch, a few certificates, a signature.
    public static final int MAXIMUM_BYTES = Batch.MAXIMUM_BYTES + 64 * 1024;

    static final Base64.Encoder BASE64 = Base64.getMimeEncoder(64, new byte[] {'\n'});

    private static final int LARGEST_HEADER = 512;
    private static final int MOST_CERTIFICATES = 8;
    private static final String EXPECTED = "a file that hailong wrote (hailong-stick/1)";
    private static final Pattern HEADER = Pattern.compile("""
            hailong-stick/1
            kind: (responses|receipt)
            agency: ([a-z0-9-]{1,32})
            terminal: ([a-z0-9-]{1,32})
            installation: ([0-9a-f-]{36})
            resends: (0|[1-9]\\d{0,17})
            bytes: ([1-9]\\d{0,5})

            """);
    private static final Pattern TRAILER = Pattern.compile(
            "\n((?:-----BEGIN CERTIFICATE-----\n[A-Za-z0-9+/=\n]+-----END CERTIFICATE-----\n){1," + MOST_CERTIFICATES
                    + "})-----BEGIN SIGNATURE-----\n([A-Za-z0-9+/=\n]+)\n-----END SIGNATURE-----\n");

    public SignedParcel {
        chain = List.copyOf(chain);
    }

    static String header(Parcel parcel) {
        return """
                hailong-stick/1
                kind: %s
                agency: %s
                terminal: %s
                installation: %s
                resends: %d
                bytes: %d

                """.formatted(
                        parcel.kind().word(),
                        parcel.agency(),
                        parcel.terminal(),
                        parcel.installation(),
                        parcel.resends(),
                        parcel.payload().length);
    }

    /// Takes a file apart.
    ///
    /// @throws RefusedParcelException if it is not whole, or not of this form
    public static SignedParcel parse(byte[] file) throws RefusedParcelException {
        // ISO 8859-1 maps every byte to one character, so that places in the text are places in the file.
        String start = new String(file, 0, Math.min(file.length, LARGEST_HEADER), StandardCharsets.ISO_8859_1);
        Matcher header = HEADER.matcher(start);
        if (!header.lookingAt()) {
            throw new RefusedParcelException("found no header, or a broken one, expected " + EXPECTED);
        }
        int length = Integer.parseInt(header.group(6));
        int after = header.end() + length;
        if (length > Batch.MAXIMUM_BYTES) {
            throw new RefusedParcelException("bytes: found " + length + ", expected at most " + Batch.MAXIMUM_BYTES);
        }
        if (after > file.length) {
            throw new RefusedParcelException("found " + (file.length - header.end())
                    + " bytes after the header, expected " + length + " and a signature: the file was cut off");
        }
        Matcher trailer = TRAILER.matcher(new String(file, after, file.length - after, StandardCharsets.ISO_8859_1));
        if (!trailer.matches()) {
            throw new RefusedParcelException(
                    "found no certificates and signature after the data: the file was cut off or changed");
        }
        return new SignedParcel(
                parcel(header, Arrays.copyOfRange(file, header.end(), after)),
                certificates(trailer.group(1)),
                Arrays.copyOf(file, after + trailer.end(1)),
                signature(trailer.group(2)));
    }

    private static Parcel parcel(Matcher header, byte[] payload) throws RefusedParcelException {
        String agency = header.group(2);
        String terminal = header.group(3);
        if (!Topic.isName(agency) || !Topic.isName(terminal)) {
            throw new RefusedParcelException("found agency " + agency + " and terminal " + terminal
                    + ", expected names that begin with a letter or digit");
        }
        return new Parcel(
                header.group(1).equals(Parcel.Kind.RECEIPT.word()) ? Parcel.Kind.RECEIPT : Parcel.Kind.RESPONSES,
                agency,
                terminal,
                installation(header.group(4)),
                Long.parseLong(header.group(5)),
                payload);
    }

    private static UUID installation(String text) throws RefusedParcelException {
        return Optional.of(text)
                .filter(each -> each.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"))
                .map(UUID::fromString)
                .orElseThrow(() -> new RefusedParcelException("installation: found " + text + ", expected a UUID"));
    }

    private static List<X509Certificate> certificates(String pem) throws RefusedParcelException {
        try {
            return CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)))
                    .stream()
                    .map(X509Certificate.class::cast)
                    .toList();
        } catch (CertificateException e) {
            throw new RefusedParcelException("found a certificate that can't be read: " + e.getMessage(), e);
        }
    }

    private static byte[] signature(String base64) throws RefusedParcelException {
        try {
            byte[] signature = Base64.getMimeDecoder().decode(base64);
            // The decoder passes over what it does not need, such as the last bits of the last character.
            if (!BASE64.encodeToString(signature).equals(base64)) {
                throw new RefusedParcelException("found a signature in another form than it is written in");
            }
            return signature;
        } catch (IllegalArgumentException e) {
            throw new RefusedParcelException("found a signature that is not Base64", e);
        }
    }

    /// The signer's certificate.
    public X509Certificate signer() {
        return chain.getFirst();
    }
}
