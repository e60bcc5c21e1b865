package vn.hailong.torture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import vn.hailong.outbox.Totals;

class BooksTest {
    private static final UUID CARD = new UUID(0, 12);
    private static final UUID OTHER = new UUID(0, 13);
    /// Half past one at night in Vietnam.
    private static final Instant NIGHT = Instant.parse("2026-11-21T18:30:00Z");

    private static final Books.Counts COUNTS = new Books.Counts(7, 7, 0, 2, 0);
    private static final Books.Owned OWNED = new Books.Owned(CARD, "bn-q01", 7, 0, 0);

    private static Books.Said said(UUID installation, Books.Counts counts) {
        return new Books.Said(installation, "bn-q01", Optional.empty(), NIGHT, counts);
    }

    private static Books.Said day(String day, Books.Counts counts) {
        return new Books.Said(CARD, "bn-q01", Optional.of(LocalDate.parse(day)), NIGHT, counts);
    }

    private static List<String> differences(Books.Owned owned, Books.Said said, Books.Said... days) {
        Totals totals = new Totals(7, 7, Optional.empty(), 2, Map.of(5, 7L), 0, 0, false, 4_096);
        return new Books(List.of(owned), List.of(said), List.of(days))
                .differences(List.of(new Drained("bn-q01", CARD, totals)));
    }

    @Test
    void whatTheCardSaysIsInTheBooks() {
        assertEquals(List.of(), differences(OWNED, said(CARD, COUNTS), day("2026-11-22", COUNTS)));
    }

    @Test
    void whatIsAddedUpWrongIsNamed() {
        for (Books.Owned wrong : List.of(
                new Books.Owned(CARD, "bn-q01", 8, 0, 0),
                new Books.Owned(CARD, "bn-q01", 7, 1, 0),
                new Books.Owned(CARD, "bn-q01", 7, 0, 1),
                new Books.Owned(CARD, "bn-q02", 7, 0, 0))) {
            assertEquals(
                    1,
                    differences(wrong, said(CARD, COUNTS), day("2026-11-22", COUNTS))
                            .size(),
                    wrong::toString);
        }
    }

    @Test
    void otherTotalsThanThoseOfTheCardAreNamed() {
        Books.Counts refused = new Books.Counts(7, 7, 0, 22, 0);
        List<String> differences = differences(OWNED, said(CARD, refused), day("2026-11-22", COUNTS));
        assertEquals(1, differences.size());
        assertTrue(
                differences.getFirst().startsWith("bn-q01 (" + CARD + "): its last totals are "),
                differences::toString);
        assertEquals(
                1,
                differences(OWNED, said(CARD, COUNTS), day("2026-11-22", refused))
                        .size());
    }

    @Test
    void anOutboxThatNobodyHasIsNamed() {
        assertEquals(
                2,
                differences(OWNED, said(OTHER, COUNTS), day("2026-11-22", COUNTS))
                        .size());
    }

    @Test
    void aDayInGreenwichIsNamed() {
        assertEquals(
                List.of("bn-q01 (" + CARD + "): " + day("2026-11-21", COUNTS) + " was heard on 2026-11-22"),
                differences(OWNED, said(CARD, COUNTS), day("2026-11-21", COUNTS)));
    }

    @Test
    void aTotalThatFallsIsNamed() {
        Books.Counts more = new Books.Counts(9, 9, 0, 2, 0);
        assertEquals(
                List.of("bn-q01 (" + CARD + "): " + day("2026-11-22", COUNTS) + " after a total of 9"),
                differences(OWNED, said(CARD, COUNTS), day("2026-11-22", more), day("2026-11-22", COUNTS)));
    }
}
