package vn.hailong.wholepath;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.hailong.agency.Agency;
import vn.hailong.agency.AgencyException;
import vn.hailong.agency.standalone.EmbeddedDatabase;
import vn.hailong.config.AgencyConfig;
import vn.hailong.config.AgencyConfigReader;
import vn.hailong.config.BrokerConfig;
import vn.hailong.config.InvalidConfigException;
import vn.hailong.config.TerminalConfig;
import vn.hailong.config.TerminalConfigReader;

/// The example ward on this machine, with a real PostgreSQL and whatever broker a test brings.
final class Ward {
    static final String UNIT = "ttpvhcc";
    static final String TERMINAL = "bn-q03";
    private static final Path EXAMPLE = Path.of("device-config/example-ward").toAbsolutePath();
    private static final Path QUESTIONNAIRES = EXAMPLE.resolveSibling("questionnaires");
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Path folder;
    private final URI broker;
    private final AgencyConfig.Database database;

    /// @param server gives this ward a fresh database of its own
    Ward(Path folder, URI broker, EmbeddedDatabase server) throws SQLException {
        this.folder = folder;
        this.broker = broker;
        AgencyConfig.Database first = server.database();
        String name = "ward_" + Long.toHexString(System.nanoTime());
        try (Connection connection = DriverManager.getConnection("jdbc:" + first.address(), first.user(), "");
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        }
        this.database =
                new AgencyConfig.Database(first.address().resolve("/" + name), first.user(), first.passwordFile());
    }

    AgencyConfig.Database database() {
        return database;
    }

    URI broker() {
        return broker;
    }

    /// Starts the agency as its configuration would, against the given broker and database.
    Agency startAgency() throws InvalidConfigException, AgencyException {
        return Agency.start(
                AgencyConfigReader.read(EXAMPLE.resolve("agency.yaml"))
                        .at(
                                Optional.of(BrokerConfig.local(broker)),
                                Optional.of(database),
                                new AgencyConfig.Web("127.0.0.1", 0),
                                folder.resolve("agency"),
                                1),
                false);
    }

    /// Writes the agency's file as its operator would, with this broker and this database, and returns it.
    Path agencyFile(int webPort) throws IOException {
        String example = Files.readString(EXAMPLE.resolve("agency.yaml"))
                .replace("port: 8080", "port: " + webPort)
                .replace("dataFolder: /var/lib/hailong/agency", "dataFolder: " + folder.resolve("agency"))
                .replace("questionnaires: ../questionnaires", "questionnaires: " + QUESTIONNAIRES);
        return Files.writeString(
                folder.resolve("agency.yaml"), """
                %s
                broker: {address: %s}
                database: {address: %s, user: %s}
                """.formatted(example, broker, database.address(), database.user()));
    }

    /// The ids of everything in the agency's database, as often as they are there.
    List<UUID> rows() throws SQLException {
        List<UUID> ids = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:" + database.address(), database.user(), "");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT id FROM response")) {
            while (rows.next()) {
                ids.add(rows.getObject(1, UUID.class));
            }
        }
        return ids;
    }

    /// Writes a terminal's folder as a technician would, and returns it.
    ///
    /// @param interval between two responses, as it stands in the file
    Path terminalFolder(String interval, String screen) throws IOException {
        return terminalFolder("{source: keyboard}", interval, screen);
    }

    Path terminalFolder(String buttons, String interval, String screen) throws IOException {
        return terminalFolder(folder, broker, folder.resolve("terminal").resolve("data"), buttons, interval, screen);
    }

    static Path terminalFolder(Path folder, URI broker, Path data, String interval, String screen) throws IOException {
        return terminalFolder(folder, broker, data, "{source: keyboard}", interval, screen);
    }

    static Path terminalFolder(Path folder, URI broker, Path data, String buttons, String interval, String screen)
            throws IOException {
        Path terminal = Files.createDirectories(folder.resolve("terminal"));
        Files.writeString(terminal.resolve("terminal.yaml"), """
                agency: ba-ngoi
                terminal: %s
                unit: %s
                counter: q03
                names:
                  agency: {vi: Trung tâm Phục vụ hành chính công phường Ba Ngòi, en: Ba Ngòi Centre}
                  counter: {vi: Quầy 3 – Đất đai – Xây dựng, en: Counter 3}
                seal: BN
                language: vi
                questionnaire: q1
                questionnaires: %s
                broker:
                  address: %s
                buttons: %s
                screen: %s
                dataFolder: %s
                responseInterval: %s
                thanks: 2500 ms
                idle: 15 s
                sync: {backlogPerSecond: 1000}
                reserveMiB: 16
                """.formatted(
                        TERMINAL, UNIT, QUESTIONNAIRES, broker, buttons, screen, data, interval));
        return terminal;
    }

    TerminalConfig terminalConfig(String interval) throws IOException, InvalidConfigException {
        return TerminalConfigReader.read(terminalFolder(interval, "{mode: none}"));
    }

    static JsonNode get(Agency agency, String path) {
        try {
            HttpResponse<String> response = HTTP.send(
                    HttpRequest.newBuilder(agency.webAddress().resolve(path)).build(),
                    HttpResponse.BodyHandlers.ofString());
            return JsonMapper.shared().readTree(response.body());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    static long held(Agency agency) {
        return get(agency, "/api/v1/summary?unit=" + UNIT).path("responses").asLong(-1);
    }

    /// What the agency says of the one terminal of these tests.
    static JsonNode terminal(Agency agency) {
        for (JsonNode terminal : get(agency, "/api/v1/terminals")) {
            if (terminal.path("terminal").asString("").equals(TERMINAL)) {
                return terminal;
            }
        }
        throw new AssertionError("the agency does not know " + TERMINAL);
    }
}
