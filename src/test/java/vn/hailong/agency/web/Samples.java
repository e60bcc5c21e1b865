package vn.hailong.agency.web;

import static vn.hailong.wire.Status.ButtonState.MISSING;
import static vn.hailong.wire.Status.ButtonState.OK;
import static vn.hailong.wire.Status.ButtonState.STUCK;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import vn.hailong.agency.fleet.TerminalReport;
import vn.hailong.agency.index.Figure;
import vn.hailong.agency.index.Summary;
import vn.hailong.config.AgencyConfig;
import vn.hailong.config.AgencyConfigReader;
import vn.hailong.config.InvalidConfigException;
import vn.hailong.survey.Item;
import vn.hailong.survey.LocalizedText;
import vn.hailong.survey.Questionnaire;
import vn.hailong.survey.Scale;
import vn.hailong.wire.ClockReading;
import vn.hailong.wire.Status;

/// A ward on a Tuesday morning, and what else may happen to it.
final class Samples {
    static final OffsetDateTime NOW = OffsetDateTime.parse("2026-11-24T10:42:18+07:00");
    static final Clock CLOCK = Clock.fixed(NOW.toInstant(), Wording.ZONE);
    static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
    static final String UNIT = "ba-ngoi";

    static final String NO_CHIP = "no GPIO chip is labelled pinctrl-bcm2835 or pinctrl-bcm2711 or pinctrl-rp1: found "
            + "/dev/gpiochip4 (gpio-mockup-A, 40 lines), /dev/gpiochip5 (gpio-mockup-B, 8 lines); name one of them as "
            + "buttons.chips in terminal.yaml if it is the right one";
    private static final String NO_LAMP = "line 5 of /dev/gpiochip0 (pinctrl-rp1, 54 lines), the lamp of button 5, is "
            + "held by \"spi0 CS0\": stop that program, or use another line; the buttons work without lamps and sound";

    private static final UUID INSTALLATION = UUID.fromString("0f8b2c1e-5a41-4a6f-9d0b-6f1f6a0f3b11");
    private static final int[] ARRIVALS = {2, 0, 4, 7, 3, 5, 1, 0, 6, 9, 4, 3, 5, 2, 1};

    private Samples() {}

    static AgencyConfig config() {
        return config("Trung tâm Phục vụ hành chính công phường Ba Ngòi");
    }

    static AgencyConfig config(String unitName) {
        List<AgencyConfig.Counter> counters = List.of(
                counter("q01", "Quầy 1 · Tiếp nhận, trả kết quả lĩnh vực Đất đai – Xây dựng – Đầu tư"),
                counter("q02", "Quầy 2 · Hộ tịch, chứng thực và liên thông khai sinh – thường trú – bảo hiểm y tế"),
                counter("q03", "Quầy 3 · Lao động, người có công và bảo trợ xã hội"),
                counter("q04", "Quầy 4 · Thuế, đăng ký kinh doanh"));
        return new AgencyConfig(
                "ba-ngoi",
                text("Ủy ban nhân dân phường Ba Ngòi", "People's Committee of Ba Ngòi ward"),
                List.of(
                        new AgencyConfig.Unit(UNIT, text(unitName, unitName), Optional.empty(), counters),
                        new AgencyConfig.Unit(
                                "cam-linh",
                                text("Trạm Y tế Cam Linh", "Cam Linh clinic"),
                                Optional.empty(),
                                List.of())),
                Stream.of("q01", "q02", "q03", "q04")
                        .map(counter -> new AgencyConfig.Terminal(counter + "-a", UNIT, counter))
                        .toList(),
                questionnaires(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                new AgencyConfig.Web("127.0.0.1", 0),
                Path.of("data"),
                5);
    }

    private static AgencyConfig.Counter counter(String id, String name) {
        return new AgencyConfig.Counter(id, text(name, name), Optional.empty());
    }

    static LocalizedText text(String vietnamese, String english) {
        return new LocalizedText(Map.of("vi", vietnamese, "en", english));
    }

    /// The questionnaires that come with the product, among them one for each kind of button box.
    static List<Questionnaire> questionnaires() {
        try {
            return AgencyConfigReader.read(Path.of("device-config/example-ward/agency.yaml"))
                    .questionnaires();
        } catch (InvalidConfigException e) {
            throw new IllegalStateException(e);
        }
    }

    /// What one of them rates on.
    static Scale scale(String questionnaire) {
        return questionnaires().stream()
                .filter(known -> known.id().equals(questionnaire))
                .flatMap(known -> known.items().stream())
                .flatMap(item ->
                        item.form() instanceof Item.Form.Rating rating ? Stream.of(rating.scale()) : Stream.empty())
                .findFirst()
                .orElseThrow();
    }

    /// A figure with these counts, best level first; the interval is only roughly right, since it is not ours to
    /// compute.
    static Figure figure(long... levels) {
        long valid = 0;
        Map<Integer, Long> counts = new LinkedHashMap<>();
        for (int i = 0; i < levels.length; i++) {
            counts.put(levels.length - i, levels[i]);
            valid += levels[i];
        }
        if (valid == 0) {
            return new Figure.None();
        }
        if (valid < 5) {
            return new Figure.TooFew(5);
        }
        long satisfied = levels[0] + levels[1];
        double p = (double) satisfied / valid;
        double z2 = 1.959964 * 1.959964;
        double centre = (p + z2 / (2 * valid)) / (1 + z2 / valid);
        double half = Math.sqrt(z2 * (p * (1 - p) / valid + z2 / (4.0 * valid * valid))) / (1 + z2 / valid);
        return new Figure.Shown(
                valid,
                counts,
                satisfied,
                Wording.share(satisfied, valid),
                percent(centre - half),
                percent(centre + half));
    }

    private static BigDecimal percent(double share) {
        return BigDecimal.valueOf(share * 100).setScale(2, RoundingMode.HALF_UP);
    }

    static Summary.CounterSummary counter(String id, long responses, Figure figure) {
        return new Summary.CounterSummary(new Summary.Place(UNIT, id), responses, figure);
    }

    static Summary summary(long responses, Figure overall, List<Summary.CounterSummary> counters) {
        List<Summary.Minute> minutes = IntStream.range(0, 15)
                .mapToObj(i ->
                        new Summary.Minute(NOW.withSecond(0).minusMinutes(14 - i), responses == 0 ? 0 : ARRIVALS[i]))
                .toList();
        return new Summary(
                UNIT, TODAY, TODAY, NOW, responses, Optional.of(scale("q1")), overall, counters, List.of(), minutes);
    }

    static Summary morning() {
        return summary(
                417,
                figure(251, 98, 34, 19, 11),
                List.of(
                        counter("q01", 148, figure(70, 42, 19, 10, 6)),
                        counter("q02", 163, figure(117, 31, 7, 5, 2)),
                        counter("q03", 64, figure(41, 15, 4, 2, 1)),
                        counter("q04", 42, figure(23, 10, 4, 2, 2))));
    }

    /// The same morning, with answers from boxes of four and of three buttons too.
    static Summary boxesOfThreeKinds() {
        Summary morning = morning();
        return new Summary(
                UNIT,
                TODAY,
                TODAY,
                NOW,
                morning.responses(),
                morning.scale(),
                morning.overall(),
                morning.counters(),
                List.of(
                        new Summary.ItemSummary("btn.overall", scale("qbox3"), figure(12, 6, 2)),
                        new Summary.ItemSummary("btn.overall", scale("qbox4"), figure(8, 4, 2, 1))),
                morning.lastMinutes());
    }

    static List<TerminalReport> fleet() {
        return List.of(
                report("q01-a", "q01", online(0, 5_211), NOW.minusSeconds(12), 5_211, 0, 0),
                report("q02-a", "q02", online(1, 7_840), NOW.minusSeconds(31), 7_838, 1, 0),
                report("q03-a", "q03", offline(37, 2_950), NOW.minusHours(2), 2_913, 0, 0),
                new TerminalReport("q04-a", UNIT, "q04", Optional.empty(), Optional.empty(), 0, 0, 0, 0, 0));
    }

    /// What may be wrong with boxes of buttons.
    static List<TerminalReport> boxes() {
        return List.of(
                boxed("fine", Status.State.ONLINE, "", OK, OK, OK, OK, OK),
                boxed("stuck", Status.State.ONLINE, "", OK, OK, STUCK, OK, OK),
                boxed("stuck-4", Status.State.ONLINE, "", STUCK, OK, STUCK, MISSING),
                boxed("unreadable", Status.State.ONLINE, NO_CHIP, MISSING, MISSING, MISSING, MISSING, MISSING),
                boxed("dark", Status.State.ONLINE, NO_LAMP, OK, OK, OK),
                boxed("gone", Status.State.OFFLINE, "", OK, STUCK, OK, OK, OK),
                boxed("gone-fine", Status.State.OFFLINE, "", OK, OK, OK, OK, OK),
                boxed("none", Status.State.ONLINE, ""),
                linked("two", Status.State.ONLINE, new Status.Link(1_204, 3), OK, STUCK, OK),
                linked("gone-two", Status.State.OFFLINE, new Status.Link(0, 3)),
                new TerminalReport("never", UNIT, "q04", Optional.empty(), Optional.empty(), 0, 0, 0, 0, 0));
    }

    static TerminalReport boxed(String id, Status.State state, String fault, Status.ButtonState... states) {
        Status status =
                status(state, 0, 5_211, true, fault.isEmpty() ? Optional.empty() : Optional.of(fault), box(states));
        return report(id, "q02", status, NOW.minusSeconds(12), 5_211, 0, 0);
    }

    private static TerminalReport linked(
            String id, Status.State state, Status.Link link, Status.ButtonState... states) {
        Status status = status(state, 0, 5_211, true, Optional.empty(), box(states), link);
        return report(id, "q02", status, NOW.minusSeconds(12), 5_211, 0, 0);
    }

    static TerminalReport report(
            String id, String counter, Status status, OffsetDateTime heard, long held, long quarantined, long refused) {
        return new TerminalReport(
                id,
                UNIT,
                counter,
                Optional.of(status),
                Optional.of(heard),
                held,
                0,
                held + quarantined,
                quarantined,
                refused);
    }

    static Status online(long pending, long sealed) {
        return status(Status.State.ONLINE, pending, sealed, true);
    }

    static Status offline(long pending, long sealed) {
        return status(Status.State.OFFLINE, pending, sealed, false);
    }

    /// A box whose best button is this, the next this, and so on.
    private static Map<Integer, Status.ButtonState> box(Status.ButtonState... states) {
        Map<Integer, Status.ButtonState> buttons = new LinkedHashMap<>();
        for (int i = 0; i < states.length; i++) {
            buttons.put(states.length - i, states[i]);
        }
        return buttons;
    }

    private static Status status(Status.State state, long pending, long sealed, boolean synced) {
        return status(state, pending, sealed, synced, Optional.empty(), box(OK, OK, OK, OK, OK));
    }

    private static Status status(
            Status.State state,
            long pending,
            long sealed,
            boolean synced,
            Optional<String> fault,
            Map<Integer, Status.ButtonState> buttons) {
        return status(state, pending, sealed, synced, fault, buttons, new Status.Link(0, 0));
    }

    private static Status status(
            Status.State state,
            long pending,
            long sealed,
            boolean synced,
            Optional<String> fault,
            Map<Integer, Status.ButtonState> buttons,
            Status.Link link) {
        return new Status(
                state,
                INSTALLATION,
                "1.0.0",
                3,
                Optional.empty(),
                new Status.OutboxTotals(
                        pending, Optional.empty(), sealed, sealed - pending, 0, 2_097_152, Optional.empty()),
                Map.of(5, 4_000L, 4, 500L, 3, 120L, 2, 60L, 1, 31L),
                77,
                buttons,
                fault,
                new Status.Clock(new ClockReading(synced, INSTALLATION, 9_123_456), NOW, Optional.of(NOW)),
                new Status.Host(24_000, Optional.of(54.2), Optional.of(false), 91_234),
                link,
                0);
    }
}
