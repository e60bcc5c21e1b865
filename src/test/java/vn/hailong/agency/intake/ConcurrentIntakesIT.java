package vn.hailong.agency.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static vn.hailong.agency.AgencySamples.answered;
import static vn.hailong.agency.AgencySamples.batch;
import static vn.hailong.agency.AgencySamples.config;
import static vn.hailong.agency.AgencySamples.id;
import static vn.hailong.agency.AgencySamples.response;
import static vn.hailong.agency.AgencySamples.said;

import java.time.Duration;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.tinylog.Logger;
import vn.hailong.mqtt.IncomingMessage;
import vn.hailong.survey.Answer;
import vn.hailong.wire.ClockReading;
import vn.hailong.wire.SealedResponse;
import vn.hailong.wire.Status;
import vn.hailong.wire.StatusCodec;

/// Two receivers on one database, delivered the same batches in different orders and cuts.
class ConcurrentIntakesIT {
    private static final int TERMINALS = 3;
    private static final int RESPONSES = 2_000;
    private static final int LOST = 200;

    @Test
    void overlappingBatchesCountOnceAndNobodyWaitsForEver() throws Exception {
        try (IntakeFixture fixture = new IntakeFixture(config());
                ExecutorService threads = Executors.newFixedThreadPool(2)) {
            List<FakeLink> links = List.of(new FakeLink(), new FakeLink());
            long begin = System.nanoTime();
            deliver(fixture, threads, links, List.of(messages(17, new Random(0)), messages(57, new Random(1))));
            long elapsed = (System.nanoTime() - begin) / 1_000_000;
            Logger.info("{} deliveries in {} ms", 2 * TERMINALS * RESPONSES, elapsed);
            assertEquals(TERMINALS * RESPONSES, fixture.count("response"));
            assertEquals(TERMINALS * RESPONSES, fixture.counted());
            assertEquals(0, fixture.count("quarantined_response"));
            assertTrue(links.stream().allMatch(link -> link.acknowledged.size() > 100));
            List<String> kept = fixture.tallies();
            fixture.store.rebuildTallies();
            assertEquals(kept, fixture.tallies());
        }
    }

    /// Each list of messages to an intake of its own, all at once.
    private static void deliver(
            IntakeFixture fixture, ExecutorService threads, List<FakeLink> links, List<List<IncomingMessage>> messages)
            throws Exception {
        List<Future<?>> done = new ArrayList<>();
        for (int i = 0; i < links.size(); i++) {
            FakeLink link = links.get(i);
            List<IncomingMessage> own = messages.get(i);
            done.add(threads.submit(() -> {
                Intake intake = new Intake(
                        config(),
                        fixture.store.ledger(),
                        duration -> {}, // who waits for the other is tried again at once
                        InstantSource.fixed(IntakeFixture.NOW),
                        new SplittableRandom(1));
                for (IncomingMessage message : own) {
                    while (!intake.offer(message, link)) {
                        intake.turn();
                    }
                }
                intake.turn();
                return null;
            }));
        }
        for (Future<?> each : done) {
            each.get();
        }
    }

    /// One program stores responses whose clocks were lost, while another hears when those machines were
    /// started.
    @Test
    void timesAreRepairedWhicheverProgramHearsOfThem() throws Exception {
        try (IntakeFixture fixture = new IntakeFixture(config());
                ExecutorService threads = Executors.newFixedThreadPool(2)) {
            List<FakeLink> links = List.of(new FakeLink(), new FakeLink());
            deliver(fixture, threads, links, List.of(lost(0), lost(1)));
            assertEquals(TERMINALS * LOST, fixture.count("response"));
            assertEquals(List.of("SYNCED " + TERMINALS * LOST), fixture.query("""
                            select method || ' ' || count(*) from (select distinct on (response) * from response_time
                                order by response, revision desc) last group by method"""));
            assertEquals(
                    List.of("2026-11-20 " + TERMINALS * LOST / 2, "2026-11-21 " + TERMINALS * LOST / 2),
                    fixture.query("select answered_on || ' ' || sum(n) from response_tally group by answered_on"
                            + " order by 1"));
            List<String> kept = fixture.tallies();
            fixture.store.rebuildTallies();
            assertEquals(kept, fixture.tallies());
        }
    }

    /// Half of each terminal's responses, of two days, in any order, with statuses between them: at first the
    /// clock is not synchronised, later it is.
    private static List<IncomingMessage> lost(int half) {
        List<IncomingMessage> messages = new ArrayList<>();
        OffsetDateTime now = IntakeFixture.NOW.atOffset(ZoneOffset.UTC);
        // Started 50 hours ago: on the 20th at 07:14 in Vietnam.
        long uptime = Duration.ofHours(50).toMillis();
        for (int terminal = 1; terminal <= TERMINALS; terminal++) {
            UUID installation = new UUID(6, terminal);
            UUID boot = new UUID(7, terminal);
            for (int seq = 1 + half; seq <= LOST; seq += 2) {
                long answered = Duration.ofHours(seq <= LOST / 2 ? 1 : 30).toMillis() + seq;
                messages.add(new IncomingMessage(
                        "hailong/v1/khanh-hoa/bn-q0" + terminal + "/responses",
                        batch(
                                installation,
                                answered(
                                        response(
                                                id(terminal * 100_000L + seq),
                                                seq,
                                                "q0" + terminal,
                                                Map.of("btn.overall", new Answer.Number(1 + seq % 5))),
                                        OffsetDateTime.parse("1970-01-01T00:01:00Z"),
                                        new ClockReading(false, boot, answered))),
                        false,
                        messages.size(),
                        1));
            }
            for (boolean synced : new boolean[] {false, half == terminal % 2}) {
                messages.add(new IncomingMessage(
                        "hailong/v1/khanh-hoa/bn-q0" + terminal + "/status",
                        StatusCodec.encode(said(
                                installation,
                                Status.State.ONLINE,
                                LOST,
                                0,
                                0,
                                new ClockReading(synced, boot, uptime),
                                now)),
                        false,
                        messages.size(),
                        1));
            }
        }
        Collections.shuffle(messages, new Random(half));
        return messages;
    }

    private static List<IncomingMessage> messages(int size, Random random) {
        List<IncomingMessage> messages = new ArrayList<>();
        for (int terminal = 1; terminal <= TERMINALS; terminal++) {
            UUID installation = new UUID(5, terminal);
            for (int first = 1; first <= RESPONSES; first += size) {
                List<SealedResponse> batch = new ArrayList<>();
                for (int seq = first; seq < first + size && seq <= RESPONSES; seq++) {
                    batch.add(response(
                            id(terminal * 100_000L + seq),
                            seq,
                            "q0" + terminal,
                            Map.of("btn.overall", new Answer.Number(1 + seq % 5))));
                }
                messages.add(new IncomingMessage(
                        "hailong/v1/khanh-hoa/bn-q0" + terminal + "/responses",
                        batch(installation, batch.toArray(SealedResponse[]::new)),
                        false,
                        messages.size(),
                        1));
            }
        }
        Collections.shuffle(messages, random);
        return messages;
    }
}
