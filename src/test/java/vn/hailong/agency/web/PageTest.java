package vn.hailong.agency.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static vn.hailong.wire.Status.ButtonState.MISSING;
import static vn.hailong.wire.Status.ButtonState.OK;
import static vn.hailong.wire.Status.ButtonState.STUCK;
import static vn.hailong.wire.Status.State.ONLINE;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.hailong.agency.fleet.TerminalReport;
import vn.hailong.agency.index.Figure;
import vn.hailong.agency.index.Summary;

class PageTest {
    @Test
    void aTerminalThatNobodyConfiguredIsOnEveryView() {
        TerminalReport stranger =
                new TerminalReport("bn-q09", "", "", Optional.empty(), Optional.of(Samples.NOW), 0, 0, 0, 1, 0);
        try (Browser browser =
                Browser.on(Samples.config(), (unit, from, to) -> Samples.morning(), () -> List.of(stranger))) {
            for (String unit : List.of("ba-ngoi", "cam-linh")) {
                String page = browser.get("/?unit=" + unit).body();
                assertTrue(page.contains("bn-q09"), unit);
                assertTrue(page.contains("Chưa có trong agency.yaml"), unit);
            }
        }
    }

    @Test
    void thePageSaysWhatTheFigureIsAndIsNot() {
        try (Browser browser = Browser.on(Samples.morning())) {
            HttpResponse<String> response = browser.get("/");
            String page = response.body();
            assertEquals(200, response.statusCode());
            assertEquals("text/html", Browser.header(response, "content-type").split(";")[0]);
            for (String text : List.of(
                    "<html lang=\"vi\">",
                    "Tỷ lệ hài lòng chung (nút bấm)",
                    "84,50%",
                    "80,70% – 87,67%",
                    "n = 413 lượt đánh giá",
                    "không thay cho SIPAS của Bộ Nội vụ",
                    "Khoảng tin cậy chỉ phản ánh sai số ngẫu nhiên; người trả lời tự nguyện tại chỗ nên kết quả không "
                            + "thay cho điều tra chọn mẫu.",
                    ">417<",
                    "Rất không hài lòng",
                    "2,66%",
                    "Quầy 4 · Thuế, đăng ký kinh doanh",
                    "Mất liên lạc",
                    "Chưa từng liên lạc",
                    ">37</td>",
                    "+37",
                    "đang chờ trên thiết bị",
                    "5.211",
                    "Số liệu tính lúc 10:42:18 24/11/2026",
                    "http-equiv=\"refresh\"")) {
                assertTrue(page.contains(text), "lacks " + text);
            }
        }
    }

    @Test
    void thePageSpeaksEnglishToo() {
        try (Browser browser = Browser.on(Samples.morning())) {
            String page = browser.get("/?lang=en").body();
            assertTrue(page.contains("<html lang=\"en\">") && page.contains("84.50%") && page.contains("5,211"), page);
        }
    }

    @Test
    void everyPageAndEveryErrorCarriesTheHeaders() {
        try (Browser browser = Browser.on(Samples.morning())) {
            for (String path : List.of(
                    "/",
                    "/live",
                    "/api/v1/summary",
                    "/health",
                    "/wire/",
                    "/assets/live.js",
                    "/?unit=x",
                    "/nothing",
                    "/api/v1/summary?x=1")) {
                HttpResponse<String> response = browser.get(path);
                AgencyWeb.HEADERS.forEach(
                        (name, value) -> assertEquals(value, Browser.header(response, name), path + " " + name));
                assertEquals("", Browser.header(response, "server"), path);
                assertEquals("", Browser.header(response, "set-cookie"), path);
            }
        }
    }

    @Test
    void nothingOnThePageNeedsMoreThanThePolicyAllows() {
        try (Browser browser = Browser.on(Samples.morning())) {
            String page = browser.get("/").body();
            assertFalse(Pattern.compile("<script(?! src=\"/)").matcher(page).find(), "inline script");
            assertFalse(page.contains("<style") || page.contains(" style="), "inline style");
            assertFalse(Pattern.compile(" on[a-z]+=").matcher(page).find(), "inline handler");
            assertFalse(
                    Pattern.compile("(src|href|action)=\"(?!/|#)").matcher(page).find(), "foreign address");
            assertFalse(AgencyWeb.HEADERS.toString().contains("unsafe"));
            assertFalse(browser.get("/assets/agency.css").body().contains("url("));
        }
    }

    @Test
    void namesAreText() {
        String name = "<script>alert(1)</script>";
        try (Browser browser = Browser.on(Samples.config(name), (_, _, _) -> Samples.morning(), Samples::fleet)) {
            for (String path : List.of("/", "/live", "/?unit=%3Cscript%3Ealert(1)", "/%3Cscript%3Ealert(1)")) {
                String page = browser.get(path).body();
                assertFalse(page.contains("<script>alert"), page);
            }
        }
    }

    /// What a page says when it is read, without marks.
    private static String read(String page) {
        return page.replaceAll("<[^>]*>", "")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&#34;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&")
                .replaceAll("\\s+", " ");
    }

    /// Each terminal's part of the table, in order.
    private static List<String> terminals(Browser browser, String path) {
        String page = browser.get(path).body();
        String table = page.substring(page.indexOf("<table class=\"terminals\""), page.indexOf("card legend"));
        return Pattern.compile("<tbody.*?</tbody>", Pattern.DOTALL)
                .matcher(table)
                .results()
                .map(part -> part.group())
                .toList();
    }

    @Test
    void theTableSaysWhichButtonIsInTrouble() {
        try (Browser browser = Browser.on(Samples.config(), (_, _, _) -> Samples.morning(), Samples::boxes)) {
            List<String> terminals = terminals(browser, "/live");
            List<String> ends = List.of(
                    "Đã đồng bộ giờ Nút bấm: tốt",
                    "Đã đồng bộ giờ Nút bị kẹt: 3 – Bình thường",
                    "Đã đồng bộ giờ Không đọc được nút: 1 – Không hài lòng Nút bị kẹt: 4 – Rất hài lòng; 2 – Bình thường",
                    "Đã đồng bộ giờ Không đọc được hộp nút Cho cán bộ kỹ thuật: " + Samples.NO_CHIP,
                    "held by \"spi0 CS0\": stop that program, or use another line; the buttons work without lamps and "
                            + "sound",
                    "Đã đồng bộ giờ Nút bị kẹt: 4 – Hài lòng (trước khi mất liên lạc)",
                    "Đã đồng bộ giờ Nút bấm: tốt (trước khi mất liên lạc)",
                    "Đã đồng bộ giờ",
                    "Đã đồng bộ giờ Nút bị kẹt: 2 – Hài lòng Mã máy này bị nơi khác dùng để kết nối 1.204 lần kể từ khi"
                            + " máy khởi động: có lẽ hai máy đang dùng chung một mã. Xin báo cán bộ kỹ thuật. 3 phiếu"
                            + " chưa gửi được vì máy chủ trung chuyển không nhận, dù gửi riêng từng phiếu. Phiếu vẫn"
                            + " được giữ trên máy; xin báo cán bộ kỹ thuật.",
                    "Đã đồng bộ giờ 3 phiếu chưa gửi được vì máy chủ trung chuyển không nhận, dù gửi riêng từng phiếu. Phiếu"
                            + " vẫn được giữ trên máy; xin báo cán bộ kỹ thuật. (trước khi mất liên lạc)",
                    "—");
            assertEquals(ends.size(), terminals.size());
            for (int i = 0; i < ends.size(); i++) {
                String said = read(terminals.get(i)).strip();
                assertTrue(said.endsWith(ends.get(i)), said);
            }
            assertTrue(read(terminals.get(4)).contains("Nút bấm tốt, nhưng hộp nút có trục trặc Cho cán bộ"));
            assertTrue(read(browser.get("/live").body())
                    .contains("Nút bị kẹt thì máy bỏ qua, các nút khác vẫn được tính"));
            assertTrue(read(terminals(browser, "/?lang=en").get(1)).contains("Stuck: 3 – Neutral"));
        }
    }

    @Test
    void aConnectionThatIsFineIsNotSpokenOf() {
        try (Browser browser = Browser.on(Samples.morning())) {
            assertFalse(browser.get("/live").body().contains("class=\"link\""));
        }
        try (Browser browser = Browser.on(Samples.config(), (_, _, _) -> Samples.morning(), Samples::boxes)) {
            String english = read(terminals(browser, "/?lang=en").get(8));
            assertTrue(english.contains("took the connection over with this terminal's id, 1,204 times"), english);
            assertTrue(english.contains("3 responses can't be sent, because the broker does not take them"), english);
        }
    }

    @Test
    void buttonsThatAreFineNeedNoLegend() {
        try (Browser browser = Browser.on(Samples.morning())) {
            String page = read(browser.get("/live").body());
            assertTrue(page.contains("Nút bấm: tốt"), page);
            assertFalse(page.contains("Máy bỏ qua nút"), page);
        }
    }

    @Test
    void aBoxOfAnUnknownScaleIsNamedByNumbers() {
        TerminalReport seven = Samples.boxed("seven", ONLINE, "", OK, OK, STUCK, OK, OK, OK, STUCK);
        try (Browser browser = Browser.on(Samples.config(), (_, _, _) -> Samples.morning(), () -> List.of(seven))) {
            assertTrue(read(terminals(browser, "/").getFirst()).strip().endsWith("Nút bị kẹt: 5; 1"));
        }
    }

    @Test
    void aTerminalsOwnWordsAreTextAndShort() {
        String fault = "<script>alert(1)</script> & <b \n\u202Etxet\u200B " + "x".repeat(3_900);
        TerminalReport hostile = Samples.boxed("hostile", ONLINE, fault, MISSING, MISSING, MISSING);
        try (Browser browser = Browser.on(Samples.config(), (_, _, _) -> Samples.morning(), () -> List.of(hostile))) {
            String page = terminals(browser, "/").getFirst();
            assertFalse(page.contains("<script") || page.contains("<b ") || page.contains("\u202E"), page);
            String said = read(page).strip();
            assertTrue(said.contains("kỹ thuật: <script>alert(1)</script> & <b txet xxx"), said);
            assertTrue(said.endsWith("xxx…") && said.length() < 700, said);
            assertEquals(
                    fault,
                    browser.json("/api/v1/terminals").at("/0/buttonFault").stringValue());
        }
    }

    @Test
    void eachRowSpeaksTheWordsOfItsOwnScale() {
        try (Browser browser = Browser.on(Samples.boxesOfThreeKinds())) {
            String page = browser.get("/live").body();
            String items = page.substring(page.indexOf("aria-labelledby=\"items\""), page.indexOf("id=\"terminals\""));
            assertTrue(
                    items.indexOf("Tỷ lệ hài lòng chung (hộp ba nút)")
                            < items.indexOf("Tỷ lệ hài lòng chung (hộp bốn nút)"),
                    items);
            assertTrue(
                    items.contains(
                            "aria-label=\"Rất hài lòng 60,00% (12); Hài lòng 30,00% (6); Không hài lòng 10,00% (2)\""),
                    items);
            assertTrue(
                    items.contains("aria-label=\"Rất hài lòng 53,33% (8); Hài lòng 26,67% (4); Bình thường 13,33% (2); "
                            + "Không hài lòng 6,67% (1)\""),
                    items);
            // The worst of three levels has the face of who is not satisfied, not the one in the middle.
            assertEquals(
                    2,
                    Pattern.compile("level-4\" title=\"Không hài lòng\"")
                            .matcher(items)
                            .results()
                            .count(),
                    items);
            assertTrue(page.contains("Phân bố năm mức"));
        }
    }

    @Test
    void anOverallFigureOnFewerLevelsIsNotCalledFive() {
        Summary five = Samples.morning();
        Summary three = new Summary(
                five.unit(),
                five.from(),
                five.to(),
                five.computedAt(),
                20,
                Optional.of(Samples.scale("qbox3")),
                Samples.figure(12, 6, 2),
                List.of(Samples.counter("q01", 20, Samples.figure(12, 6, 2))),
                List.of(),
                five.lastMinutes());
        try (Browser browser = Browser.on(three)) {
            String page = browser.get("/live").body();
            assertTrue(page.contains("Phân bố các mức") && !page.contains("Phân bố năm mức"), page);
            assertTrue(page.contains("Không hài lòng 10,00% (2)"), page);
        }
    }

    @Test
    void theFragmentIsThePartOfThePageThatChanges() {
        try (Browser browser = Browser.on(Samples.morning())) {
            String page = browser.get("/").body();
            String fragment = browser.get("/live?unit=ba-ngoi&from=2026-11-24&to=2026-11-24&lang=vi")
                    .body();
            assertTrue(page.contains(fragment));
            assertFalse(fragment.contains("<html"));
            assertTrue(page.contains("/api/v1/summary?unit=ba-ngoi&amp;from=2026-11-24&amp;to=2026-11-24\""));
        }
    }

    @Test
    void nobodyHasAnswered() {
        try (Browser browser = Browser.on(Samples.summary(0, new Figure.None(), List.of()))) {
            String page = browser.get("/").body();
            assertTrue(page.contains("<p class=\"value\">—</p>") && page.contains("Chưa có lượt đánh giá nào"), page);
            assertFalse(page.contains("0,00%"), "nobody is not nought percent");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/?unit=x", "/?from=x", "/?form=1", "/?lang=fr", "/live?to=1", "/nothing", "/assets/x"})
    void mistakesGetAPageInTheSameLook(String path) {
        try (Browser browser = Browser.on(Samples.morning())) {
            HttpResponse<String> response = browser.get(path);
            assertTrue(response.statusCode() == 400 || response.statusCode() == 404, path);
            assertTrue(
                    response.body().contains("/assets/agency.css")
                            && response.body().contains("<h1>"),
                    path);
        }
    }

    @Test
    void emptyFieldsOfTheFormAreAbsent() {
        try (Browser browser = Browser.on(Samples.morning())) {
            assertEquals(200, browser.get("/?unit=ba-ngoi&from=&to=&lang=vi").statusCode());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/api/v1/summary"})
    void aFailureShowsACodeAndNoInsides(String path) {
        try (Browser browser = Browser.on(
                Samples.config(),
                (_, _, _) -> {
                    throw new IllegalStateException("password=secret at jdbc:postgresql://db");
                },
                Samples::fleet)) {
            HttpResponse<String> response = browser.get(path);
            assertEquals(500, response.statusCode());
            assertFalse(
                    response.body().contains("secret")
                            || response.body().contains("Exception")
                            || response.body().contains("vn.hailong"),
                    response.body());
            String code = Long.toString(Samples.CLOCK.millis(), 36).toUpperCase(Locale.ROOT);
            assertTrue(response.body().contains(code), response.body());
        }
    }

    @Test
    void theContractIsPublished() {
        try (Browser browser = Browser.on(Samples.morning())) {
            String index = browser.get("/wire/").body();
            for (String file : Resources.WIRE) {
                assertTrue(index.contains("href=\"/wire/" + file + "\""), file);
                HttpResponse<String> response = browser.get("/wire/" + file);
                assertEquals(200, response.statusCode(), file);
                assertTrue(response.body().length() > 500, file);
            }
            for (String path : List.of("/wire/x", "/wire/..%2Ftexts%2Fagency_vi.properties", "/wire/%2e%2e/x")) {
                assertTrue(browser.get(path).statusCode() >= 400, path);
            }
        }
    }

    @Test
    void bothLanguagesHaveTheSameTexts() throws IOException {
        assertEquals(texts("vi").keySet(), texts("en").keySet());
    }

    private static Properties texts(String language) throws IOException {
        Properties texts = new Properties();
        try (var stream = PageTest.class.getResourceAsStream("/texts/agency_" + language + ".properties")) {
            texts.load(stream);
        }
        return texts;
    }
}
