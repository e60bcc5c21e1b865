package vn.hailong.tablet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.hailong.survey.Act;
import vn.hailong.survey.Answer;
import vn.hailong.survey.Item;
import vn.hailong.survey.Look;
import vn.hailong.survey.SessionView;

/// Who gets what: strangers, paired tablets, and those who send what no page of ours would.
class SiteTest {
    @TempDir
    Path folder;

    private Terminals terminal;

    @BeforeEach
    void open() throws Exception {
        terminal = Terminals.in(folder, 4);
    }

    @Test
    void aStrangerSeesNoSurvey() {
        Visitor stranger = terminal.visitor();
        Reply reply = stranger.get("/");
        assertEquals(403, reply.status());
        assertTrue(text(reply).contains("chưa được kết nối"));
        assertEquals(403, stranger.get("/wait?seen=x").status());
        assertEquals(403, stranger.post("/act", "turn", "x", "act", "rate:5").status());
        assertEquals(0, terminal.conversations());
    }

    @Test
    void anOfferPairsOneTabletOnceAndOnlyWhenAsked() throws Exception {
        String offer = terminal.offer();
        assertEquals(200, terminal.visitor().get(offer).status(), "a look takes nothing");
        Visitor tablet = terminal.visitor();
        Reply paired = tablet.post(offer);
        assertEquals("/", paired.headers().get("Location"));
        String cookie = String.valueOf(paired.headers().get("Set-Cookie"));
        assertTrue(
                cookie.matches(
                        "__Host-hailong=[A-Za-z0-9_-]{43}; Path=/; Max-Age=34560000; Secure; HttpOnly; SameSite=Strict"),
                cookie);
        assertEquals(200, tablet.get("/").status());
        assertEquals(410, terminal.visitor().get(offer).status());
        assertEquals(410, terminal.visitor().post(offer).status());
        assertEquals(1, terminal.pairings().list().size());
    }

    @Test
    void aTabletThatIsPairedTakesNoSecondPlace() throws Exception {
        Visitor tablet = terminal.paired();
        String offer = terminal.offer();
        assertEquals(303, tablet.post(offer).status());
        assertEquals(1, terminal.pairings().list().size());
        assertEquals(200, terminal.visitor().get(offer).status(), "the offer is there for another one");
    }

    @Test
    void eachTabletHasASessionOfItsOwn() throws Exception {
        Visitor one = terminal.paired();
        Visitor two = terminal.paired();
        one.act("act", "rate:5");
        two.act("act", "rate:1");
        assertEquals(List.of(new Act.Rate(5)), terminal.conversation(0).acts());
        assertEquals(List.of(new Act.Rate(1)), terminal.conversation(1).acts());
        one.get("/");
        one.get("/");
        assertEquals(2, terminal.conversations(), "a reload begins nothing");
    }

    @Test
    void aRevokedTabletIsAStrangerAtOnceAndItsSessionEnds() throws Exception {
        Visitor one = terminal.paired();
        terminal.paired();
        assertTrue(terminal.pairings().revoke(1));
        assertEquals(403, one.get("/").status());
        assertEquals(403, one.act("act", "rate:5").status());
        assertEquals(List.of(), terminal.conversation(0).acts());
        terminal.paired();
        assertTrue(terminal.conversation(0).isClosed());
        assertFalse(terminal.conversation(1).isClosed());
    }

    @Test
    void everyAnswerCarriesTheHeadersOfSafety() throws Exception {
        Visitor tablet = terminal.paired();
        List<Reply> replies = List.of(
                tablet.get("/"),
                tablet.get("/nowhere"),
                tablet.get("/assets/tablet.css"),
                terminal.visitor().get("/"),
                tablet.act("act", "rate:5"));
        for (Reply reply : replies) {
            Gate.HEADERS.forEach(
                    (name, value) -> assertEquals(value, reply.headers().get(name)));
        }
        assertEquals("no-store", tablet.get("/").headers().get("Cache-Control"));
    }

    @Test
    void anAssetIsSentOnceAndThenFoundUnchanged() {
        Visitor visitor = terminal.visitor();
        Reply first = visitor.get("/assets/tablet.js");
        assertEquals("no-cache", first.headers().get("Cache-Control"));
        assertEquals(
                304,
                visitor.with("if-none-match", String.valueOf(first.headers().get("ETag")))
                        .get("/assets/tablet.js")
                        .status());
        assertEquals(
                404, visitor.get("/assets/..%2f..%2ftexts/flow_vi.properties").status());
        assertEquals(404, visitor.get("/assets/").status());
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example", "192.168.10.2", "192.168.10.2:443", "localhost:8443", ""})
    void anotherHostIsNotAnswered(String host) throws Exception {
        Visitor tablet = terminal.paired().with("host", host);
        assertEquals(421, tablet.get("/").status());
        assertEquals(421, tablet.without("host").get("/").status());
        assertEquals(
                421,
                tablet.with("host", Terminals.AUTHORITY, "evil.example")
                        .get("/")
                        .status());
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example", "null", "http://192.168.10.2:8443", "https://192.168.10.2"})
    void anotherSitesFormIsRefused(String origin) throws Exception {
        Visitor tablet = terminal.paired().with("origin", origin);
        assertEquals(403, tablet.act("act", "rate:5").status());
        assertEquals(403, tablet.post(terminal.offer()).status());
        tablet.with("origin", Terminals.ORIGIN).with("sec-fetch-site", "cross-site");
        assertEquals(403, tablet.act("act", "rate:5").status());
        assertEquals(List.of(), terminal.conversation(0).acts());
    }

    @Test
    void aPageThatIsNoLongerShownAnswersNothing() throws Exception {
        Visitor tablet = terminal.paired();
        String old = tablet.turn();
        terminal.conversation(0).show(new SessionView.Thanks());
        terminal.conversation(0).show(new SessionView.Opening(false));
        tablet.with("x-script", "1");
        assertEquals(204, tablet.post("/act", "turn", old, "act", "rate:1").status());
        assertEquals(204, tablet.post("/act", "turn", "", "act", "rate:1").status());
        assertEquals(204, tablet.post("/act", "act", "rate:1").status());
        assertEquals(List.of(), terminal.conversation(0).acts());
        tablet.get("/");
        tablet.act("act", "rate:4");
        assertEquals(List.of(new Act.Rate(4)), terminal.conversation(0).acts());
    }

    @Test
    void theTurnStaysWhileTheSamePageCountsDown() throws Exception {
        Visitor tablet = terminal.paired();
        Item item = Samples.shipped("quick5").item("quick.access").orElseThrow();
        terminal.conversation(0).show(Samples.view(item, 3, false, OptionalInt.empty()));
        tablet.get("/");
        String turn = tablet.turn();
        String revision = tablet.revision();
        terminal.conversation(0)
                .show(Samples.view(item, 3, false, OptionalInt.of(9)), new Look("en", true, false, false));
        assertEquals(200, tablet.get("/wait?seen=" + revision).status());
        assertEquals(turn, tablet.turn());
        assertNotEquals(revision, tablet.revision());
        assertTrue(tablet.page().contains("This session ends in 9 seconds"), tablet.page());
    }

    @Test
    void whatIsWrittenIsAnsweredWhenAReloadWouldShowIt() throws Exception {
        Visitor tablet = terminal.paired();
        Item comment = Samples.shipped("quick5").item("quick.comment").orElseThrow();
        terminal.conversation(0).show(Samples.view(comment, 3, false, OptionalInt.empty()));
        tablet.get("/");
        tablet.with("x-script", "1");
        CompletableFuture<Integer> answered = CompletableFuture.supplyAsync(() -> {
            try {
                return tablet.act("act", "type", "item", "quick.comment", "text", "phòng chờ hơi nóng")
                        .status();
            } catch (Exception e) {
                throw new CompletionException(e);
            }
        });
        Awaitility.await().until(() -> !terminal.conversation(0).acts().isEmpty());
        assertFalse(answered.isDone(), "nothing shows it yet");
        terminal.conversation(0).show(Samples.view(comment, 3, true, OptionalInt.empty()));
        assertEquals(204, answered.get(5, TimeUnit.SECONDS));
    }

    @Test
    void nothingOfACitizenIsLeftForTheNext() throws Exception {
        Visitor tablet = terminal.paired();
        Item comment = Samples.shipped("quick5").item("quick.comment").orElseThrow();
        terminal.conversation(0).show(Samples.view(comment, 3, true, OptionalInt.empty()));
        tablet.get("/");
        assertTrue(tablet.page().contains("phòng chờ hơi nóng"));
        terminal.conversation(0).show(new SessionView.Opening(false));
        tablet.get("/");
        assertFalse(tablet.page().contains("phòng chờ hơi nóng"));
        assertFalse(tablet.page().contains("aria-pressed=\"true\""));
    }

    @Test
    void oneWhoAsksTooOftenIsAskedToWaitAndOthersAreNot() throws Exception {
        Visitor tablet = terminal.paired();
        Visitor stranger = terminal.visitor().from("192.168.10.66");
        int refused = 0;
        for (int i = 0; i < 100; i++) {
            if (stranger.get("/").status() == 429) {
                refused++;
            }
        }
        assertEquals(40, refused);
        assertEquals("10", stranger.get("/").headers().get("Retry-After"));
        assertEquals(200, tablet.get("/").status());
        terminal.clock().pass(Duration.ofMinutes(1));
        assertEquals(403, stranger.get("/").status());
    }

    @Test
    void attemptsToPairAreFew() throws Exception {
        Visitor guesser = terminal.visitor();
        for (int i = 0; i < 10; i++) {
            assertEquals(410, guesser.post("/pair/" + Secrets.draw()).status());
        }
        String offer = terminal.offer();
        assertEquals(429, guesser.post(offer).status());
        assertEquals(303, terminal.visitor().from("192.168.10.40").post(offer).status());
    }

    @Test
    void otherMethodsAndTypesAreRefused() throws Exception {
        Visitor tablet = terminal.paired();
        assertEquals(405, tablet.send("DELETE", "/", new byte[0]).status());
        assertEquals(404, tablet.get("/act").status());
        assertEquals(404, tablet.post("/").status());
        assertEquals(
                415,
                tablet.with("content-type", "application/json")
                        .act("act", "rate:5")
                        .status());
        assertEquals(List.of(), terminal.conversation(0).acts());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "act=fly",
                "act=rate:",
                "act=rate:five",
                "act=rate:99999",
                "act=rate:-1",
                "act=rate:1&act=rate:2",
                "act=speak:xx",
                "act=enlarge:maybe",
                "act=give",
                "act=rate:5&colour=red",
                "act=rate:5&=x",
                "act=rate%3A5%ZZ",
                "act=rate%3A5%2",
                "act=%C3%28",
                "act",
                "act=type&item=a&text=%00%ff",
                "act=rate:5\n",
                ""
            })
    void whatNoPageOfOursSendsIsRefused(String body) throws Exception {
        Visitor tablet = terminal.paired();
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        assertEquals(400, tablet.postRaw("/act", bytes).status());
        assertEquals(List.of(), terminal.conversation(0).acts());
    }

    @Test
    void anAnswerToAnItemThatIsNotAskedIsNothing() throws Exception {
        Visitor tablet = terminal.paired();
        Item item = Samples.shipped("quick5").item("quick.access").orElseThrow();
        terminal.conversation(0).show(Samples.view(item, 3, false, OptionalInt.empty()));
        tablet.get("/");
        assertEquals(204, tablet.act("item", "quick.result", "act", "give:5").status());
        assertEquals(204, tablet.act("act", "skip:nowhere").status());
        assertEquals(204, tablet.act("item", "<script>", "act", "give:5").status());
        assertEquals(List.of(), terminal.conversation(0).acts());
        assertEquals(204, tablet.act("item", "quick.access", "act", "give:5").status());
        assertEquals(
                List.of(new Act.Give("quick.access", new Answer.Number(5))),
                terminal.conversation(0).acts());
    }

    private static String text(Reply reply) {
        return new String(reply.body(), StandardCharsets.UTF_8);
    }

    @Test
    void headersOfARequestAreTakenAsTheyAre() {
        Request request = new Request(
                "GET", "/", "", Map.of("cookie", List.of("a=1; __Host-hailong=x; b=2")), "::1", new byte[0]);
        assertEquals("x", request.cookie("__Host-hailong").orElseThrow());
        assertTrue(request.cookie("hailong").isEmpty());
    }
}
