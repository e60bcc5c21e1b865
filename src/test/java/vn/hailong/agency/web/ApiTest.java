package vn.hailong.agency.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.hailong.agency.index.Figure;
import vn.hailong.agency.index.Summary;

class ApiTest {
    private final List<String> asked = new ArrayList<>();
    private final Browser browser = Browser.on(
            Samples.config(),
            (unit, from, to) -> {
                asked.add(unit + " " + from + " " + to);
                Summary morning = Samples.morning();
                return new Summary(
                        unit,
                        from,
                        to,
                        morning.computedAt(),
                        morning.responses(),
                        morning.scale(),
                        morning.overall(),
                        List.of(
                                Samples.counter("q01", 400, Samples.figure(300, 50, 30, 10, 10)),
                                Samples.counter("old", 0, new Figure.None())),
                        List.of(new Summary.ItemSummary("quick.unnamed", Samples.scale("qbox4"), new Figure.TooFew(5))),
                        morning.lastMinutes());
            },
            Samples::fleet);

    @AfterEach
    void close() {
        browser.close();
    }

    @Test
    void aSummaryHasEveryField() {
        HttpResponse<String> response = browser.get("/api/v1/summary");
        assertEquals(200, response.statusCode());
        assertEquals("application/json", Browser.header(response, "content-type"));
        JsonNode json = JsonMapper.shared().readTree(response.body());
        assertEquals("ba-ngoi", json.get("unit").stringValue());
        assertEquals("2026-11-24", json.get("from").stringValue());
        assertEquals("2026-11-24", json.get("to").stringValue());
        assertEquals("2026-11-24T10:42:18+07:00", json.get("computedAt").stringValue());
        assertEquals(417, json.get("responses").intValue());
        // 349/413; as text, since a number of two decimals is what was asked for.
        assertTrue(response.body().contains("\"satisfied\":349,\"ratePercent\":84.50,"), response.body());
        assertEquals(
                "{\"state\":\"shown\",\"valid\":413,\"levels\":{\"5\":251,\"4\":98,\"3\":34,\"2\":19,\"1\":11},"
                        + "\"satisfied\":349,\"ratePercent\":84.5,\"interval\":{\"lower\":80.7,\"upper\":87.67,"
                        + "\"confidence\":95,\"method\":\"wilson\"}}",
                json.get("overall").toString());
        assertEquals("q01", json.at("/counters/0/counter").stringValue());
        assertTrue(json.at("/counters/0/name").stringValue().startsWith("Quầy 1 · Tiếp nhận"));
        assertEquals(400, json.at("/counters/0/responses").intValue());
        assertEquals("old", json.at("/counters/1/name").stringValue(), "a counter nobody named stands for itself");
        assertEquals(
                "{\"state\":\"none\",\"valid\":0}",
                json.at("/counters/1/overall").toString());
        assertEquals(
                "[{\"item\":\"quick.unnamed\",\"scale\":\"scale4\",\"name\":\"quick.unnamed\","
                        + "\"figure\":{\"state\":\"too-few\",\"threshold\":5}}]",
                json.get("items").toString());
        assertEquals(15, json.get("lastMinutes").size());
        assertEquals("2026-11-24T10:28+07:00", json.at("/lastMinutes/0/start").stringValue());
        assertEquals(2, json.at("/lastMinutes/0/responses").intValue());
        assertEquals("Tỷ lệ hài lòng chung (nút bấm)", json.at("/method/name").stringValue());
        assertTrue(json.at("/method/scope").stringValue().contains("SIPAS"));
        assertTrue(json.at("/method/note").stringValue().startsWith("Khoảng tin cậy chỉ phản ánh"));
    }

    @Test
    void unitAndPeriodAreTodayAndTheFirstUnlessGiven() {
        browser.get("/api/v1/summary");
        browser.get("/api/v1/summary?unit=cam-linh&from=2026-01-01&to=2026-03-31");
        browser.get("/api/v1/summary?from=2026-11-01");
        browser.get("/api/v1/summary?to=2026-11-01");
        assertEquals(
                List.of(
                        "ba-ngoi 2026-11-24 2026-11-24",
                        "cam-linh 2026-01-01 2026-03-31",
                        "ba-ngoi 2026-11-01 2026-11-24",
                        "ba-ngoi 2026-11-01 2026-11-01"),
                asked);
    }

    @Test
    void todayIsTodayInVietnam() {
        // 17:30 UTC of the day before is half past midnight there.
        assertEquals(
                LocalDate.of(2026, 11, 24),
                Wording.today(Clock.fixed(Instant.parse("2026-11-23T17:30:00Z"), ZoneOffset.UTC)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            unit=nowhere                   | 404 | unit | nowhere                 | one of the units ba-ngoi, cam-linh
            unit=                          | 404 | unit | ''                      | one of the units ba-ngoi, cam-linh
            from=yesterday                 | 400 | from | yesterday               | an ISO date such as 2026-11-22, from 2000-01-01 to 2100-12-31
            from=2026-02-30                | 400 | from | 2026-02-30              | an ISO date such as 2026-11-22, from 2000-01-01 to 2100-12-31
            from=                          | 400 | from | ''                      | an ISO date such as 2026-11-22, from 2000-01-01 to 2100-12-31
            to=%2B999999999-12-31          | 400 | to   | +999999999-12-31        | an ISO date such as 2026-11-22, from 2000-01-01 to 2100-12-31
            to=1999-12-31                  | 400 | to   | 1999-12-31              | an ISO date such as 2026-11-22, from 2000-01-01 to 2100-12-31
            from=2026-11-02&to=2026-11-01  | 400 | to   | 2026-11-01              | a date that is not before 2026-11-02
            from=2026-12-01                | 400 | to   | 2026-11-24              | a date that is not before 2026-12-01
            form=2026-11-01                | 400 | form | 2026-11-01              | one of the parameters from, to, unit
            lang=en                        | 400 | lang | en                      | one of the parameters from, to, unit
            unit=ba-ngoi&unit=cam-linh     | 400 | unit | 'ba-ngoi, cam-linh'     | a single value
            """)
    void aBadRequestIsToldPrecisely(String query, int status, String parameter, String found, String expected) {
        HttpResponse<String> response = browser.get("/api/v1/summary?" + query);
        assertEquals(status, response.statusCode());
        assertEquals("application/problem+json", Browser.header(response, "content-type"));
        JsonNode problem = JsonMapper.shared().readTree(response.body());
        assertEquals(status, problem.get("status").intValue());
        assertEquals(parameter, problem.get("parameter").stringValue());
        assertEquals(found, problem.get("found").stringValue());
        assertEquals(expected, problem.get("expected").stringValue());
        assertTrue(problem.get("type").stringValue().startsWith("urn:hailong:problem:"));
        assertFalse(problem.get("title").stringValue().isBlank());
        assertTrue(asked.isEmpty(), "figures were computed for a bad request");
    }

    @Test
    void aValueThatCantBeDecodedIsABadRequest() {
        assertEquals("HTTP/1.1 404 Not Found", browser.statusOf("/api/v1/summary?unit=%zz"));
        assertEquals("HTTP/1.1 400 Bad Request", browser.statusOf("/api/v1/summary?from=%zz"));
        assertEquals("HTTP/1.1 400 Bad Request", browser.statusOf("/?from=%zz"));
        assertEquals("HTTP/1.1 400 Bad Request", browser.statusOf("/?lang=%zz"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/live",
                "/?lang=xx",
                "/api/v1/summary",
                "/api/v1/summary?unit=nowhere",
                "/assets/nope",
                "/wire/asyncapi.yaml",
                "/nowhere"
            })
    void headAnswersAsGetDoesWithoutABody(String path) {
        HttpResponse<String> get = browser.get(path);
        HttpResponse<String> head = browser.send("HEAD", path);
        assertEquals(get.statusCode(), head.statusCode());
        assertEquals(Browser.header(get, "content-type"), Browser.header(head, "content-type"));
        assertEquals("", head.body());
    }

    @Test
    void anUnknownUnitNamesTheKnownOnes() {
        assertEquals(
                "[\"ba-ngoi\",\"cam-linh\"]",
                browser.json("/api/v1/summary?unit=x").get("known").toString());
    }

    @Test
    void terminalsTellWhatTheySealedAndWhatIsHeld() {
        JsonNode terminals = browser.json("/api/v1/terminals");
        assertEquals(4, terminals.size());
        assertEquals("online", terminals.at("/0/state").stringValue());
        assertEquals(0, terminals.at("/0/difference").intValue());
        assertEquals(1, terminals.at("/1/quarantined").intValue());
        assertEquals("offline", terminals.at("/2/state").stringValue());
        assertEquals(37, terminals.at("/2/pending").intValue());
        assertEquals(37, terminals.at("/2/difference").intValue());
        assertEquals(2_950, terminals.at("/2/sealed").intValue());
        assertEquals(2_913, terminals.at("/2/held").intValue());
        assertFalse(terminals.at("/2/clockSynced").booleanValue());
        assertEquals("never", terminals.at("/3/state").stringValue());
        assertTrue(
                terminals.at("/3/heardAt").isNull() && terminals.at("/3/sealed").isNull());
    }

    @Test
    void rowsNameTheirScaleAndItsWords() {
        try (Browser boxes = Browser.on(Samples.boxesOfThreeKinds())) {
            JsonNode json = boxes.json("/api/v1/summary");
            assertEquals("scale5", json.at("/method/scale").stringValue());
            assertEquals("btn.overall", json.at("/items/0/item").stringValue());
            assertEquals("scale3", json.at("/items/0/scale").stringValue());
            assertEquals(
                    "Tỷ lệ hài lòng chung (hộp ba nút)",
                    json.at("/items/0/name").stringValue());
            assertEquals("scale4", json.at("/items/1/scale").stringValue());
            assertEquals(
                    "Tỷ lệ hài lòng chung (hộp bốn nút)",
                    json.at("/items/1/name").stringValue());
            assertEquals(
                    "{\"scale5\":{\"5\":\"Rất hài lòng\",\"4\":\"Hài lòng\",\"3\":\"Bình thường\",\"2\":\"Không hài lòng\","
                            + "\"1\":\"Rất không hài lòng\"},"
                            + "\"scale3\":{\"3\":\"Rất hài lòng\",\"2\":\"Hài lòng\",\"1\":\"Không hài lòng\"},"
                            + "\"scale4\":{\"4\":\"Rất hài lòng\",\"3\":\"Hài lòng\",\"2\":\"Bình thường\","
                            + "\"1\":\"Không hài lòng\"}}",
                    json.get("scales").toString());
        }
    }

    @Test
    void terminalsTellHowTheirButtonsAre() {
        try (Browser boxes = Browser.on(Samples.config(), (_, _, _) -> Samples.morning(), Samples::boxes)) {
            JsonNode terminals = boxes.json("/api/v1/terminals");
            assertEquals(
                    "{\"5\":\"ok\",\"4\":\"ok\",\"3\":\"stuck\",\"2\":\"ok\",\"1\":\"ok\"}",
                    terminals.at("/1/buttons").toString());
            assertTrue(terminals.at("/1/buttonFault").isNull());
            assertEquals("missing", terminals.at("/3/buttons/3").stringValue());
            assertEquals(Samples.NO_CHIP, terminals.at("/3/buttonFault").stringValue());
            assertEquals("{}", terminals.at("/7/buttons").toString(), "a terminal without a box");
            assertTrue(terminals.at("/10/buttons").isNull(), "a terminal that was never heard of");
            assertTrue(terminals.at("/10/buttonFault").isNull());
        }
    }

    @Test
    void healthAndUnknownPaths() {
        assertEquals("{\"status\":\"ok\"}", browser.get("/health").body());
        HttpResponse<String> missing = browser.get("/api/v1/nothing");
        assertEquals(404, missing.statusCode());
        assertEquals("application/problem+json", Browser.header(missing, "content-type"));
        HttpResponse<String> method = browser.send("POST", "/api/v1/summary");
        assertEquals(405, method.statusCode());
        assertEquals("application/problem+json", Browser.header(method, "content-type"));
    }
}
