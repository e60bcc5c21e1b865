package vn.hailong.mqtt;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.internal.NetworkModule;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;

/// Paho, whose connections are read through a [PayloadStream], and which does not sleep while it connects.
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
            modules[i] = new PastPaho(modules[i], payloads);
        }
        return modules;
    }

    private record PastPaho(NetworkModule network, Payloads payloads) implements NetworkModule {
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
            return new PayloadStream(network.getInputStream(), payloads);
        }

        @Override
        public OutputStream getOutputStream() throws IOException {
            return network.getOutputStream();
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
}
