package vn.hailong.agency.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static vn.hailong.agency.AgencySamples.UNIT;
import static vn.hailong.agency.AgencySamples.batch;
import static vn.hailong.agency.AgencySamples.config;
import static vn.hailong.agency.AgencySamples.id;
import static vn.hailong.agency.AgencySamples.response;
import static vn.hailong.agency.intake.IntakeFixture.INSTALLATION;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.hailong.agency.index.Figure;
import vn.hailong.agency.index.Summary;
import vn.hailong.config.AgencyConfig;
import vn.hailong.config.AgencyConfigReader;
import vn.hailong.survey.Answer;

/// From what arrived to what is shown.
class SummariesTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 22);

    private final IntakeFixture fixture = new IntakeFixture(config());
    private long seq;

    SummariesTest() throws InterruptedException {}

    @AfterEach
    void close() {
        fixture.close();
    }

    private void rate(String counter, int level, int times) throws InterruptedException {
        for (int i = 0; i < times; i++) {
            seq++;
            fixture.responses(
                    "bn-q03",
                    batch(
                            INSTALLATION,
                            response(
                                    id(seq),
                                    seq,
                                    counter,
                                    Map.of(
                                            "btn.overall", new Answer.Number(level),
                                            "quick.official", new Answer.NotApplicable(),
                                            "quick.trips", new Answer.Number(1)))));
        }
    }

    @Test
    void aDayOfAUnit() throws Exception {
        rate("q01", 5, 6);
        rate("q01", 2, 2);
        rate("q02", 3, 4);
        Summary summary = fixture.store.summaries().summary(UNIT, DAY, DAY);
        assertEquals(12, summary.responses());
        assertEquals(OffsetDateTime.parse("2026-11-22T09:14:30+07:00"), summary.computedAt());
        Figure.Shown overall = assertInstanceOf(Figure.Shown.class, summary.overall());
        assertEquals(12, overall.valid());
        assertEquals(new BigDecimal("50.00"), overall.ratePercent());
        assertEquals(
                List.of("q01", "q02", "q03"),
                summary.counters().stream()
                        .map(counter -> counter.place().counter())
                        .toList());
        assertInstanceOf(Figure.Shown.class, summary.counters().get(0).overall());
        assertEquals(new Figure.TooFew(5), summary.counters().get(1).overall());
        assertEquals(4, summary.counters().get(1).responses());
        assertEquals(new Figure.None(), summary.counters().get(2).overall());
        // Not applicable rates nothing, and a count of trips is no rating.
        assertEquals(List.of(), summary.items());
        assertEquals(15, summary.lastMinutes().size());
        assertEquals(
                new Summary.Minute(OffsetDateTime.parse("2026-11-22T09:14+07:00"), 12),
                summary.lastMinutes().getLast());
        assertEquals(0, summary.lastMinutes().getFirst().responses());
    }

    @Test
    void itemsAreListedApartFromTheOverallRating() throws Exception {
        for (int i = 1; i <= 5; i++) {
            fixture.responses(
                    "bn-q03",
                    batch(INSTALLATION, response(id(i), i, "q03", Map.of("quick.official", new Answer.Number(i)))));
        }
        Summary summary = fixture.store.summaries().summary(UNIT, DAY, DAY);
        assertEquals(5, summary.responses());
        assertEquals(new Figure.None(), summary.overall());
        assertEquals("quick.official", summary.items().getFirst().item());
        assertEquals(
                5,
                assertInstanceOf(Figure.Shown.class, summary.items().getFirst().figure())
                        .valid());
    }

    @Test
    void eachKindOfButtonBoxIsCountedOnItsOwnScale() throws Exception {
        AgencyConfig ward = AgencyConfigReader.read(Path.of("device-config/example-ward/agency.yaml"));
        try (IntakeFixture boxes = new IntakeFixture(
                config(ward.questionnaires(), List.of("q01", "q02", "q03"), List.of("bn-q01", "bn-q02", "bn-q03")))) {
            long n = 0;
            for (String questionnaire : List.of("q1", "qbox4", "qbox3")) {
                for (int i = 0; i < 6; i++) {
                    n++;
                    Map<String, Answer> answers = Map.of("btn.overall", new Answer.Number(3));
                    boxes.responses(
                            "bn-q03",
                            batch(INSTALLATION, response(id(n), n, UNIT, "q03", questionnaire, 1, answers, List.of())));
                }
            }
            Summary summary = boxes.store.summaries().summary(UNIT, DAY, DAY);
            assertEquals(18, summary.responses());
            assertEquals("scale5", summary.scale().orElseThrow().id());
            // The third of five levels is no satisfied one, of four it is, of three it is the best.
            assertEquals("6 0.00", print(summary.overall()));
            assertEquals("6 0.00", print(summary.counters().getLast().overall()));
            assertEquals(
                    List.of("btn.overall scale3 6 100.00", "btn.overall scale4 6 100.00"),
                    summary.items().stream()
                            .map(item -> item.item() + " " + item.scale().id() + " " + print(item.figure()))
                            .toList());
        }
    }

    private static String print(Figure figure) {
        Figure.Shown shown = assertInstanceOf(Figure.Shown.class, figure);
        return shown.valid() + " " + shown.ratePercent();
    }

    @Test
    void anotherDayIsEmptyAndAnUnknownUnitIsAnError() throws Exception {
        rate("q01", 5, 5);
        Summary before = fixture.store.summaries().summary(UNIT, DAY.minusDays(7), DAY.minusDays(1));
        assertEquals(0, before.responses());
        assertEquals(new Figure.None(), before.overall());
        assertThrows(
                IllegalArgumentException.class, () -> fixture.store.summaries().summary("cam-ranh", DAY, DAY));
    }
}
