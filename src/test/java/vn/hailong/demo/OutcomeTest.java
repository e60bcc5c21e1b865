package vn.hailong.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class OutcomeTest {
    @Test
    void everythingArrived() {
        Outcome outcome = new Outcome(OptionalInt.of(20), 20, 20, figures(20, 12, 20));
        assertTrue(outcome.complete());
        assertEquals(List.of("pressed 20, sealed 20, agency holds 20, satisfied 12 of 20 = 60,00 %"), printed(outcome));
    }

    @Test
    void ratesAreRoundedHalfUp() {
        assertEquals(
                List.of("pressed 32, sealed 32, agency holds 32, satisfied 3 of 32 = 9,38 %"),
                printed(new Outcome(OptionalInt.of(32), 32, 32, figures(32, 3, 32))));
    }

    @Test
    void whatIsMissingIsSaid() {
        Outcome outcome = new Outcome(OptionalInt.of(20), 20, 20, figures(17, 10, 17));
        assertFalse(outcome.complete());
        assertEquals(
                List.of(
                        "difference: the script was to press 20 times; the terminal counted 20 and sealed 20; the agency"
                                + " lacks 3",
                        "pressed 20, sealed 20, agency holds 17, satisfied 10 of 17 = 58,82 %"),
                printed(outcome));
    }

    @Test
    void aPressThatWasNotSealedIsADifferenceEvenIfTheAgencyAgreesWithTheOutbox() {
        assertFalse(new Outcome(OptionalInt.of(3), 3, 2, figures(2, 1, 2)).complete());
        assertFalse(new Outcome(OptionalInt.of(3), 2, 2, figures(2, 1, 2)).complete());
    }

    @Test
    void peopleMayPressTooSoon() {
        assertTrue(new Outcome(OptionalInt.empty(), 9, 4, figures(4, 1, 4)).complete());
    }

    @Test
    void anAgencyThatNeverAnsweredHoldsAnUnknownNumber() {
        Outcome outcome = new Outcome(OptionalInt.of(2), 2, 2, Optional.empty());
        assertFalse(outcome.complete());
        assertEquals(
                "pressed 2, sealed 2, agency holds an unknown number",
                printed(outcome).getLast());
    }

    private static Optional<AgencyApi.Figures> figures(long held, long satisfied, long valid) {
        return Optional.of(new AgencyApi.Figures(held, satisfied, valid));
    }

    private static List<String> printed(Outcome outcome) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        outcome.print(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        return bytes.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
