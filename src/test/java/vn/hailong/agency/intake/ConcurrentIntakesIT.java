package vn.hailong.agency.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static vn.hailong.agency.AgencySamples.batch;
import static vn.hailong.agency.AgencySamples.config;
import static vn.hailong.agency.AgencySamples.id;
import static vn.hailong.agency.AgencySamples.response;

import java.time.InstantSource;
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
import vn.hailong.wire.SealedResponse;

/// Two receivers on one database, delivered the same batches in different orders and cuts.
class ConcurrentIntakesIT {
    private static final int TERMINALS = 3;
    private static final int RESPONSES = 2_000;

    @Test
    void overlappingBatchesCountOnceAndNobodyWaitsForEver() throws Exception {
        try (IntakeFixture fixture = new IntakeFixture(config());
                ExecutorService threads = Executors.newFixedThreadPool(2)) {
            List<FakeLink> links = List.of(new FakeLink(), new FakeLink());
            long begin = System.nanoTime();
            List<Future<?>> done = new ArrayList<>();
            for (int i = 0; i < links.size(); i++) {
                List<IncomingMessage> messages = messages(17 + 40 * i, new Random(i));
                FakeLink link = links.get(i);
                done.add(threads.submit(() -> {
                    Intake intake = new Intake(
                            config(),
                            fixture.store.ledger(),
                            duration -> Thread.sleep(5),
                            InstantSource.system(),
                            new SplittableRandom(1));
                    for (IncomingMessage message : messages) {
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
