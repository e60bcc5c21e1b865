package vn.hailong.wholepath;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import vn.hailong.rig.Mosquitto;

/// Through Debian's Mosquitto.
class WholePathOverMosquittoIT extends WholePathContract {
    @TempDir
    Path brokerFolder;

    private @Nullable Mosquitto broker;

    @Override
    void startBroker(Path folder) throws IOException {
        mosquitto().start();
    }

    @Override
    void killBroker() throws IOException {
        mosquitto().kill();
    }

    @Override
    URI brokerAddress() throws IOException {
        return mosquitto().address();
    }

    private Mosquitto mosquitto() throws IOException {
        Mosquitto known = broker;
        if (known == null) {
            known = Mosquitto.prepared(brokerFolder);
            broker = known;
        }
        return known;
    }
}
