package vn.hailong.agency.web;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Optional;
import vn.hailong.agency.fleet.TerminalReport;
import vn.hailong.wire.Status;

/// Judges a terminal by what it said last and when.
final class Fleet {
    /// A terminal speaks at least every 60 s; after three silences its word "online" is no longer believed.
    private static final Duration SILENCE = Duration.ofSeconds(180);

    private Fleet() {}

    enum State {
        ONLINE,
        OFFLINE,
        NEVER
    }

    static State state(TerminalReport report, Clock clock) {
        Optional<OffsetDateTime> heardAt = report.heardAt();
        if (report.status().isEmpty() || heardAt.isEmpty()) {
            return State.NEVER;
        }
        boolean silent = heardAt.get().toInstant().plus(SILENCE).isBefore(clock.instant());
        boolean online = report.status().get().state() == Status.State.ONLINE && !silent;
        return online ? State.ONLINE : State.OFFLINE;
    }

    /// Numbers that the terminal sealed with its present card, and that are nowhere here. Negative if more of them came
    /// than it had said.
    static Optional<Long> difference(TerminalReport report) {
        return report.status().map(status -> status.outbox().sealedTotal() - report.accounted());
    }

    static TerminalView view(TerminalReport report, Wording wording, Names names, Clock clock) {
        State state = state(report, clock);
        Optional<Status> status = report.status();
        long difference = difference(report).orElse(0L);
        long pending = status.map(known -> known.outbox().pending()).orElse(0L);
        boolean settled = difference <= pending;
        boolean synced = status.map(known -> known.clock().reading().synced()).orElse(true);
        return new TerminalView(
                report.terminal(),
                report.unit().isEmpty()
                        ? wording.text("terminal.unlisted")
                        : names.counter(report.unit(), report.counter()),
                state.name().toLowerCase(Locale.ROOT),
                status.isEmpty() ? Wording.NOTHING : wording.number(pending),
                status.map(known -> wording.number(known.outbox().sealedTotal()))
                        .orElse(Wording.NOTHING),
                wording.number(report.held()),
                status.isEmpty() ? Wording.NOTHING : (difference > 0 ? "+" : "") + wording.number(difference),
                settled,
                status.isEmpty() ? "" : explanation(difference, pending, report.earlier(), wording),
                wording.number(report.quarantined()),
                wording.number(report.refused()),
                report.heardAt()
                        .map(time -> wording.dayAndTime(time, Wording.today(clock)))
                        .orElse(Wording.NOTHING),
                status.isEmpty() ? Wording.NOTHING : wording.text(synced ? "clock.synced" : "clock.unsynced"),
                status.map(known -> ButtonsView.of(known, wording, names)).orElse(ButtonsView.NONE),
                status.map(known -> LinkView.of(known, wording)).orElse(LinkView.NONE));
    }

    private static String explanation(long difference, long pending, long earlier, Wording wording) {
        String explained = difference == 0
                ? wording.text("difference.none")
                : difference < 0
                        ? wording.text("difference.later")
                        : difference <= pending
                                ? wording.text("difference.pending")
                                : wording.text("difference.missing", wording.number(difference - pending));
        return earlier == 0
                ? explained
                : explained + "; " + wording.text("difference.earlier", wording.number(earlier));
    }
}
