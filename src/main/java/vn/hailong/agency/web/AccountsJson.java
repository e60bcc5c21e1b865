package vn.hailong.agency.web;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.hailong.agency.account.DayAccount;
import vn.hailong.agency.account.Explanation;
import vn.hailong.agency.account.OutboxAccount;
import vn.hailong.agency.account.Reconciliation;
import vn.hailong.agency.account.Uncounted;
import vn.hailong.wire.SeqRange;

/// The JSON of the accounts, as maps in the order of their fields.
final class AccountsJson {
    private AccountsJson() {}

    static Map<String, @Nullable Object> outbox(OutboxAccount account, Instant now) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("terminal", account.terminal());
        json.put("installation", account.installation().toString());
        json.put("present", account.present());
        Optional<OutboxAccount.Said> said = account.said();
        json.put("saidAt", said.map(words -> words.at().toString()).orElse(null));
        json.put("sealed", said.map(OutboxAccount.Said::sealed).orElse(null));
        json.put("receipted", said.map(OutboxAccount.Said::receipted).orElse(null));
        json.put("pending", said.map(OutboxAccount.Said::pending).orElse(null));
        json.put(
                "waitingSince",
                said.flatMap(OutboxAccount.Said::waiting).map(Object::toString).orElse(null));
        json.put("mostSealed", said.map(OutboxAccount.Said::most).orElse(null));
        json.put("fall", account.fall().map(AccountsJson::fall).orElse(null));
        json.put("refusedRatings", said.map(OutboxAccount.Said::refused).orElse(null));
        json.put("suppressedPresses", said.map(OutboxAccount.Said::suppressed).orElse(null));
        json.put("held", account.held());
        json.put("knownElsewhere", account.elsewhere());
        json.put("quarantined", account.quarantinedTotal());
        json.put(
                "conflicting",
                account.conflicting().map(OutboxAccount.Unwelcome::responses).orElse(0L));
        json.put("later", account.later());
        json.put("missing", account.missing());
        json.put("missingRanges", ranges(account.ranges()));
        json.put("timesRepaired", account.repaired().byClock());
        json.put("timesBound", account.repaired().bound());
        json.put(
                "askedAgainAt",
                account.asked().map(asked -> asked.at().toString()).orElse(null));
        json.put("explanations", explanations(Reconciliation.explain(account, now)));
        return json;
    }

    private static Map<String, @Nullable Object> fall(OutboxAccount.Fall fall) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("at", fall.at().toString());
        json.put("from", fall.from());
        json.put("to", fall.to());
        json.put("times", fall.times());
        json.put("acknowledgedAt", fall.acknowledgedAt().map(Object::toString).orElse(null));
        return json;
    }

    static Map<String, @Nullable Object> day(DayAccount account, Instant now) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("terminal", account.terminal());
        json.put("installation", account.installation().toString());
        Optional<DayAccount.Said> said = account.said();
        json.put("firstSeq", said.map(DayAccount.Said::first).orElse(null));
        json.put("sealed", said.map(DayAccount.Said::sealed).orElse(null));
        json.put("receipted", said.map(DayAccount.Said::receipted).orElse(null));
        json.put("pending", said.map(DayAccount.Said::pending).orElse(null));
        json.put("refusedRatings", said.map(DayAccount.Said::refused).orElse(null));
        json.put("suppressedPresses", said.map(DayAccount.Said::suppressed).orElse(null));
        json.put("held", said.map(DayAccount.Said::held).orElse(null));
        json.put("knownElsewhere", said.map(DayAccount.Said::elsewhere).orElse(null));
        json.put("quarantined", said.map(DayAccount.Said::quarantined).orElse(null));
        json.put("conflicting", said.map(DayAccount.Said::conflicting).orElse(null));
        json.put("missing", said.map(DayAccount.Said::missing).orElse(null));
        json.put("heldOfThisDay", account.belongs());
        json.put("explanations", explanations(Reconciliation.explain(account, now)));
        return json;
    }

    private static List<List<Long>> ranges(List<SeqRange> ranges) {
        return ranges.stream()
                .map(range -> List.of(range.first(), range.last()))
                .toList();
    }

    private static List<Map<String, @Nullable Object>> explanations(List<Explanation> explanations) {
        return explanations.stream().map(AccountsJson::explanation).toList();
    }

    private static Map<String, @Nullable Object> explanation(Explanation explanation) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("kind", ExplanationWording.kind(explanation));
        json.put("weight", ExplanationWording.weight(explanation));
        json.put("count", count(explanation));
        return json;
    }

    private static long count(Explanation explanation) {
        return switch (explanation) {
            case Explanation.OnItsWay way -> way.responses();
            case Explanation.Quarantined quarantined -> quarantined.responses();
            case Explanation.Conflicting conflicting -> conflicting.responses();
            case Explanation.KnownElsewhere elsewhere -> elsewhere.responses();
            case Explanation.StatusIsOlder older -> older.responses();
            case Explanation.ResendNeeded resend -> resend.responses();
            case Explanation.LostWithCard lost -> lost.responses();
            case Explanation.Salvaged salvaged -> salvaged.responses();
            case Explanation.Gaps gaps -> gaps.responses();
            case Explanation.FallenBack back -> back.responses();
            case Explanation.Clone clone -> clone.foreignResponses();
            case Explanation.Refused refused -> refused.presses();
            case Explanation.Repaired repaired -> repaired.responses();
            case Explanation.OtherDays days -> days.responses();
            case Explanation.NumberedElsewhere elsewhere -> elsewhere.responses();
            case Explanation.NoStatus none -> none.responses();
            case Explanation.NeverSaid never -> never.responses();
        };
    }

    static Map<String, @Nullable Object> uncounted(Uncounted uncounted) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("conflicts", uncounted.conflictsTotal());
        json.put(
                "latestConflicts",
                uncounted.conflicts().stream().map(AccountsJson::conflict).toList());
        json.put(
                "quarantine",
                uncounted.quarantine().stream().map(AccountsJson::heap).toList());
        json.put(
                "messages",
                uncounted.messages().stream().map(AccountsJson::heap).toList());
        json.put(
                "strangers",
                uncounted.strangers().stream()
                        .map(stranger -> stranger.agency() + "/" + stranger.terminal())
                        .toList());
        return json;
    }

    private static Map<String, @Nullable Object> conflict(Uncounted.Conflict conflict) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("terminal", conflict.terminal());
        json.put("code", conflict.code());
        json.put("installation", conflict.installation().toString());
        json.put("seq", conflict.seq().orElse(null));
        json.put("id", conflict.id().map(Object::toString).orElse(null));
        json.put("sha256", conflict.digest());
        json.put("receivedAt", conflict.receivedAt().toString());
        json.put("held", conflict.held().map(AccountsJson::held).orElse(null));
        return json;
    }

    private static Map<String, @Nullable Object> held(Uncounted.Held held) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("terminal", held.terminal());
        json.put("installation", held.installation().toString());
        json.put("seq", held.seq());
        json.put("id", held.id().toString());
        json.put("sha256", held.digest());
        json.put("receivedAt", held.receivedAt().toString());
        return json;
    }

    private static Map<String, @Nullable Object> heap(Uncounted.Heap heap) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("terminal", heap.terminal().isEmpty() ? null : heap.terminal());
        json.put("code", heap.code());
        json.put("count", heap.count());
        json.put("last", heap.last().map(Object::toString).orElse(null));
        return json;
    }
}
