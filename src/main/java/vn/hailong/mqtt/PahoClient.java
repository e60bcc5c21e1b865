package vn.hailong.mqtt;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.internal.NetworkModule;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;

/// Paho, whose connections are read through a [PayloadStream].
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
        @Override
        public void start() throws IOException, MqttException {
            network.start();
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
