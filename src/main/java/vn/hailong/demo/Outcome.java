package vn.hailong.demo;

import java.io.PrintStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.OptionalInt;

/// What the demonstration ended with, as the outbox and the agency tell it.
///
/// @param expected how many presses a script made; empty when people pressed, some of them too soon after each other
/// @param pressed  presses that the outbox counted
/// @param sealed   responses that the outbox sealed
record Outcome(OptionalInt expected, long pressed, long sealed, AgencyApi.Figures agency) {

    boolean complete() {
        boolean allSealed = expected.isEmpty() || (pressed == expected.getAsInt() && sealed == pressed);
        return allSealed && agency.held() == sealed;
    }

    void print(PrintStream out) {
        if (!complete()) {
            out.println("difference: "
                    + (expected.isPresent() ? "the script pressed " + expected.getAsInt() + " times; " : "")
                    + "the terminal counted " + pressed + " and sealed " + sealed + "; the agency lacks "
                    + (sealed - agency.held()));
        }
        out.println("pressed " + pressed + ", sealed " + sealed + ", agency holds " + agency.held() + ", satisfied "
                + agency.satisfied() + " of " + agency.valid() + " = " + percent());
        out.flush();
    }

    private String percent() {
        if (agency.valid() == 0) {
            return "–";
        }
        BigDecimal rate = BigDecimal.valueOf(100 * agency.satisfied())
                .divide(BigDecimal.valueOf(agency.valid()), 2, RoundingMode.HALF_UP);
        return String.format(Locale.ROOT, "%s %%", rate.toPlainString().replace('.', ','));
    }
}
