package vn.hailong.agency.web;

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
import vn.hailong.agency.fleet.TerminalReport;
import vn.hailong.agency.index.Figure;
import vn.hailong.agency.index.Summary;
import vn.hailong.config.AgencyConfig;
import vn.hailong.survey.LocalizedText;
import vn.hailong.wire.ClockReading;
import vn.hailong.wire.Status;

/// A ward on a Tuesday morning, and what else may happen to it.
final class Samples {
    static final OffsetDateTime NOW = OffsetDateTime.parse("2026-11-24T10:42:18+07:00");
    static final Clock CLOCK = Clock.fixed(NOW.toInstant(), Wording.ZONE);
    static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
    static final String UNIT = "ba-ngoi";

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
                List.of(),
                List.of(),
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

    /// A figure with these counts, best level first; the interval is only roughly right, since it is not ours to
    /// compute.
    static Figure figure(long... levels) {
        long valid = 0;
        Map<Integer, Long> counts = new LinkedHashMap<>();
        for (int i = 0; i < levels.length; i++) {
            counts.put(5 - i, levels[i]);
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
        return new Summary(UNIT, TODAY, TODAY, NOW, responses, overall, counters, List.of(), minutes);
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

    static List<TerminalReport> fleet() {
        return List.of(
                report("q01-a", "q01", online(0, 5_211), NOW.minusSeconds(12), 5_211, 0, 0),
                report("q02-a", "q02", online(1, 7_840), NOW.minusSeconds(31), 7_838, 1, 0),
                report("q03-a", "q03", offline(37, 2_950), NOW.minusHours(2), 2_913, 0, 0),
                new TerminalReport("q04-a", UNIT, "q04", Optional.empty(), Optional.empty(), 0, 0, 0));
    }

    static TerminalReport report(
            String id, String counter, Status status, OffsetDateTime heard, long held, long quarantined, long refused) {
        return new TerminalReport(
                id, UNIT, counter, Optional.of(status), Optional.of(heard), held, quarantined, refused);
    }

    static Status online(long pending, long sealed) {
        return status(Status.State.ONLINE, pending, sealed, true);
    }

    static Status offline(long pending, long sealed) {
        return status(Status.State.OFFLINE, pending, sealed, false);
    }

    private static Status status(Status.State state, long pending, long sealed, boolean synced) {
        return new Status(
                state,
                INSTALLATION,
                "1.0.0",
                3,
                Optional.empty(),
                new Status.OutboxTotals(pending, Optional.empty(), sealed, sealed - pending, 0, 2_097_152),
                Map.of(5, 4_000L, 4, 500L, 3, 120L, 2, 60L, 1, 31L),
                77,
                Map.of(5, Status.ButtonState.OK),
                Optional.empty(),
                new Status.Clock(new ClockReading(synced, INSTALLATION, 9_123_456), NOW, Optional.of(NOW)),
                new Status.Host(24_000, Optional.of(54.2), Optional.of(false), 91_234),
                0);
    }
}
