package vn.hailong.torture;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/// A server's certificate and key, made with openssl: TLS 1.3 alone, and only for clients of our authority.
final class Identity {
    private static final String KEY = "-newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes";
    private static final String PASSWORD = "rig";

    private final SSLContext context;
    private final boolean good;

    private Identity(SSLContext context, boolean good) {
        this.context = context;
        this.good = good;
    }

    /// Makes `NAME.pem` and `NAME.key`, which sign others.
    static void authority(Path folder, String name) throws IOException {
        openssl(
                folder,
                "req -x509 " + KEY + " -days 30 -subj /CN=" + name + " -keyout " + name + ".key -out " + name + ".pem");
    }

    /// Makes `NAME.pem` and `NAME.key`, signed by an authority, for 127.0.0.1.
    ///
    /// @param days below 0 it has ended before it began
    static void certificate(Path folder, String authority, String name, int days) throws IOException {
        Files.writeString(folder.resolve("extension"), "subjectAltName=IP:127.0.0.1\n");
        openssl(folder, "req " + KEY + " -subj /CN=" + name + " -keyout " + name + ".key -out " + name + ".csr");
        openssl(
                folder,
                "x509 -req -in " + name + ".csr -CA " + authority + ".pem -CAkey " + authority
                        + ".key -CAcreateserial -days " + days + " -extfile extension -out " + name + ".pem");
        openssl(
                folder,
                "pkcs12 -export -in " + name + ".pem -inkey " + name + ".key -passout pass:" + PASSWORD + " -out "
                        + name + ".p12");
    }

    /// @param authority of the clients
    /// @param good      whether a client should accept it
    static Identity of(Path folder, String name, String authority, boolean good) throws IOException {
        try (InputStream own = Files.newInputStream(folder.resolve(name + ".p12"));
                InputStream trusted = Files.newInputStream(folder.resolve(authority + ".pem"))) {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(own, PASSWORD.toCharArray());
            KeyManagerFactory identities = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            identities.init(keys, PASSWORD.toCharArray());
            KeyStore authorities = KeyStore.getInstance("PKCS12");
            authorities.load(null, new char[0]);
            authorities.setCertificateEntry(
                    "clients",
                    java.security.cert.CertificateFactory.getInstance("X.509").generateCertificate(trusted));
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(authorities);
            SSLContext context = SSLContext.getInstance("TLSv1.3");
            context.init(identities.getKeyManagers(), trust.getTrustManagers(), null);
            return new Identity(context, good);
        } catch (GeneralSecurityException e) {
            throw new IOException("can't use " + name + " of " + folder, e);
        }
    }

    boolean isGood() {
        return good;
    }

    /// Shakes hands with a caller.
    SSLSocket accept(Socket near) throws IOException {
        SSLSocket secure = (SSLSocket) context.getSocketFactory()
                .createSocket(near, near.getInetAddress().getHostAddress(), near.getPort(), true);
        secure.setUseClientMode(false);
        secure.setNeedClientAuth(true);
        secure.setEnabledProtocols(new String[] {"TLSv1.3"});
        secure.startHandshake();
        return secure;
    }

    private static void openssl(Path folder, String arguments) throws IOException {
        Process process = new ProcessBuilder(List.of(("openssl " + arguments).split(" ")))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new IOException("openssl " + arguments + ": " + said);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted in openssl", e);
        }
    }
}
