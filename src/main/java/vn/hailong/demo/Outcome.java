package vn.hailong.demo;

import java.io.PrintStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.OptionalInt;

/// What the demonstration ended with, as the outbox and the agency tell it.
///
/// @param expected how many presses a script made; empty when people pressed, some of them too soon after each other
/// @param pressed  presses that the outbox counted
/// @param sealed   responses that the outbox sealed
/// @param agency   what the agency's interface said last; empty if it never answered
record Outcome(OptionalInt expected, long pressed, long sealed, Optional<AgencyApi.Figures> agency) {

    boolean complete() {
        boolean allSealed = expected.isEmpty() || (pressed == expected.getAsInt() && sealed == pressed);
        return allSealed && agency.filter(figures -> figures.held() == sealed).isPresent();
    }

    void print(PrintStream out) {
        if (!complete()) {
            out.println("difference: "
                    + (expected.isPresent() ? "the script was to press " + expected.getAsInt() + " times; " : "")
                    + "the terminal counted " + pressed + " and sealed " + sealed + "; "
                    + agency.map(figures -> "the agency lacks " + (sealed - figures.held()))
                            .orElse("the agency did not answer"));
        }
        out.println("pressed " + pressed + ", sealed " + sealed + ", agency holds "
                + agency.map(figures -> figures.held() + ", satisfied " + figures.satisfied() + " of " + figures.valid()
                                + " = " + percent(figures))
                        .orElse("an unknown number"));
        out.flush();
    }

    private static String percent(AgencyApi.Figures figures) {
        if (figures.valid() == 0) {
            return "–"; // no rate of nothing
        }
        BigDecimal rate = BigDecimal.valueOf(100 * figures.satisfied())
                .divide(BigDecimal.valueOf(figures.valid()), 2, RoundingMode.HALF_UP);
        return rate.toPlainString().replace('.', ',') + " %";
    }
}
