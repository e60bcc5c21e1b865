package vn.hailong.agency.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.ActiveMQServers;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;

/// An MQTT 5 broker of our own on the loopback interface, which asks nobody for a name or a certificate. What it
/// retains stays in the given folder between runs.
public final class EmbeddedBroker implements AutoCloseable {
    /// The only address it listens on.
    public static final String HOST = "127.0.0.1";
    private static final int JOURNAL_FILE_BYTES = 1024 * 1024;

    private final ActiveMQServer server;
    private final int port;

    private EmbeddedBroker(ActiveMQServer server, int port) {
        this.server = server;
        this.port = port;
    }

    /// @param port 0 for any that is free
    public static EmbeddedBroker start(Path folder, int port) throws IOException {
        int chosen = port == 0 ? freePort() : port;
        try {
            ActiveMQServer server = ActiveMQServers.newActiveMQServer(configuration(folder, chosen), true);
            EmbeddedBroker broker = new EmbeddedBroker(server, chosen);
            try {
                server.start();
            } catch (Exception e) { // the library declares nothing narrower
                broker.close();
                throw e;
            }
            if (!server.getRemotingService().isStarted()
                    || server.getRemotingService().getAcceptors().isEmpty()) {
                broker.close();
                throw new IOException("the broker does not listen on port " + chosen);
            }
            return broker;
        } catch (IOException e) {
            throw e;
        } catch (Exception e) { // the library declares nothing narrower
            throw new IOException("can't start the broker on port " + chosen + " with " + folder, e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(HOST))) {
            return socket.getLocalPort();
        }
    }

    private static Configuration configuration(Path folder, int port) throws Exception {
        Path root = folder.toAbsolutePath();
        AddressSettings addresses = new AddressSettings()
                .setAutoCreateAddresses(true)
                .setAutoCreateQueues(true)
                // Never reached by a message of ours, which is repeated by its sender until it is receipted; without
                // them the broker warns about every queue.
                .setMaxDeliveryAttempts(-1)
                .setDeadLetterAddress(SimpleString.of("hailong.undelivered"))
                .setExpiryAddress(SimpleString.of("hailong.expired"))
                .setAddressFullMessagePolicy(AddressFullMessagePolicy.PAGE);
        return new ConfigurationImpl()
                .setName("hailong")
                .setJournalType(JournalType.NIO)
                .setJournalFileSize(JOURNAL_FILE_BYTES)
                .setJournalMinFiles(2)
                .setJournalPoolFiles(4)
                .setJournalDirectory(root.resolve("journal").toString())
                .setBindingsDirectory(root.resolve("bindings").toString())
                .setPagingDirectory(root.resolve("paging").toString())
                .setLargeMessagesDirectory(root.resolve("large").toString())
                .setNodeManagerLockDirectory(root.resolve("lock").toString())
                .setSecurityEnabled(false)
                // By default it takes nothing more from a disk that is nine tenths full. Ours is small: the outboxes
                // keep everything until the agency's database has it.
                .setMaxDiskUsage(-1)
                .setJMXManagementEnabled(false)
                .addAddressSetting("#", addresses)
                .addAcceptorConfiguration("mqtt", "tcp://" + HOST + ":" + port + "?protocols=MQTT");
    }

    public URI address() {
        return URI.create("mqtt://" + HOST + ":" + port);
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) { // the library declares nothing narrower
            throw new UncheckedIOException(new IOException("can't stop the broker", e));
        }
    }
}
