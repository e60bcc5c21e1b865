package vn.hailong.mqtt;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.internal.NetworkModule;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;

/// Paho, whose connections are read through a [PayloadStream]; which does not sleep while it
/// connects, and leaves no thread behind where somebody accepts a connection and closes it at once.
final class PahoClient extends MqttAsyncClient {
    private final Payloads payloads;

    PahoClient(String address, String clientId, Payloads payloads) throws MqttException {
        super(address, clientId, new MemoryPersistence());
        this.payloads = payloads;
    }

    @Override
    protected NetworkModule[] createNetworkModules(String address, MqttConnectionOptions options) throws MqttException {
        NetworkModule[] modules = super.createNetworkModules(address, options);
        for (int i = 0; i < modules.length; i++) {
            modules[i] = new PastPaho(modules[i], payloads, new CountDownLatch(1));
        }
        return modules;
    }

    /// @param spoken opens with the first byte that Paho sends
    private record PastPaho(NetworkModule network, Payloads payloads, CountDownLatch spoken) implements NetworkModule {
        private static final Duration LOOK = Duration.ofMillis(1);
        private static final int LOOKS = 300;

        @Override
        public void start() throws IOException, MqttException {
            network.start();
            Thread connecting = Thread.currentThread();
            Thread.ofVirtual().start(() -> wake(connecting));
        }

        /// Between the network's start and its CONNECT Paho starts three threads, and sleeps 100 ms
        /// for each that does not run at once, which none does. When it is woken, it looks again.
        /// The thread on which it connects is there for that alone, waits for nothing else behind
        /// this point, and ends with CONNECT.
        private static void wake(Thread connecting) {
            try {
                for (int i = 0; i < LOOKS && connecting.isAlive(); i++) {
                    Thread.sleep(LOOK);
                    if (connecting.getState() == Thread.State.TIMED_WAITING) {
                        connecting.interrupt();
                    }
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public InputStream getInputStream() throws IOException {
            return new PayloadStream(new Answers(network.getInputStream(), spoken), payloads);
        }

        @Override
        public OutputStream getOutputStream() throws IOException {
            return new Words(network.getOutputStream(), spoken);
        }

        @Override
        public void stop() throws IOException {
            network.stop();
        }

        @Override
        public String getServerURI() {
            return network.getServerURI();
        }
    }

    private static final class Words extends FilterOutputStream {
        private final CountDownLatch spoken;

        Words(OutputStream network, CountDownLatch spoken) {
            super(network);
            this.spoken = spoken;
        }

        @Override
        public void write(int one) throws IOException {
            spoken.countDown();
            out.write(one);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            spoken.countDown();
            out.write(bytes, from, length);
        }
    }

    /// A broker says nothing before it has heard CONNECT (MQTT 5, 3.1), so nothing is read before. Paho's thread for
    /// reading would find the end of a connection that was closed at once, and end; and the one that
    /// connects would wait for it to run, for ever.
    private static final class Answers extends FilterInputStream {
        private static final int PATIENCE_SECONDS = 1;

        private final CountDownLatch spoken;

        Answers(InputStream network, CountDownLatch spoken) {
            super(network);
            this.spoken = spoken;
        }

        @Override
        public int read() throws IOException {
            listen();
            return super.read();
        }

        @Override
        public int read(byte[] to, int from, int length) throws IOException {
            listen();
            return super.read(to, from, length);
        }

        @Override
        public int available() throws IOException {
            return spoken.getCount() == 0 ? super.available() : 0;
        }

        private void listen() throws IOException {
            try {
                if (!spoken.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                    throw new SocketTimeoutException("nothing was said yet");
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("interrupted before anything was said");
            }
        }
    }
}
