package vn.hailong.fleet;

import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import vn.hailong.survey.Answer;
import vn.hailong.survey.Channel;
import vn.hailong.survey.Item;
import vn.hailong.survey.Questionnaire;
import vn.hailong.survey.Scale;
import vn.hailong.wire.ClockReading;
import vn.hailong.wire.Response;
import vn.hailong.wire.ResponseCodec;
import vn.hailong.wire.SealedResponse;

/// What citizens press: the questionnaire's first rating, at random, mostly well.
final class Answers {
    private static final ZoneId CIVIL_ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

    private final Questionnaire questionnaire;
    private final Item rating;
    private final List<Scale.Level> levels;
    private final List<String> flags;
    private final UUID boot;
    private final InstantSource wall;
    private final RandomGenerator random;

    Answers(Questionnaire questionnaire, boolean test, InstantSource wall, RandomGenerator random) {
        this.questionnaire = questionnaire;
        this.rating = questionnaire.items().stream()
                .filter(item -> item.form() instanceof Item.Form.Rating)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "questionnaire " + questionnaire.id() + ": found no rating, expected one to press"));
        this.levels = ((Item.Form.Rating) rating.form()).scale().levels();
        this.flags = test ? List.of("TEST") : List.of();
        this.wall = wall;
        this.random = random;
        this.boot = new UUID(random.nextLong(), random.nextLong());
    }

    byte[] sealed(Seat seat, long seq, long uptimeMillis) {
        int level = levels.get(Math.max(random.nextInt(levels.size()), random.nextInt(levels.size())))
                .value();
        return ResponseCodec.encode(new SealedResponse(
                seq,
                new Response(
                        id(),
                        questionnaire.id(),
                        questionnaire.version(),
                        "vi",
                        Channel.KIOSK_BUTTON,
                        seat.unit(),
                        seat.counter(),
                        Optional.empty(),
                        Optional.empty(),
                        Map.of(rating.id(), new Answer.Number(level)),
                        wall.instant().atZone(CIVIL_ZONE).toOffsetDateTime(),
                        new ClockReading(true, boot, uptimeMillis),
                        1_000 + random.nextInt(3_000),
                        true,
                        false,
                        0,
                        flags)));
    }

    /// A UUID of version 7.
    private UUID id() {
        long high = wall.millis() << 16 | 0x7000L | random.nextInt() & 0x0FFF;
        return new UUID(high, 0x8000000000000000L | random.nextLong() & 0x3FFFFFFFFFFFFFFFL);
    }
}
