package vn.hailong.agency.intake;

import static vn.hailong.agency.AgencySamples.batch;
import static vn.hailong.agency.AgencySamples.config;
import static vn.hailong.agency.AgencySamples.id;
import static vn.hailong.agency.AgencySamples.response;
import static vn.hailong.agency.AgencySamples.status;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import vn.hailong.agency.store.Arrival;
import vn.hailong.mqtt.IncomingMessage;
import vn.hailong.survey.Answer;
import vn.hailong.wire.Receipt;
import vn.hailong.wire.SeqRange;
import vn.hailong.wire.StatusCodec;

/// Throws messages at the agency's intake, over a real database: sound ones, and broken ones made from them. Arguments:
/// `--inputs N --seed S`. The last line is `inputs N, accepted A, quarantined Q, rejected R, crashed C, intake alive
/// yes`; exit code 0 if nothing crashed and the intake still does its work.
///
/// An input is a message. It is accepted if all that it holds can be counted, quarantined if a part of it is kept
/// without being counted, and rejected if it is refused as a whole.
final class FuzzProgram {
    private static final String TOPIC = "hailong/v1/khanh-hoa/bn-q03/";
    private static final int GROUP = 64;
    private static final List<String> TOPICS = List.of(
            TOPIC + "responses",
            TOPIC + "status",
            TOPIC + "replies",
            TOPIC + "receipts",
            "hailong/v1/khanh-hoa/bn-q99/responses",
            "hailong/v1/khanh-hoa//responses",
            "hailong/v1/lam-dong/bn-q03/responses",
            "",
            "\u0000");

    private final Random random;
    private final Mutator mutator;
    private final IntakeFixture fixture;
    private final Reader reader = new Reader("khanh-hoa", new Judge(config()));
    private final Map<String, Integer> crashes = new TreeMap<>();
    private int accepted;
    private int quarantined;
    private int rejected;
    private int crashed;
    private int offered;
    private long numbers = 1_000;

    private FuzzProgram(long seed, IntakeFixture fixture) {
        this.random = new Random(seed);
        this.mutator = new Mutator(random);
        this.fixture = fixture;
    }

    public static void main(String[] arguments) throws Exception {
        int inputs = number(arguments, "--inputs", 1_000_000);
        int seed = number(arguments, "--seed", 7);
        boolean sound;
        try (IntakeFixture fixture = new IntakeFixture(config())) {
            sound = new FuzzProgram(seed, fixture).run(inputs);
        }
        System.exit(sound ? 0 : 1);
    }

    private static int number(String[] arguments, String name, int usual) {
        List<String> all = List.of(arguments);
        int place = all.indexOf(name);
        return place < 0 ? usual : Integer.parseInt(all.get(place + 1));
    }

    private boolean run(int inputs) throws Exception {
        fixture.responses("bn-q01", batch(IntakeFixture.INSTALLATION, response(1, 5), response(2, 1)));
        List<String> before = control();
        fixture.link.acknowledged.clear();
        fixture.link.published.clear();
        List<byte[]> seeds = seeds();
        for (int input = 0; input < inputs; input++) {
            byte[] payload = payload(seeds);
            String topic = random.nextInt(20) == 0 ? TOPICS.get(random.nextInt(TOPICS.size())) : topic(payload);
            IncomingMessage message = new IncomingMessage(topic, payload, false, 1 + input % 60_000, 1);
            if (judged(message)) {
                fixture.intake.offer(message, fixture.link);
                offered++;
            }
            if (input % GROUP == GROUP - 1 || input == inputs - 1) {
                turn();
            }
        }
        boolean alive = isAlive() && before.equals(control()) && isConsistent();
        crashes.forEach((words, times) -> System.out.println(times + " times " + words));
        System.out.println("inputs " + inputs + ", accepted " + accepted + ", quarantined " + quarantined
                + ", rejected " + rejected + ", crashed " + crashed + ", intake alive " + (alive ? "yes" : "no"));
        return alive && crashed == 0;
    }

    /// What was there before must be there after it, as it was.
    private List<String> control() {
        return fixture.query("select r::text from response r where terminal = 'bn-q01' order by seq");
    }

    /// What the figures are made of still is what the responses say.
    private boolean isConsistent() {
        List<String> counted = tallies();
        fixture.store.rebuildTallies();
        return counted.equals(tallies());
    }

    private List<String> tallies() {
        return fixture.query("select t::text from tally t union all select r::text from response_tally r order by 1");
    }

    private List<byte[]> seeds() {
        List<byte[]> seeds = new ArrayList<>();
        seeds.add(StatusCodec.encode(status(IntakeFixture.INSTALLATION)));
        seeds.add("{\"command\":\"0198f000-0000-7000-8000-000000000000\",\"outcome\":\"done\",\"detail\":\"\"}"
                .getBytes(StandardCharsets.UTF_8));
        for (int each = 0; each < 40; each++) {
            seeds.add(fresh());
        }
        return seeds;
    }

    /// A batch as a terminal of ours would send it.
    private byte[] fresh() {
        UUID installation = new UUID(5, 1 + random.nextInt(50));
        List<vn.hailong.wire.SealedResponse> responses = new ArrayList<>();
        for (int count = 1 + random.nextInt(3); count > 0; count--) {
            long number = ++numbers;
            responses.add(response(
                    id(number),
                    number,
                    "q03",
                    Map.of(
                            "btn.overall", new Answer.Number(1 + random.nextInt(5)),
                            "reason.official", new Answer.Choices(List.of("attitude")),
                            "quick.comment", new Answer.Text("Chờ lâu quá \"90 phút\" \\ 😀"))));
        }
        return batch(installation, responses.toArray(vn.hailong.wire.SealedResponse[]::new));
    }

    private byte[] payload(List<byte[]> seeds) {
        int dice = random.nextInt(100);
        if (dice < 3) {
            return fresh();
        }
        if (dice < 5) {
            byte[] noise = new byte[random.nextInt(300)];
            random.nextBytes(noise);
            return noise;
        }
        byte[] seed = seeds.get(random.nextInt(seeds.size()));
        byte[] mutated = mutator.mutated(seed, seeds.get(random.nextInt(seeds.size())));
        if (dice == 99 && mutated.length < 20_000) {
            // What came of it is a seed itself, so that mistakes add up.
            seeds.set(2 + random.nextInt(seeds.size() - 2), mutated);
        } else if (dice == 98) {
            seeds.set(2 + random.nextInt(seeds.size() - 2), fresh());
        }
        return mutated;
    }

    private String topic(byte[] payload) {
        String beginning = new String(payload, 0, Math.min(payload.length, 40), StandardCharsets.UTF_8);
        String kind = beginning.contains("\"command\"")
                ? "replies"
                : beginning.contains("\"state\"") ? "status" : "responses";
        return TOPIC + (random.nextInt(10) == 0 ? "status" : kind);
    }

    /// @return whether it could be read at all, without an exception
    private boolean judged(IncomingMessage message) {
        try {
            List<Arrival> arrivals = reader.read(message, Instant.EPOCH).arrivals();
            if (arrivals.stream().anyMatch(Arrival.Refused.class::isInstance)) {
                rejected++;
            } else if (arrivals.stream().anyMatch(Arrival.NotUnderstood.class::isInstance)) {
                quarantined++;
            } else {
                accepted++;
            }
            return true;
        } catch (RuntimeException | StackOverflowError e) {
            crash(e);
            return false;
        }
    }

    private void turn() throws InterruptedException {
        try {
            fixture.intake.turn();
        } catch (RuntimeException | StackOverflowError e) {
            crash(e);
        }
        int acknowledged = fixture.link.acknowledged.size();
        if (acknowledged != offered) {
            crash(new IllegalStateException(offered + " messages offered, " + acknowledged + " acknowledged"));
        }
        offered = 0;
        fixture.link.acknowledged.clear();
        fixture.link.published.clear();
    }

    private void crash(Throwable e) {
        crashed++;
        crashes.merge(String.valueOf(e), 1, Integer::sum);
    }

    /// A sound batch is still stored and receipted.
    private boolean isAlive() throws InterruptedException {
        UUID installation = new UUID(9, 9);
        fixture.responses(
                "bn-q02",
                batch(installation, response(id(999_999_999), 1, "q02", Map.of("btn.overall", new Answer.Number(4)))));
        List<Receipt> receipts = fixture.link.receipts();
        return receipts.size() == 1
                && receipts.getFirst().installation().equals(installation)
                && receipts.getFirst().committed().equals(List.of(new SeqRange(1, 1)));
    }
}
