package vn.hailong.wholepath;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.hailong.agency.Agency;
import vn.hailong.agency.standalone.EmbeddedDatabase;
import vn.hailong.buttons.KeyboardButtons;
import vn.hailong.config.TerminalConfigReader;
import vn.hailong.rig.Mosquitto;
import vn.hailong.terminal.Terminal;

/// A file that was copied to a second terminal, with the id in it: the broker closes the connection of one whenever the
/// other comes.
class SameIdIT {
    @TempDir
    Path folder;

    @Test
    void bothDeliverByTurnsAndTheAgencyHearsThatTheyBearOneId() throws Exception {
        try (Mosquitto broker = Mosquitto.started(folder);
                EmbeddedDatabase server = EmbeddedDatabase.start(folder.resolve("server"))) {
            Ward ward = new Ward(folder, broker.address(), server);
            Semaphore thanks = new Semaphore(0);
            KeyboardButtons here = new KeyboardButtons(List.of(5, 4, 3, 2, 1));
            KeyboardButtons there = new KeyboardButtons(List.of(5, 4, 3, 2, 1));
            try (Agency agency = ward.startAgency();
                    Terminal one = start(broker, "one", here, thanks);
                    Terminal other = start(broker, "other", there, thanks)) {
                for (int i = 0; i < 5; i++) {
                    here.press(5);
                    there.press(4);
                    thanks.acquire(2);
                }
                soon().until(() -> Ward.terminal(agency).path("takeovers").asLong(0) > 0);
                soon().until(() -> one.totals().pending() == 0
                        && other.totals().pending() == 0
                        && one.totals().sealed() == 5
                        && other.totals().sealed() == 5);
                assertEquals(10, Ward.held(agency));
            }
        }
    }

    private Terminal start(Mosquitto broker, String name, KeyboardButtons buttons, Semaphore thanks) throws Exception {
        Path own = folder.resolve(name);
        Path config = Ward.terminalFolder(own, broker.address(), own.resolve("data"), "0 s", "{mode: none}");
        return Terminal.start(TerminalConfigReader.read(config), buttons, rating -> thanks.release());
    }

    private static ConditionFactory soon() {
        return Awaitility.await().atMost(Duration.ofSeconds(90)).pollInterval(Duration.ofMillis(100));
    }
}
