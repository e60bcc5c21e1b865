package vn.hailong.wire;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;
import vn.hailong.survey.Answer;
import vn.hailong.survey.Channel;
import vn.hailong.survey.Stage;

/// Every message that the contract allows, drawn from a seed.
final class RandomMessages {
    private static final String[] PIECES = {
        "a", "Z", "0", "-", ".", " ", "ă", "ế", "ỗ", "ư", "“", "\"", "\\", "/", "\n", "\t", "\u0001", "\u2028", "😀",
        "ក", "\u00A0", "{", "]", ","
    };

    private final Random random;

    RandomMessages(long seed) {
        this.random = new Random(seed);
    }

    SealedResponse response() {
        return new SealedResponse(
                1 + whole(Long.MAX_VALUE - 1),
                new Response(
                        uuid(),
                        name(),
                        1 + random.nextInt(Integer.MAX_VALUE),
                        text(16),
                        pick(Channel.values()),
                        name(),
                        name(),
                        maybe(() -> pick(Stage.values())),
                        maybe(() -> text(64)),
                        answers(),
                        time(),
                        clock(),
                        whole(Long.MAX_VALUE),
                        random.nextBoolean(),
                        random.nextBoolean(),
                        random.nextInt(Integer.MAX_VALUE),
                        texts(20)));
    }

    Receipt receipt() {
        List<SeqRange> ranges = list(5, this::range);
        return new Receipt(
                uuid(), ranges, list(4, () -> new Receipt.Quarantined(1 + whole(1_000_000), name())), time());
    }

    Status status() {
        Map<Integer, Long> presses = new LinkedHashMap<>();
        Map<Integer, Status.ButtonState> buttons = new LinkedHashMap<>();
        for (int level = 1; level <= random.nextInt(10); level++) {
            presses.put(level, whole(Long.MAX_VALUE));
            buttons.put(level, pick(Status.ButtonState.values()));
        }
        return new Status(
                pick(Status.State.values()),
                uuid(),
                text(64),
                whole(Long.MAX_VALUE),
                maybe(() -> text(4_000)),
                new Status.OutboxTotals(
                        whole(100),
                        maybe(this::time),
                        whole(Long.MAX_VALUE),
                        whole(1_000),
                        whole(10),
                        whole(1L << 40),
                        maybe(() -> whole(1_000))),
                presses,
                whole(1_000),
                buttons,
                maybe(() -> text(4_000)),
                new Status.Clock(clock(), time(), maybe(this::time)),
                new Status.Host(
                        whole(1_000_000),
                        maybe(() -> Math.rint(random.nextDouble(-40, 120) * 10) / 10),
                        maybe(random::nextBoolean),
                        whole(1L << 40)),
                new Status.Link(whole(100), whole(100)),
                whole(1_000));
    }

    RemoteConfig config() {
        return new RemoteConfig(1 + whole(1_000), text(2_000));
    }

    Command command() {
        Command.Action action = pick(Command.Action.values());
        return new Command(uuid(), action, action == Command.Action.RESEND ? Optional.of(range()) : Optional.empty());
    }

    Reply reply() {
        return new Reply(uuid(), pick(Reply.Outcome.values()), text(4_000), time());
    }

    UUID uuid() {
        return new UUID(random.nextLong(), random.nextLong());
    }

    private Map<String, Answer> answers() {
        Map<String, Answer> answers = new LinkedHashMap<>();
        for (int i = random.nextInt(12); i > 0; i--) {
            answers.put(
                    name(),
                    switch (random.nextInt(5)) {
                        case 0 -> new Answer.Number(random.nextInt(1_001));
                        case 1 -> new Answer.Text(text(4_000));
                        case 2 -> new Answer.Choices(texts(100));
                        case 3 -> new Answer.NotApplicable();
                        default -> new Answer.Skipped();
                    });
        }
        return answers;
    }

    private ClockReading clock() {
        return new ClockReading(random.nextBoolean(), uuid(), whole(Long.MAX_VALUE));
    }

    private SeqRange range() {
        long first = 1 + whole(1L << 60);
        return new SeqRange(first, first + whole(1L << 60));
    }

    private OffsetDateTime time() {
        ZoneOffset offset = ZoneOffset.ofTotalSeconds(60 * random.nextInt(-18 * 60, 18 * 60 + 1));
        // From 1971 on, so that no offset falls back into 1969.
        return Instant.ofEpochMilli(random.nextLong(31_536_000_000L, 4_102_444_800_000L))
                .atOffset(offset);
    }

    /// Small ones often: that is where the edges are.
    private long whole(long most) {
        return random.nextBoolean() ? random.nextLong(Math.min(most, 5)) : random.nextLong(most);
    }

    private String name() {
        return "n" + text(63);
    }

    private String text(int most) {
        int length = random.nextInt(8) == 0 ? most : random.nextInt(Math.min(most, 20) + 1);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(pick(PIECES));
        }
        return text.toString();
    }

    private List<String> texts(int most) {
        return list(random.nextInt(6) == 0 ? most : 4, () -> text(64));
    }

    private <T> List<T> list(int most, Supplier<T> element) {
        List<T> list = new ArrayList<>();
        for (int i = random.nextInt(most + 1); i > 0; i--) {
            list.add(element.get());
        }
        return list;
    }

    private <T> Optional<T> maybe(Supplier<T> value) {
        return random.nextBoolean() ? Optional.of(value.get()) : Optional.empty();
    }

    private <T> T pick(T[] values) {
        return values[random.nextInt(values.length)];
    }
}
