package vn.hailong.torture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CoverageTest {
    private static final Set<Kind> ALL = EnumSet.allOf(Kind.class);
    private static final Verdict.Met ENOUGH = new Verdict.Met(0, 0, 1, 1, 1, 1);
    private static final Map<String, Integer> BUSY = Map.of("bn-q01", 1);

    private static List<String> lacks(Duration length, Set<Kind> planned, Set<Kind> injected) {
        return Coverage.lacks(length, planned, injected, BUSY, ENOUGH);
    }

    @Test
    void aLongRunMeetsTwelveKindsOrNamesTheOthers() {
        Set<Kind> eleven = EnumSet.range(Kind.TERMINAL_KILL, Kind.values()[10]);
        assertEquals(
                List.of("only 11 kinds of faults happened, expected 12 at least; these did not: "
                        + Coverage.missing(eleven)),
                lacks(Duration.ofMinutes(5), ALL, eleven));
        assertEquals(
                List.of(), lacks(Duration.ofMinutes(5), ALL, EnumSet.range(Kind.TERMINAL_KILL, Kind.values()[11])));
    }

    @Test
    void aShortRunAndOneOfChosenKindsMayMeetFewer() {
        Set<Kind> one = EnumSet.of(Kind.HALF_OPEN);
        assertEquals(List.of(), lacks(Duration.ofMinutes(1), ALL, one));
        assertEquals(List.of(), lacks(Duration.ofMinutes(5), one, one));
    }

    @Test
    void whoDoesNothingDoesNotPass() {
        assertEquals(
                List.of(
                        "bn-q01 thanked nobody",
                        "no answer to a second question was sealed",
                        "no response was found to belong to another day, although a clock was days behind in the"
                                + " beginning",
                        "no response fell between midnight and seven o'clock, when it is another day in Greenwich"),
                Coverage.lacks(Duration.ZERO, ALL, ALL, Map.of("bn-q01", 0), Verdict.Met.NOTHING));
    }
}
