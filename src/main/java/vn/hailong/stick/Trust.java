package vn.hailong.stick;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.hailong.config.BrokerConfig;

/// Whose signatures count: of those to whom the broker's authority has issued a certificate.
public final class Trust {
    private final Path file;
    private final Set<X509Certificate> authorities;

    private Trust(Path file, List<X509Certificate> authorities) {
        this.file = file;
        this.authorities = Set.copyOf(authorities);
    }

    /// @param commonName whose configuration it is, for messages
    /// @throws StickException if the configuration names no authority, or it can't be read
    public static Trust of(Optional<BrokerConfig> broker, String configFile, String commonName) throws StickException {
        Path authority =
                Identity.required(broker.flatMap(BrokerConfig::authority), configFile, "authority", commonName);
        return new Trust(authority, Identity.certificates(authority));
    }

    /// Passes if `commonName` signed the parcel as it is, with a certificate that our authority had issued and that was
    /// valid at `at`. Revocation lists are not looked at.
    ///
    /// @throws RefusedParcelException if not, saying what was found and expected
    public void verify(SignedParcel parcel, String commonName, Instant at) throws RefusedParcelException {
        String found = CommonName.of(parcel.signer()).orElse("nobody");
        if (!found.equals(commonName)) {
            throw new RefusedParcelException("found a certificate of " + found + ", expected one of " + commonName);
        }
        try {
            if (!Signatures.isValid(parcel.signer().getPublicKey(), parcel.signed(), parcel.signature())) {
                throw new RefusedParcelException("found a signature that does not fit, expected the file as "
                        + commonName + " wrote it: it was changed or damaged since");
            }
            validateChain(parcel, commonName, at);
        } catch (GeneralSecurityException e) {
            throw new RefusedParcelException("can't verify the signature of " + commonName + ": " + e.getMessage(), e);
        }
    }

    private void validateChain(SignedParcel parcel, String commonName, Instant at)
            throws GeneralSecurityException, RefusedParcelException {
        if (authorities.contains(parcel.signer())) {
            parcel.signer().checkValidity(Date.from(at));
            return; // trusted by its own name: there is nothing below it to validate
        }
        List<X509Certificate> below = parcel.chain().stream()
                .filter(certificate -> !authorities.contains(certificate))
                .toList();
        Set<TrustAnchor> anchors = new HashSet<>();
        authorities.forEach(authority -> anchors.add(new TrustAnchor(authority, null)));
        PKIXParameters parameters = new PKIXParameters(anchors);
        parameters.setRevocationEnabled(false);
        parameters.setDate(Date.from(at));
        try {
            CertPathValidator.getInstance("PKIX")
                    .validate(CertificateFactory.getInstance("X.509").generateCertPath(below), parameters);
        } catch (CertPathValidatorException e) {
            throw new RefusedParcelException(reason(parcel, commonName, at, e), e);
        }
    }

    private String reason(SignedParcel parcel, String commonName, Instant at, CertPathValidatorException e) {
        String found = "found a certificate of " + commonName + " that ";
        if (e.getReason() == CertPathValidatorException.BasicReason.EXPIRED) {
            return found + "ended on " + parcel.signer().getNotAfter().toInstant() + ", expected one valid at " + at;
        }
        if (e.getReason() == CertPathValidatorException.BasicReason.NOT_YET_VALID) {
            return found + "begins on " + parcel.signer().getNotBefore().toInstant() + ", expected one valid at " + at;
        }
        return found + file + " did not issue (" + e.getMessage() + "), expected one that it did";
    }
}
