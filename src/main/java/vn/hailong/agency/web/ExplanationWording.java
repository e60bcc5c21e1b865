package vn.hailong.agency.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import vn.hailong.agency.account.Explanation;
import vn.hailong.agency.account.OutboxAccount;
import vn.hailong.wire.SeqRange;

/// Says an explanation in one sentence.
final class ExplanationWording {
    /// A sentence is no list: the JSON has them all.
    private static final int MOST_RANGES = 4;

    private final Wording wording;
    private final LocalDate today;

    ExplanationWording(Wording wording, Clock clock) {
        this.wording = wording;
        this.today = Wording.today(clock);
    }

    AccountsPage.Why why(Explanation explanation) {
        return new AccountsPage.Why(weight(explanation), sentence(explanation));
    }

    static String weight(Explanation explanation) {
        return switch (explanation.weight()) {
            case CALM -> "calm";
            case WATCH -> "watch";
            case ALARM -> "alarm";
        };
    }

    /// Its name in the JSON.
    static String kind(Explanation explanation) {
        return switch (explanation) {
            case Explanation.OnItsWay _ -> "on-its-way";
            case Explanation.Quarantined _ -> "quarantined";
            case Explanation.Conflicting _ -> "conflicting";
            case Explanation.KnownElsewhere _ -> "known-elsewhere";
            case Explanation.StatusIsOlder _ -> "status-is-older";
            case Explanation.ResendNeeded _ -> "resend-needed";
            case Explanation.LostWithCard _ -> "lost-with-card";
            case Explanation.Salvaged _ -> "salvaged";
            case Explanation.Gaps _ -> "gaps";
            case Explanation.FallenBack _ -> "fallen-back";
            case Explanation.Clone _ -> "clone";
            case Explanation.Refused _ -> "refused";
            case Explanation.Repaired _ -> "times-repaired";
            case Explanation.OtherDays _ -> "other-days";
            case Explanation.NumberedElsewhere _ -> "numbered-elsewhere";
            case Explanation.NoStatus _ -> "no-status";
            case Explanation.NeverSaid _ -> "never-said";
        };
    }

    String sentence(Explanation explanation) {
        return switch (explanation) {
            case Explanation.OnItsWay way -> onItsWay(way);
            case Explanation.Quarantined quarantined ->
                quarantined.byCode().isEmpty()
                        ? wording.text("explain.quarantined.day", wording.number(quarantined.responses()))
                        : wording.text(
                                "explain.quarantined",
                                wording.number(quarantined.responses()),
                                codes(quarantined.byCode()));
            case Explanation.Conflicting conflicting ->
                wording.text("explain.conflicting", wording.number(conflicting.responses()));
            case Explanation.KnownElsewhere elsewhere ->
                wording.text("explain.knownElsewhere", wording.number(elsewhere.responses()));
            case Explanation.StatusIsOlder older ->
                wording.text("explain.statusIsOlder", wording.number(older.responses()));
            case Explanation.ResendNeeded resend -> resend(resend);
            case Explanation.LostWithCard lost ->
                wording.text(
                        "explain.lostWithCard",
                        wording.number(lost.responses()),
                        ranges(lost.ranges()),
                        wording.dayAndTime(lost.heardAt(), today));
            case Explanation.Salvaged salvaged ->
                wording.text("explain.salvaged", wording.number(salvaged.responses()));
            case Explanation.Gaps gaps ->
                wording.text("explain.gaps", wording.number(gaps.responses()), ranges(gaps.ranges()));
            case Explanation.FallenBack back -> fallenBack(back);
            case Explanation.Clone clone ->
                clone.foreignResponses() > 0
                        ? wording.text("explain.clone.foreign", wording.number(clone.foreignResponses()))
                        : wording.text("explain.clone");
            case Explanation.Refused refused -> wording.text("explain.refused", wording.number(refused.presses()));
            case Explanation.Repaired repaired ->
                wording.text(
                        repaired.bound() == 0 ? "explain.repaired" : "explain.repaired.bound",
                        wording.number(repaired.responses()),
                        wording.number(repaired.bound()));
            case Explanation.OtherDays days -> wording.text("explain.otherDays", wording.number(days.responses()));
            case Explanation.NumberedElsewhere elsewhere ->
                wording.text("explain.numberedElsewhere", wording.number(elsewhere.responses()));
            case Explanation.NoStatus none -> wording.text("explain.noStatus", wording.number(none.responses()));
            case Explanation.NeverSaid never -> wording.text("explain.neverSaid", wording.number(never.responses()));
        };
    }

    private String onItsWay(Explanation.OnItsWay way) {
        String waiting = wording.text(
                way.silent() ? "explain.onItsWay.silent" : "explain.onItsWay",
                wording.number(way.responses()),
                wording.dayAndTime(way.heardAt(), today));
        return switch (way.patience()) {
            case USUAL -> waiting;
            case A_DAY_OVER, A_WEEK_OVER ->
                waiting + " "
                        + wording.text(
                                way.patience() == Explanation.Patience.A_DAY_OVER
                                        ? "explain.onItsWay.day"
                                        : "explain.onItsWay.week",
                                way.since()
                                        .map(since -> wording.dayAndTime(since, today))
                                        .orElse(Wording.NOTHING));
        };
    }

    private String fallenBack(Explanation.FallenBack back) {
        OutboxAccount.Fall fall = back.fall();
        String fell = wording.text(
                fall.times() == 1 ? "explain.fallenBack" : "explain.fallenBack.often",
                wording.number(fall.from()),
                wording.number(fall.to()),
                wording.dayAndTime(fall.at(), today),
                ranges(List.of(new SeqRange(fall.to() + 1, fall.from()))),
                wording.number(fall.times()));
        return fell + " "
                + fall.acknowledgedAt()
                        .map(at -> wording.text("explain.fallenBack.acknowledged", wording.dayAndTime(at, today)))
                        .orElseGet(() -> wording.text("explain.fallenBack.open"));
    }

    private String resend(Explanation.ResendNeeded resend) {
        String needed = wording.text(
                resend.present() ? "explain.resendNeeded" : "explain.resendNeeded.absent",
                wording.number(resend.responses()),
                ranges(resend.ranges()));
        return resend.asked()
                .map(asked -> needed + " "
                        + wording.text(
                                "explain.resendNeeded.asked",
                                wording.number(asked.attempts()),
                                wording.dayAndTime(asked.at(), today)))
                .orElse(needed);
    }

    private String codes(Map<String, Long> byCode) {
        return new TreeMap<>(byCode)
                .entrySet().stream()
                        .map(entry -> wording.code(entry.getKey())
                                + (byCode.size() == 1 ? "" : " " + wording.number(entry.getValue())))
                        .collect(Collectors.joining("; "));
    }

    static String ranges(List<SeqRange> ranges) {
        String listed = ranges.stream()
                .limit(MOST_RANGES)
                .map(range -> range.first() == range.last() ? "" + range.first() : range.first() + "–" + range.last())
                .collect(Collectors.joining(", "));
        return ranges.isEmpty() || ranges.size() > MOST_RANGES ? (listed.isEmpty() ? "" : listed + ", ") + "…" : listed;
    }
}
