package vn.hailong.agency.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.UUID;
import vn.hailong.agency.standalone.TestDatabases;
import vn.hailong.agency.store.Store;
import vn.hailong.config.AgencyConfig;
import vn.hailong.mqtt.IncomingMessage;
import vn.hailong.wire.Status;
import vn.hailong.wire.StatusCodec;

/// An intake over a real, empty database, and a link that remembers.
final class IntakeFixture implements AutoCloseable {
    static final UUID INSTALLATION = new UUID(1, 1);
    static final Instant NOW = Instant.parse("2026-11-22T02:14:30Z");

    final AgencyConfig.Database database = TestDatabases.fresh();
    final List<Duration> pauses = new ArrayList<>();
    final Store store;
    final BreakableLedger ledger;
    FakeLink link = new FakeLink();
    Intake intake;
    private int packet;

    IntakeFixture(AgencyConfig config) throws InterruptedException {
        store = Store.open(database, config, InstantSource.fixed(NOW));
        ledger = new BreakableLedger(store.ledger());
        intake = intake(config);
        intake.prepare();
    }

    Intake intake(AgencyConfig config) {
        return new Intake(config, ledger, pauses::add, InstantSource.fixed(NOW), new SplittableRandom(1));
    }

    /// From here on it is this time at the agency.
    void at(AgencyConfig config, Instant now) {
        intake = new Intake(config, ledger, pauses::add, InstantSource.fixed(now), new SplittableRandom(1));
    }

    void status(String terminal, Status status) throws InterruptedException {
        message("hailong/v1/khanh-hoa/" + terminal + "/status", StatusCodec.encode(status));
    }

    /// A status that the broker had kept.
    void kept(String terminal, Status status) throws InterruptedException {
        String topic = "hailong/v1/khanh-hoa/" + terminal + "/status";
        assertEquals(
                true, intake.offer(new IncomingMessage(topic, StatusCodec.encode(status), true, ++packet, 1), link));
        intake.turn();
    }

    void responses(String terminal, byte[] payload) throws InterruptedException {
        message("hailong/v1/khanh-hoa/" + terminal + "/responses", payload);
    }

    void message(String topic, String payload) throws InterruptedException {
        message(topic, payload.getBytes(StandardCharsets.UTF_8));
    }

    void message(String topic, byte[] payload) throws InterruptedException {
        offer(topic, payload);
        intake.turn();
    }

    void offer(String topic, byte[] payload) {
        assertEquals(true, intake.offer(new IncomingMessage(topic, payload, false, ++packet, 1), link));
    }

    long count(String table) {
        return Long.parseLong(query("select count(*) from " + table).getFirst());
    }

    long counted() {
        return Long.parseLong(
                query("select coalesce(sum(n), 0) from response_tally").getFirst());
    }

    List<String> query(String sql) {
        return TestDatabases.query(database, sql);
    }

    /// Both tallies, a line a row.
    List<String> tallies() {
        List<String> rows = new ArrayList<>(query("select t::text from tally t order by t"));
        rows.addAll(query("select t::text from response_tally t order by t"));
        return rows;
    }

    /// What a database that was restored from an older backup does not know.
    void forget(String responses) {
        TestDatabases.execute(
                database,
                "delete from response_time where response in (select id from response where " + responses + ")");
        TestDatabases.execute(database, "delete from response where " + responses);
        TestDatabases.execute(database, """
                update installation set
                    held = (select count(*) from response where response.installation = installation.id),
                    salvaged = (select count(*) from response where response.installation = installation.id
                        and 'SALVAGED' = any(flags));
                delete from installation_day;
                insert into installation_day
                    select installation, day, count(*) from response_day group by installation, day""");
        store.rebuildTallies();
    }

    Map<String, String> refused() {
        Map<String, String> totals = new TreeMap<>();
        query("select terminal || ' ' || code || '=' || n from refused_total").forEach(row -> {
            String[] parts = row.split("=", 2);
            totals.put(parts[0], parts[1]);
        });
        return totals;
    }

    @Override
    public void close() {
        store.close();
    }
}
