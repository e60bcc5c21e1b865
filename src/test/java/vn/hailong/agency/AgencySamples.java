package vn.hailong.agency;

import java.net.URI;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import vn.hailong.config.AgencyConfig;
import vn.hailong.config.BrokerConfig;
import vn.hailong.survey.Answer;
import vn.hailong.survey.Channel;
import vn.hailong.survey.Condition;
import vn.hailong.survey.Factor;
import vn.hailong.survey.Item;
import vn.hailong.survey.Kind;
import vn.hailong.survey.LocalizedText;
import vn.hailong.survey.Option;
import vn.hailong.survey.Questionnaire;
import vn.hailong.survey.Scale;
import vn.hailong.survey.Stage;
import vn.hailong.wire.ClockReading;
import vn.hailong.wire.Response;
import vn.hailong.wire.ResponseCodec;
import vn.hailong.wire.SealedResponse;
import vn.hailong.wire.Status;

/// An agency with one unit, three counters, a terminal at each, and what its terminals send.
public final class AgencySamples {
    public static final String UNIT = "ba-ngoi";
    public static final OffsetDateTime ANSWERED = OffsetDateTime.parse("2026-11-22T09:14:05.120+07:00");
    public static final UUID BOOT = new UUID(7, 7);
    public static final Scale SCALE = new Scale(
            "scale5",
            IntStream.rangeClosed(1, 5)
                    .mapToObj(value -> new Scale.Level(value, "level" + value, text("Mức " + value), value >= 4))
                    .toList());

    private AgencySamples() {}

    public static LocalizedText text(String vietnamese) {
        return new LocalizedText(Map.of("vi", vietnamese));
    }

    public static Item item(String id, Kind kind, Factor factor, Item.Form form) {
        return new Item(
                id,
                text(id),
                Optional.empty(),
                Optional.empty(),
                kind,
                kind == Kind.RATING ? Optional.of(factor) : Optional.empty(),
                false,
                new Condition.Always(),
                form);
    }

    public static Questionnaire questionnaire() {
        List<Option> options = List.of(
                new Option("attitude", text("Thái độ"), false, false),
                new Option("guidance", text("Hướng dẫn"), false, false));
        return new Questionnaire(
                "quick5",
                3,
                text("Đánh giá nhanh"),
                List.of(
                        item("btn.overall", Kind.RATING, Factor.OVERALL, new Item.Form.Rating(SCALE, Optional.empty())),
                        item(
                                "quick.official",
                                Kind.RATING,
                                Factor.OFFICIAL,
                                new Item.Form.Rating(SCALE, Optional.of(text("Không áp dụng")))),
                        item("reason.official", Kind.REASON, Factor.OFFICIAL, new Item.Form.Multiple(options, 2)),
                        item("quick.result", Kind.FACT, Factor.RESULT, new Item.Form.YesNo()),
                        item("quick.trips", Kind.FACT, Factor.RESULT, new Item.Form.Count(5)),
                        item("quick.comment", Kind.COMMENT, Factor.RESULT, new Item.Form.Comment(500))));
    }

    public static AgencyConfig config() {
        return config(List.of(questionnaire()), List.of("q01", "q02", "q03"), List.of("bn-q01", "bn-q02", "bn-q03"));
    }

    public static AgencyConfig config(
            List<Questionnaire> questionnaires, List<String> counters, List<String> terminals) {
        return new AgencyConfig(
                "khanh-hoa",
                text("Khánh Hòa"),
                List.of(new AgencyConfig.Unit(
                        UNIT,
                        text("Phường Ba Ngòi"),
                        Optional.empty(),
                        counters.stream()
                                .map(id -> new AgencyConfig.Counter(id, text(id), Optional.empty()))
                                .toList())),
                terminals.stream()
                        .map(id -> new AgencyConfig.Terminal(id, UNIT, id.substring(3)))
                        .toList(),
                questionnaires,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                new AgencyConfig.Web("127.0.0.1", 0),
                Path.of("unused"),
                5);
    }

    /// With a broker on any free port and everything else in this folder.
    public static AgencyConfig standaloneIn(Path folder) {
        return with(URI.create("mqtt://127.0.0.1:0"), Optional.empty(), folder);
    }

    /// With a broker and a database where nobody listens.
    public static AgencyConfig unreachable() {
        URI database = URI.create("postgresql://127.0.0.1:9/hailong");
        return with(
                URI.create("mqtt://127.0.0.1:9"),
                Optional.of(new AgencyConfig.Database(database, "hailong", Optional.empty())),
                Path.of("unused"));
    }

    private static AgencyConfig with(URI broker, Optional<AgencyConfig.Database> database, Path folder) {
        AgencyConfig config = config();
        return new AgencyConfig(
                config.agency(),
                config.name(),
                config.units(),
                config.terminals(),
                config.questionnaires(),
                config.targets(),
                Optional.of(BrokerConfig.local(broker)),
                database,
                config.web(),
                folder,
                config.smallCell());
    }

    public static UUID id(long number) {
        return new UUID(0x0198_0000_0000_7000L, 0x8000_0000_0000_0000L | number);
    }

    public static SealedResponse response(long seq, int level) {
        return response(id(seq), seq, "q03", Map.of("btn.overall", new Answer.Number(level)));
    }

    public static SealedResponse response(UUID id, long seq, String counter, Map<String, Answer> answers) {
        return response(id, seq, UNIT, counter, "quick5", 3, answers, List.of());
    }

    public static SealedResponse response(
            UUID id,
            long seq,
            String unit,
            String counter,
            String questionnaire,
            int version,
            Map<String, Answer> answers,
            List<String> flags) {
        return new SealedResponse(
                seq,
                new Response(
                        id,
                        questionnaire,
                        version,
                        "vi",
                        Channel.KIOSK_BUTTON,
                        unit,
                        counter,
                        Optional.of(Stage.RESULT),
                        Optional.of("dat-dai"),
                        new LinkedHashMap<>(answers),
                        ANSWERED,
                        new ClockReading(true, BOOT, 8_123_456),
                        1_840,
                        true,
                        false,
                        0,
                        flags));
    }

    public static byte[] batch(UUID installation, SealedResponse... responses) {
        List<byte[]> sealed = new ArrayList<>();
        for (SealedResponse response : responses) {
            sealed.add(ResponseCodec.encode(response));
        }
        return ResponseCodec.encodeBatch(installation, sealed);
    }

    public static Status status(UUID installation) {
        return new Status(
                Status.State.ONLINE,
                installation,
                "1.0.0",
                0,
                Optional.empty(),
                new Status.OutboxTotals(0, Optional.empty(), 4_711, 4_711, 0, 2_097_152, Optional.empty()),
                Map.of(5, 4_000L),
                77,
                Map.of(5, Status.ButtonState.OK),
                Optional.empty(),
                new Status.Clock(new ClockReading(true, BOOT, 9_123_456), ANSWERED, Optional.empty()),
                new Status.Host(24_000, Optional.of(54.2), Optional.of(false), 91_234),
                new Status.Link(0, 0),
                0);
    }

    /// What a terminal says of so many sealed responses, so long after its boot.
    public static Status status(UUID installation, long sealed, long pending, long uptimeMs) {
        return said(
                installation,
                Status.State.ONLINE,
                sealed,
                pending,
                0,
                new ClockReading(true, BOOT, uptimeMs),
                ANSWERED);
    }

    public static Status said(
            UUID installation,
            Status.State state,
            long sealed,
            long pending,
            long refused,
            ClockReading clock,
            OffsetDateTime wall) {
        Status usual = status(installation);
        return new Status(
                state,
                installation,
                usual.software(),
                usual.configRevision(),
                usual.configError(),
                new Status.OutboxTotals(
                        pending, Optional.empty(), sealed, sealed - pending, refused, 2_097_152, Optional.empty()),
                usual.pressesByLevel(),
                usual.suppressedPresses(),
                usual.buttons(),
                usual.buttonFault(),
                new Status.Clock(clock, wall, Optional.empty()),
                usual.host(),
                usual.link(),
                0);
    }

    /// The same status of a terminal that says since when something waits.
    public static Status waiting(Status usual, Optional<OffsetDateTime> oldestPending) {
        Status.OutboxTotals totals = usual.outbox();
        return new Status(
                usual.state(),
                usual.installation(),
                usual.software(),
                usual.configRevision(),
                usual.configError(),
                new Status.OutboxTotals(
                        totals.pending(),
                        oldestPending,
                        totals.sealedTotal(),
                        totals.receiptedTotal(),
                        totals.refusedTotal(),
                        totals.bytes(),
                        totals.salvaged()),
                usual.pressesByLevel(),
                usual.suppressedPresses(),
                usual.buttons(),
                usual.buttonFault(),
                usual.clock(),
                usual.host(),
                usual.link(),
                usual.refusedMessages());
    }

    /// The same response, answered at another time by another clock.
    public static SealedResponse answered(SealedResponse sealed, OffsetDateTime at, ClockReading clock) {
        Response usual = sealed.response();
        return new SealedResponse(
                sealed.seq(),
                new Response(
                        usual.id(),
                        usual.questionnaire(),
                        usual.version(),
                        usual.language(),
                        usual.channel(),
                        usual.unit(),
                        usual.counter(),
                        usual.stage(),
                        usual.field(),
                        usual.answers(),
                        at,
                        clock,
                        usual.durationMs(),
                        usual.complete(),
                        usual.assisted(),
                        usual.suppressedPresses(),
                        usual.flags()));
    }
}
