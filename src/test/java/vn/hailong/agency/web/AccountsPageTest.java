package vn.hailong.agency.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import vn.hailong.agency.account.OutboxAccount;
import vn.hailong.agency.account.Uncounted;
import vn.hailong.agency.store.Code;

class AccountsPageTest {
    private static Browser ward() {
        return Browser.on(Books.ward());
    }

    @Test
    void thePageNamesEveryDifference() {
        try (Browser browser = ward()) {
            String page = browser.get("/accounts").body();
            for (String text : List.of(
                    "<html lang=\"vi\">",
                    "Đối soát phiếu",
                    "24/11/2026",
                    "Cơ quan thiếu 210 phiếu mà máy đã có biên nhận (số 4401–4610, 4875–4880)",
                    "Đã yêu cầu máy gửi lại (lần 2, lúc 10:34).",
                    "9 phiếu được ghi trong ngày này",
                    "11 phiếu được trả lời khi máy chưa đồng bộ giờ; cơ quan đã tính lại giờ, trong đó 2 phiếu",
                    "6 phiếu đang chờ gửi trên máy, theo lần báo lúc 10:41.",
                    "14 phiếu nằm trong khu cách ly, chưa tính: bộ câu hỏi chưa được khai báo 12; đơn vị hoặc quầy chưa "
                            + "được khai báo 2.",
                    "2 phiếu nằm trong khu cách ly, chưa tính.<",
                    "7 phiếu chưa kịp gửi thì thẻ nhớ này ngừng hoạt động (số 2322–2340, lần báo cuối 10:42 23/11/2026)",
                    "12 phiếu đã được cứu sang thẻ sau.",
                    "37 phiếu còn chờ trên máy, mà máy đã im lặng",
                    "Phiếu cũ nhất đã chờ hơn một ngày, từ 10:40 21/11/2026: xin kiểm tra đường truyền của máy.",
                    "Phiếu cũ nhất đã chờ hơn bảy ngày, từ 10:42 16/11/2026: xin báo cán bộ kỹ thuật ngay",
                    "Lúc 10:42 20/11/2026 máy báo mới ghi 5.160 phiếu, trong khi trước đó đã ghi 5.190 phiếu",
                    "Các phiếu số 5161–5190 có thể đã mất hoặc bị trùng số. Xin báo cán bộ kỹ thuật; cảnh báo còn ở đây",
                    "Từ 10:42 20/11/2026 máy đã 3 lần báo số phiếu ít hơn trước, có lần mới ghi 900 phiếu trong khi trước đó đã",
                    "Đã được xác nhận lúc 10:42 22/11/2026.",
                    "Hai thẻ nhớ thay phiên nhau",
                    "Máy không ghi được 3 lượt bấm",
                    "9 phiếu được ghi trong ngày này nhưng trả lời vào ngày khác.",
                    "Khớp.",
                    "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                    "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae",
                    "Phiếu cách ly: trùng mã hoặc trùng số, khác nội dung",
                    "Thông điệp bị từ chối: không đọc được")) {
                assertTrue(page.contains(text), "lacks " + text);
            }
        }
    }

    @Test
    void aWardWhereAllIsWellSaysSo() {
        try (Browser browser = Browser.on(Books.calm())) {
            String page = browser.get("/accounts?lang=en").body();
            assertTrue(page.contains("Everything that the terminals sealed is here or on its way."), page);
            assertTrue(page.contains("class=\"verdict why fine\">The numbers agree<"), page);
            assertTrue(page.contains("No two responses claim to be the same."), page);
            assertFalse(browser.get("/").body().contains("class=\"alarms\""));
        }
    }

    @Test
    void aConflictIsNeverCalm() {
        try (Browser browser = Browser.on(Books.conflict())) {
            String page = browser.get("/accounts").body();
            assertFalse(page.contains("Mọi phiếu mà các máy đã ghi"), page);
            assertTrue(page.contains("class=\"verdict why alarm\">1 cảnh báo cần xử lý<"), page);
            assertTrue(page.contains("1 phiếu mang số của một phiếu khác mà nội dung không giống"), page);
            assertTrue(page.contains("<td role=\"cell\" class=\"number wrong\" data-label=\"Trùng số\">1</td>"), page);
            assertTrue(page.contains("trùng mã, khác nội dung · "), page);
            assertTrue(browser.get("/").body().contains("1 nơi có chênh lệch cần xử lý"));
            assertTrue(browser.get("/?lang=en").body().contains("differences in 1 place need somebody"));
            JsonNode outbox = browser.json("/api/v1/accounts").path("outboxes").path(0);
            assertEquals(1, outbox.path("conflicting").asInt(0));
            assertEquals(
                    "conflicting",
                    outbox.path("explanations").path(0).path("kind").asString(""));
        }
    }

    @Test
    void ofTwoWithOneNumberThePageDoesNotSayThatTheirIdsAreEqual() {
        Uncounted.Conflict same = Books.ward().uncounted().conflicts().getFirst();
        Uncounted.Conflict other = new Uncounted.Conflict(
                same.terminal(),
                same.installation(),
                same.seq(),
                Optional.of(new UUID(7, 7)),
                same.code(),
                same.digest(),
                same.receivedAt(),
                same.held());
        Books calm = Books.calm();
        Uncounted uncounted = new Uncounted(List.of(other), 1, List.of(), List.of(), List.of());
        try (Browser browser = Browser.on(new Books(calm.outboxes(), calm.days(), uncounted))) {
            String page = browser.get("/accounts").body();
            assertTrue(page.contains("trùng số, khác nội dung · "), page);
            assertFalse(page.contains("trùng mã, khác nội dung · "), page);
        }
    }

    @Test
    void terminalsThatWereNeverHeardAreNamed() {
        try (Browser browser = Browser.on(Books.empty())) {
            String page = browser.get("/accounts").body();
            assertTrue(
                    page.contains("Chưa nhận được tín hiệu nào từ 4 máy đã khai báo: q01-a, q02-a, q03-a, q04-a."),
                    page);
            assertFalse(page.contains("Mọi phiếu mà các máy đã ghi"), page);
            assertEquals(
                    "[\"q01-a\",\"q02-a\",\"q03-a\",\"q04-a\"]",
                    browser.json("/api/v1/accounts").path("neverHeard").toString());
        }
    }

    @Test
    void whoIsNotInTheConfigurationIsNamed() {
        Books calm = Books.calm();
        List<OutboxAccount> outboxes = new ArrayList<>(calm.outboxes());
        outboxes.add(new OutboxAccount(
                "q09-b",
                new UUID(9, 9),
                true,
                Optional.empty(),
                0,
                0,
                Map.of(),
                Optional.empty(),
                0,
                Optional.empty(),
                0,
                List.of(),
                0,
                Optional.empty(),
                Optional.empty(),
                OutboxAccount.Repaired.NONE,
                Optional.empty()));
        try (Browser browser = Browser.on(new Books(outboxes, calm.days(), calm.uncounted()))) {
            String page = browser.get("/accounts").body();
            assertTrue(
                    page.contains("1 máy lên tiếng mà chưa có trong agency.yaml, nên phiếu bị cách ly: q09-b."), page);
        }
        try (Browser browser = ward()) {
            String page = browser.get("/accounts").body();
            assertTrue(
                    page.contains("Có thông điệp bị từ chối tự xưng là của máy chưa có trong agency.yaml: q09-b."),
                    page);
        }
    }

    @Test
    void aDayCanBeChosenAndEveryColumnIsExplained() {
        try (Browser browser = ward()) {
            String page = browser.get("/accounts?day=2026-11-22").body();
            assertTrue(page.contains("<input type=\"date\" name=\"day\" value=\"2026-11-22\">"), page);
            for (String column : List.of(
                    "Máy đã ghi",
                    "Có biên nhận",
                    "Chờ gửi",
                    "Đã nhận",
                    "Tính ở thẻ khác",
                    "Cách ly",
                    "Trùng số",
                    "Còn thiếu",
                    "Thuộc ngày này",
                    "Bấm thừa")) {
                assertTrue(page.contains("<dt>" + column + "</dt>"), column);
            }
        }
    }

    @Test
    void oneIsNotSaidAsMany() {
        Wording english = Wording.in("en");
        assertEquals("1 is in quarantine and not counted.", english.text("explain.quarantined.day", "1"));
        assertEquals("2 are in quarantine and not counted.", english.text("explain.quarantined.day", "2"));
        assertEquals("1 response arrived", english.text("minutes.sum", "1"));
        assertEquals("0 responses arrived", english.text("minutes.sum", "0"));
    }

    @Test
    void thePageOfFiguresLeadsThereWhenSomethingIsWrong() {
        try (Browser browser = ward()) {
            assertTrue(browser.get("/").body().contains("4 nơi có chênh lệch cần xử lý"));
        }
    }

    @Test
    void theJsonHoldsTheSameNumbers() {
        try (Browser browser = ward()) {
            JsonNode json = browser.json("/api/v1/accounts?day=2026-11-24");
            JsonNode restored = json.path("outboxes").path(1);
            assertEquals("q02-a", restored.path("terminal").asString(""));
            assertEquals(216, restored.path("missing").asLong(0));
            assertEquals(
                    "[[4401,4610],[4875,4880]]", restored.path("missingRanges").toString());
            JsonNode first = restored.path("explanations").path(0);
            assertEquals("resend-needed", first.path("kind").asString(""));
            assertEquals("alarm", first.path("weight").asString(""));
            assertEquals(210, first.path("count").asLong(0));
            JsonNode fallen = json.path("outboxes").path(0);
            assertEquals(
                    "2026-11-20T10:42:18+07:00", fallen.path("fall").path("at").asString(""));
            assertEquals(5_190, fallen.path("fall").path("from").asLong(0));
            assertEquals(5_160, fallen.path("fall").path("to").asLong(0));
            assertEquals(1, fallen.path("fall").path("times").asLong(0));
            assertTrue(fallen.path("fall").path("acknowledgedAt").isNull());
            assertEquals(
                    "{\"kind\":\"fallen-back\",\"weight\":\"alarm\",\"count\":30}",
                    fallen.path("explanations").path(0).toString());
            assertEquals(5_211, fallen.path("mostSealed").asLong(0));
            JsonNode waiting = json.path("outboxes").path(2);
            assertEquals(
                    "2026-11-16T10:42:18+07:00", waiting.path("waitingSince").asString(""));
            JsonNode acknowledged = json.path("outboxes").path(4).path("fall");
            assertEquals(
                    "2026-11-22T10:42:18+07:00",
                    acknowledged.path("acknowledgedAt").asString(""));
            assertEquals(31, json.path("ofDay").path(2).path("heldOfThisDay").asLong(0));
            assertEquals(
                    0,
                    browser.json("/api/v1/accounts?day=2026-11-23")
                            .path("ofDay")
                            .size());
            JsonNode uncounted = browser.json("/api/v1/uncounted");
            assertEquals(2, uncounted.path("conflicts").asInt(0));
            assertEquals(
                    64,
                    uncounted
                            .path("latestConflicts")
                            .path(0)
                            .path("held")
                            .path("sha256")
                            .asString("")
                            .length());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/accounts?day=22/11/2026",
                "/accounts?unit=ba-ngoi",
                "/accounts?lang=fr",
                "/api/v1/accounts?from=2026-11-22",
                "/api/v1/uncounted?day=2026-11-22"
            })
    void whatIsAskedWronglyIsRefused(String address) {
        try (Browser browser = ward()) {
            assertEquals(400, browser.get(address).statusCode());
        }
    }

    @Test
    void thePageNeedsNoMoreThanThePolicyAllows() {
        try (Browser browser = ward()) {
            for (String address : List.of("/accounts", "/accounts?day=x", "/api/v1/accounts", "/api/v1/uncounted")) {
                HttpResponse<String> response = browser.get(address);
                AgencyWeb.HEADERS.forEach(
                        (name, value) -> assertEquals(value, Browser.header(response, name), address + " " + name));
                assertFalse(
                        response.body().contains("<script") || response.body().contains(" style="), address);
            }
        }
    }

    @Test
    void everyCodeHasItsWords() {
        for (Code code : Code.values()) {
            for (String language : Query.LANGUAGES) {
                assertFalse(Wording.in(language).text("code." + code.wireName()).isEmpty());
            }
        }
    }
}
