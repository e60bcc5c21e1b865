package vn.hailong.mqtt;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/// Tries the way to a broker step by step, without speaking MQTT: name, connection, handshake. So a fault is told apart
/// from the next one.
public final class BrokerProbe {
    private static final int OBJECTION_MILLISECONDS = 1_000;

    private BrokerProbe() {}

    /// How far it went.
    public sealed interface Outcome {
        /// The host has no address.
        record Unresolved(String host) implements Outcome {}

        record Unreachable(String reason) implements Outcome {}

        /// The broker's certificate is not one of the authority's, or ours was refused.
        record Refused(String reason) implements Outcome {}

        /// @param certificates the broker's, if the way is encrypted
        record Reached(List<Validity> certificates) implements Outcome {}
    }

    /// For how long a certificate is good.
    public record Validity(String subject, Instant from, Instant to) {}

    /// @param patience for each step
    /// @throws IOException if one of our own files can't be used
    public static Outcome probe(URI broker, Optional<MqttSettings.Tls> tls, Duration patience) throws IOException {
        Optional<TlsSockets> sockets = tls.isPresent() ? Optional.of(TlsSockets.of(tls.get())) : Optional.empty();
        int limit = (int) patience.toMillis();
        InetAddress address;
        try {
            address = InetAddress.getByName(broker.getHost());
        } catch (UnknownHostException _) {
            return new Outcome.Unresolved(broker.getHost());
        }
        try (Socket plain = new Socket()) {
            plain.connect(new InetSocketAddress(address, broker.getPort()), limit);
            plain.setSoTimeout(limit);
            return sockets.isEmpty()
                    ? new Outcome.Reached(List.of())
                    : handshake(sockets.get(), plain, broker.getHost(), broker.getPort());
        } catch (IOException e) {
            return new Outcome.Unreachable(String.valueOf(e.getMessage()));
        }
    }

    private static Outcome handshake(TlsSockets sockets, Socket plain, String host, int port) throws IOException {
        try (Socket socket = sockets.createSocket(plain, host, port, true)) {
            if (!(socket instanceof SSLSocket secure)) {
                throw new IllegalStateException("no TLS socket: " + socket);
            }
            SSLParameters parameters = secure.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            secure.setSSLParameters(parameters);
            secure.startHandshake();
            List<Validity> certificates =
                    validities(Arrays.asList(secure.getSession().getPeerCertificates()));
            // In TLS 1.3 a broker refuses our certificate only after its own part is done.
            secure.setSoTimeout(OBJECTION_MILLISECONDS);
            return isClosed(secure)
                    ? new Outcome.Refused("the broker closed the connection")
                    : new Outcome.Reached(certificates);
        } catch (SSLException e) {
            return new Outcome.Refused(String.valueOf(e.getMessage()));
        }
    }

    private static boolean isClosed(SSLSocket socket) throws IOException {
        try {
            return socket.getInputStream().read() < 0;
        } catch (SocketTimeoutException _) {
            return false; // it waits for us to speak
        }
    }

    /// Of the certificates in a PEM file.
    ///
    /// @throws IOException if it can't be read or holds none
    public static List<Validity> validities(Path file) throws IOException {
        try (InputStream stream = Files.newInputStream(file)) {
            return validities(
                    List.copyOf(CertificateFactory.getInstance("X.509").generateCertificates(stream)));
        } catch (CertificateException e) {
            throw new IOException(file + " holds no certificate (PEM): " + e.getMessage(), e);
        }
    }

    private static List<Validity> validities(List<? extends Certificate> certificates) {
        return certificates.stream()
                .filter(X509Certificate.class::isInstance)
                .map(X509Certificate.class::cast)
                .map(each -> new Validity(
                        each.getSubjectX500Principal().getName(),
                        each.getNotBefore().toInstant(),
                        each.getNotAfter().toInstant()))
                .toList();
    }
}
