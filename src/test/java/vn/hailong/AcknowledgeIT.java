package vn.hailong;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import vn.hailong.agency.standalone.EmbeddedDatabase;
import vn.hailong.agency.standalone.TestDatabases;
import vn.hailong.agency.store.Store;
import vn.hailong.config.AgencyConfig;
import vn.hailong.config.AgencyConfigReader;

/// What staff type on the server to end an alarm, with either kind of database.
class AcknowledgeIT {
    private static final String EXAMPLE = "device-config/example-ward/agency.yaml";
    private static final String FALL = """
            insert into outbox_fall (terminal, installation, falls, fell_at, last_at, sealed_before, sealed_after)
            values ('%s', '00000000-0000-0001-0000-000000000001', 1, '2026-11-22T02:19:30Z', '2026-11-22T02:19:30Z',
                10, 6)""";
    private static final String ACKNOWLEDGED = "bn-q03: acknowledged that outbox 00000000-0000-0001-0000-000000000001"
            + " fell back from 10 to 6 at 2026-11-22T09:19:30+07:00";

    @TempDir
    private Path folder = Path.of("set by JUnit");

    private record Ended(int code, List<String> output, List<String> errors) {}

    private static Ended run(Path config, String... more) {
        StringWriter output = new StringWriter();
        StringWriter errors = new StringWriter();
        CommandLine program =
                Commands.program().setOut(new PrintWriter(output, true)).setErr(new PrintWriter(errors, true));
        List<String> line = new ArrayList<>(List.of("agency", "acknowledge", "--config", config.toString()));
        line.addAll(List.of(more));
        int code = program.execute(line.toArray(String[]::new));
        return new Ended(
                code,
                output.toString().lines().toList(),
                errors.toString().lines().toList());
    }

    private Path config(String more) throws IOException {
        Path written = folder.resolve("agency.yaml");
        String questionnaires =
                Path.of("device-config/questionnaires").toAbsolutePath().toString();
        String example = Files.readString(Path.of(EXAMPLE));
        assertTrue(example.contains("dataFolder: /var/lib/hailong/agency"), example);
        return Files.writeString(
                written,
                example.replace("dataFolder: /var/lib/hailong/agency", "dataFolder: " + folder.resolve("data"))
                                .replaceAll("questionnaires: \\S+", "questionnaires: " + questionnaires)
                        + more);
    }

    private static void fall(Path config, AgencyConfig.Database database, String terminal) throws Exception {
        try (Store store = Store.open(database, AgencyConfigReader.read(config), InstantSource.system())) {
            store.ledger().prepare();
        }
        TestDatabases.execute(database, FALL.formatted(terminal));
    }

    @Test
    void withAPostgresqlOfItsOwn() throws Exception {
        AgencyConfig.Database database = TestDatabases.fresh();
        Path config = config("\ndatabase: {address: '" + database.address() + "', user: postgres}\n");
        fall(config, database, "bn-q03");
        fall(config, database, "bn-q01");
        assertEquals(new Ended(0, List.of(ACKNOWLEDGED), List.of()), run(config, "--terminal", "bn-q03"));
        assertEquals(
                new Ended(
                        1,
                        List.of(),
                        List.of("hailong: --terminal: found \"bn-q03\", expected a terminal with an outbox that fell"
                                + " back and is not acknowledged yet: bn-q01")),
                run(config, "--terminal", "bn-q03"));
        assertEquals(
                List.of("bn-q01"),
                TestDatabases.query(database, "select terminal from outbox_fall where acknowledged_at is null"));
    }

    @Test
    void whoIsNotKnownIsToldWhoIs() throws Exception {
        AgencyConfig.Database database = TestDatabases.fresh();
        Path config = config("\ndatabase: {address: '" + database.address() + "', user: postgres}\n");
        assertEquals(
                new Ended(
                        2,
                        List.of(),
                        List.of("hailong: --terminal: found \"bn-q99\", expected a terminal of agency.yaml, or one that"
                                + " was heard of: bn-q01, bn-q02, bn-q03, bn-q04")),
                run(config, "--terminal", "bn-q99"));
        assertEquals(
                List.of("hailong: --terminal: found \"bn-q03\", expected a terminal with an outbox that fell back and"
                        + " is not acknowledged yet; there is none"),
                run(config, "--terminal", "bn-q03").errors());
    }

    @Test
    void besideAStandaloneAgency() throws Exception {
        Path config = config("");
        Path data = folder.resolve("data").resolve("database");
        Ended stopped = run(config, "--terminal", "bn-q03", "--standalone");
        assertEquals(1, stopped.code());
        assertTrue(
                stopped.errors().getFirst().startsWith("hailong: no agency runs with --standalone on " + data),
                stopped.toString());
        try (EmbeddedDatabase running = EmbeddedDatabase.start(data)) {
            fall(config, running.database(), "bn-q03");
            assertEquals(
                    new Ended(0, List.of(ACKNOWLEDGED), List.of()),
                    run(config, "--terminal", "bn-q03", "--standalone"));
        }
        assertEquals(1, run(config, "--terminal", "bn-q03", "--standalone").code());
    }

    @Test
    void withoutADatabaseItSaysWhatIsMissing() throws Exception {
        assertEquals(
                new Ended(2, List.of(), List.of("hailong: without --standalone, agency.yaml needs database")),
                run(config(""), "--terminal", "bn-q03"));
    }
}
