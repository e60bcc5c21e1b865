package vn.hailong.wholepath;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import vn.hailong.agency.standalone.EmbeddedBroker;
import vn.hailong.rig.Mosquitto;

/// Through the broker that a standalone agency brings.
class WholePathOverArtemisIT extends WholePathContract {
    private int port;
    private @Nullable EmbeddedBroker broker;

    @Override
    void startBroker(Path folder) throws IOException {
        broker = EmbeddedBroker.start(folder.resolve("broker"), port);
    }

    @Override
    void killBroker() {
        EmbeddedBroker running = broker;
        broker = null;
        if (running != null) {
            running.close();
        }
    }

    @Override
    URI brokerAddress() throws IOException {
        if (port == 0) {
            port = Mosquitto.freePort();
        }
        return URI.create("mqtt://127.0.0.1:" + port);
    }
}
