package vn.hailong.agency.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import vn.hailong.agency.index.Figure;
import vn.hailong.agency.index.Summary;

/// No page and no JSON gives a small group away, neither directly nor by subtraction.
class DisclosureTest {
    private static Summary withCounters(long... responses) {
        long total = 0;
        for (long count : responses) {
            total += count;
        }
        List<Summary.CounterSummary> counters = IntStream.range(0, responses.length)
                .mapToObj(i -> Samples.counter("q0" + (i + 1), responses[i], Samples.figure(responses[i], 0, 0, 0, 0)))
                .toList();
        return Samples.summary(total, Samples.figure(total, 0, 0, 0, 0), counters);
    }

    private static String shown(long... responses) {
        StringBuilder shown = new StringBuilder();
        for (Disclosure.Counter counter :
                Disclosure.of(withCounters(responses), 5).counters()) {
            shown.append(
                    switch (counter.responses()) {
                        case Disclosure.Count.Exact(long value) -> value;
                        case Disclosure.Count.Below(int threshold) -> "<" + threshold;
                        case Disclosure.Count.Withheld() -> "x";
                    });
            shown.append(' ');
        }
        return shown.toString().strip();
    }

    @Test
    void aLoneSmallCounterTakesTheNextSmallestWithIt() {
        assertEquals("148 163 64 42", shown(148, 163, 64, 42));
        assertEquals("148 163 <5 x", shown(148, 163, 3, 42));
        assertEquals("148 x <5 0", shown(148, 7, 3, 0));
        assertEquals("148 163 <5 <5", shown(148, 163, 4, 4));
        assertEquals("x 163 <5 <5", shown(148, 163, 2, 1), "three answers of two counters are still a small group");
        assertEquals("x <5", shown(50, 1));
        assertEquals("<5 0", shown(3, 0));
    }

    @Test
    void whatIsLeftOfTheTotalIsNeverASmallGroup() {
        for (long a = 0; a < 9; a++) {
            for (long b = 0; b < 9; b++) {
                for (long c = 0; c < 9; c++) {
                    Disclosure disclosure = Disclosure.of(withCounters(a, b, c), 5);
                    if (disclosure.responses() instanceof Disclosure.Count.Exact(long total)) {
                        long rest = total
                                - disclosure.counters().stream()
                                        .mapToLong(counter ->
                                                counter.responses() instanceof Disclosure.Count.Exact(long value)
                                                        ? value
                                                        : 0)
                                        .sum();
                        assertTrue(rest == 0 || rest >= 5, a + " " + b + " " + c + " leaves " + rest);
                    }
                }
            }
        }
    }

    @Test
    void jsonHidesWhatIsSmall() {
        try (Browser browser = Browser.on(withCounters(148, 163, 3, 42))) {
            JsonNode counters = browser.json("/api/v1/summary").get("counters");
            assertEquals(148, counters.at("/0/responses").intValue());
            assertTrue(counters.at("/2/responses").isNull());
            assertEquals(
                    "{\"state\":\"too-few\",\"threshold\":5}",
                    counters.at("/2/overall").toString());
            assertTrue(counters.at("/3/responses").isNull());
            assertEquals("{\"state\":\"withheld\"}", counters.at("/3/overall").toString());
        }
    }

    @Test
    void aSmallTotalHidesTheMinutesToo() {
        Summary first =
                Samples.summary(3, new Figure.TooFew(5), List.of(Samples.counter("q01", 3, new Figure.TooFew(5))));
        try (Browser browser = Browser.on(first)) {
            JsonNode json = browser.json("/api/v1/summary");
            assertTrue(json.get("responses").isNull());
            assertTrue(json.get("lastMinutes").isEmpty());
            assertEquals(
                    "{\"state\":\"too-few\",\"threshold\":5}",
                    json.get("overall").toString());
            String page = browser.get("/live").body();
            assertTrue(page.contains("<p class=\"value\">&lt;5</p>"), page);
            assertFalse(page.contains("class=\"minute\""), page);
            assertFalse(page.contains("class=\"bar\""), page);
        }
    }

    @Test
    void thePagePrintsSignsInsteadOfSmallCounts() {
        Summary summary = Samples.summary(
                1_100,
                Samples.figure(1_090, 1, 1, 1, 1),
                List.of(
                        Samples.counter("q01", 1_020, Samples.figure(1_020, 0, 0, 0, 0)),
                        Samples.counter("q02", 77, Samples.figure(77, 0, 0, 0, 0)),
                        Samples.counter("q03", 3, new Figure.TooFew(5)),
                        Samples.counter("q04", 0, new Figure.None())));
        try (Browser browser = Browser.on(summary)) {
            String page = browser.get("/live").body();
            assertTrue(page.contains(">1.020</td>") && page.contains(">1.100<"), page);
            assertFalse(page.contains(">77</td>"), page);
            assertTrue(page.contains(">&lt;5</td>") && page.contains(">ẩn</td>") && page.contains(">—</td>"), page);
            assertTrue(page.contains("ẩn thêm, vì lấy tổng"), "the legend explains what is withheld");
        }
    }
}
