package vn.hailong.stick;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;

/// One way to sign for each kind of key that a certificate of ours may have.
final class Signatures {
    private Signatures() {}

    static byte[] sign(PrivateKey key, PublicKey belonging, byte[] bytes) throws GeneralSecurityException {
        Signature signature = signature(belonging);
        signature.initSign(key);
        signature.update(bytes);
        return signature.sign();
    }

    static boolean isValid(PublicKey key, byte[] bytes, byte[] signed) throws GeneralSecurityException {
        Signature signature = signature(key);
        signature.initVerify(key);
        signature.update(bytes);
        try {
            return signature.verify(signed);
        } catch (SignatureException e) {
            return false; // not even of the right form
        }
    }

    private static Signature signature(PublicKey key) throws GeneralSecurityException {
        return Signature.getInstance(
                switch (key.getAlgorithm()) {
                    case "EC" -> "SHA256withECDSA";
                    case "RSA" -> "SHA256withRSA";
                    case "EdDSA" -> "EdDSA";
                    default ->
                        throw new InvalidKeyException(
                                "found a key of the kind " + key.getAlgorithm() + ", expected EC, RSA or EdDSA");
                });
    }
}
