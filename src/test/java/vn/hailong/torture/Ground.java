package vn.hailong.torture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import vn.hailong.rig.Mosquitto;

/// Everything that faults are done to.
///
/// @param desks     the terminals, and last another one with the id of the first
/// @param links     the ways to the broker: one for each terminal, one for each receiver, one for the other terminal
/// @param good      what the encrypted link shows when all is well
/// @param stranger  signed by an authority that terminals don't trust
/// @param expired   signed by the right one, and too old
/// @param opened    all of it that must be closed
record Ground(
        Mosquitto broker,
        Path brokerFolder,
        PostgresServer database,
        List<Link> links,
        List<Desk> desks,
        List<ReceiverProgram> receivers,
        Identity good,
        Identity stranger,
        Identity expired,
        Opened opened) {

    static Ground prepare(Path folder, Path preload, Wall wall) throws IOException {
        Opened opened = new Opened();
        try {
            return prepare(folder, preload, wall, opened);
        } catch (IOException | RuntimeException e) {
            opened.closeAll().forEach(e::addSuppressed);
            throw e;
        }
    }

    private static Ground prepare(Path folder, Path preload, Wall wall, Opened opened) throws IOException {
        Path keys = Files.createDirectories(folder.resolve("keys"));
        Identity.authority(keys, "authority");
        Identity.authority(keys, "others");
        Identity.certificate(keys, "authority", "broker", 30);
        Identity.certificate(keys, "others", "stranger", 30);
        Identity.certificate(keys, "authority", "expired", -1);
        Identity.certificate(keys, "authority", "terminal", 30);
        Identity good = Identity.of(keys, "broker", "authority", true);
        PostgresServer database = opened.add(new PostgresServer(folder.resolve("database")));
        Path brokerFolder = Files.createDirectories(folder.resolve("broker"));
        Mosquitto broker = opened.add(Mosquitto.started(brokerFolder, usual(brokerFolder)));
        int port = broker.address().getPort();
        List<Link> links = new ArrayList<>();
        List<Desk> desks = new ArrayList<>();
        List<ReceiverProgram> receivers = new ArrayList<>();
        for (int i = 0; i < Plan.TERMINALS; i++) {
            Link link = opened.add(new Link("link of terminal " + i, port, i == Plan.ENCRYPTED ? good : null));
            links.add(link);
            desks.add(opened.add(new Desk(
                    folder.resolve("terminal-" + i),
                    id(i),
                    "q0" + (i + 1),
                    section(link, i == Plan.ENCRYPTED, keys),
                    preload,
                    wall)));
        }
        Host agency = new Host(folder.resolve("agency-host"), wall);
        for (int i = 0; i < Plan.RECEIVERS; i++) {
            Link link = opened.add(new Link("link of receiver " + i, port, null));
            links.add(link);
            receivers.add(opened.add(new ReceiverProgram(
                    folder.resolve("receiver-" + i), link.port(), database.database(), agency.environment(preload))));
        }
        Link other = opened.add(new Link("link of the other terminal", port, null));
        links.add(other);
        desks.add(opened.add(
                new Desk(folder.resolve("other"), id(0), "q01", section(other, false, keys), preload, wall)));
        return new Ground(
                broker,
                brokerFolder,
                database,
                links,
                desks,
                receivers,
                good,
                Identity.of(keys, "stranger", "authority", false),
                Identity.of(keys, "expired", "authority", false),
                opened);
    }

    private static String id(int terminal) {
        return "bn-q0" + (terminal + 1);
    }

    private static String section(Link link, boolean encrypted, Path keys) {
        return encrypted
                ? "{address: mqtts://127.0.0.1:%d, authority: %s, certificate: %s, privateKey: %s}"
                        .formatted(
                                link.port(),
                                keys.resolve("authority.pem"),
                                keys.resolve("terminal.pem"),
                                keys.resolve("terminal.key"))
                : "{address: mqtt://127.0.0.1:" + link.port() + "}";
    }

    private static String[] usual(Path brokerFolder) {
        return new String[] {"persistence true", "persistence_location " + brokerFolder + "/", "autosave_interval 2"};
    }

    /// Starts the broker with these lines beside the usual ones.
    void startBroker(String... more) throws IOException {
        List<String> lines = new ArrayList<>(List.of(usual(brokerFolder)));
        lines.addAll(List.of(more));
        broker.configure(lines.toArray(String[]::new));
        broker.start();
    }

    /// Between two starts of it.
    void wipeBroker() throws IOException {
        Files.deleteIfExists(brokerFolder.resolve("mosquitto.db"));
    }

    /// Those that run all the time.
    List<Desk> usual() {
        return desks.subList(0, Plan.TERMINALS);
    }

    Desk other() {
        return desks.getLast();
    }

    /// Whatever fails, the rest is closed too.
    ///
    /// @return what failed
    List<Exception> close() {
        return opened.closeAll();
    }

    /// What must be closed, the last one first.
    static final class Opened {
        private final Deque<AutoCloseable> all = new ArrayDeque<>();

        <T extends AutoCloseable> T add(T one) {
            all.push(one);
            return one;
        }

        synchronized List<Exception> closeAll() {
            List<Exception> failures = new ArrayList<>();
            while (!all.isEmpty()) {
                try {
                    all.pop().close();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    failures.add(e);
                } catch (Exception e) {
                    failures.add(e);
                }
            }
            return failures;
        }
    }
}
