package vn.hailong.tablet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.hailong.survey.Act;
import vn.hailong.survey.Answer;
import vn.hailong.survey.Item;
import vn.hailong.survey.Languages;
import vn.hailong.survey.LocalizedText;
import vn.hailong.survey.Look;
import vn.hailong.survey.SessionView;

/// What a page says, and what its forms mean.
class WebSurveyTest {
    private static final String HOSTILE = "\"><script>alert('&')</script>";
    private static final WebSurvey.Mark MARK = new WebSurvey.Mark("turn", "revision");

    private final WebSurvey quick = Samples.survey(Samples.shipped("quick5"));
    private final WebSurvey full = Samples.survey(Samples.shipped("full-st"));

    /// Of a language that the program does not bring, from its files.
    @Test
    void aThirdLanguageIsOfferedAndSpoken(@TempDir Path folder) throws IOException {
        for (String part : Languages.PARTS) {
            try (InputStream english = WebSurvey.class.getResourceAsStream("/texts/" + part + "_en.properties")) {
                Files.writeString(
                        folder.resolve(part + "_km.properties"),
                        new String(english.readAllBytes(), StandardCharsets.UTF_8)
                                .replace("= English", "= ភាសាខ្មែរ")
                                .replace("= Larger text", "= អក្សរធំ"));
            }
        }
        WebSurvey.Setting setting = Samples.setting(Samples.shipped("quick5"));
        WebSurvey survey = new WebSurvey(new WebSurvey.Setting(
                setting.agency(),
                setting.place(),
                setting.seal(),
                setting.title(),
                setting.opening(),
                Languages.read(List.of("vi", "km"), folder),
                setting.idle()));
        WebSurvey.Mark mark = new WebSurvey.Mark("1", "1");
        String offered = survey.page(new SessionView.Opening(false), Look.usual("vi"), mark);
        assertTrue(offered.contains("ភាសាខ្មែរ"), offered);
        String spoken = survey.page(new SessionView.Opening(false), Look.usual("km"), mark);
        assertTrue(spoken.contains("អក្សរធំ") && spoken.contains("Tiếng Việt"), spoken);
    }

    @Test
    void whateverIsWrittenIsTextAndNeverMarkup() {
        Item comment = item("quick5", "quick.comment");
        LocalizedText hostile = new LocalizedText(Map.of("vi", HOSTILE));
        WebSurvey.Setting setting = Samples.setting(Samples.shipped("quick5"));
        WebSurvey survey = new WebSurvey(new WebSurvey.Setting(
                hostile, hostile, HOSTILE, hostile, setting.opening(), Languages.builtIn("vi"), setting.idle()));
        SessionView view = new SessionView.Step(
                comment,
                Optional.of(new Answer.Text("</textarea>" + HOSTILE)),
                2,
                3,
                true,
                true,
                true,
                OptionalInt.empty());
        String page = survey.page(view, Look.usual("vi"), new WebSurvey.Mark(HOSTILE, HOSTILE));
        assertFalse(page.contains("<script>"), page);
        assertFalse(page.contains("alert('"), page);
        assertEquals(1, page.split("</textarea>", -1).length - 1);
    }

    @Test
    void theSecondItemSaysThatTheFirstIsRecorded() {
        assertTrue(page(quick, item("quick5", "btn.reason"), 2).contains("Ý kiến đã được ghi nhận"));
        assertFalse(page(quick, item("quick5", "btn.reason"), 3).contains("đã được ghi nhận"));
    }

    @Test
    void theLastItemFinishesAndAnAnsweredOneGoesOn() {
        Item item = item("quick5", "quick.access");
        String last = quick.page(
                new SessionView.Step(
                        item, Optional.of(new Answer.Number(4)), 5, 5, true, true, true, OptionalInt.empty()),
                Look.usual("en"),
                MARK);
        assertTrue(last.contains(">Finish</button>") && last.contains("value=\"keep\""), last);
        assertFalse(last.contains("value=\"skip:"), last);
        String open = quick.page(
                new SessionView.Step(item, Optional.empty(), 4, 5, true, false, false, OptionalInt.empty()),
                Look.usual("en"),
                MARK);
        assertTrue(
                open.contains("value=\"skip:quick.access\"") && open.contains("value=\"finish:quick.access\""), open);
        assertFalse(open.contains("value=\"back:") || open.contains("value=\"keep\""), open);
    }

    @Test
    void formsMeanWhatTheirButtonsSay() throws Exception {
        Item access = item("quick5", "quick.access");
        assertEquals(give(access, new Answer.Number(3)), act(quick, access, "item=quick.access&act=give%3A3"));
        assertEquals(Optional.of(new Act.Skip("quick.access")), act(quick, access, "act=skip%3Aquick.access"));
        assertEquals(Optional.of(new Act.Back("quick.access")), act(quick, access, "act=back:quick.access"));
        assertEquals(Optional.of(new Act.Finish("quick.access")), act(quick, access, "act=finish:quick.access"));
        Item result = item("quick5", "quick.result");
        assertEquals(give(result, new Answer.NotApplicable()), act(quick, result, "item=quick.result&act=give:na"));
        Item reasons = item("quick5", "btn.reason");
        assertEquals(
                give(reasons, new Answer.Choices(List.of("official", "other"))),
                act(quick, reasons, "item=btn.reason&choice=official&choice=other&act=give"));
        assertEquals(give(reasons, new Answer.Choices(List.of())), act(quick, reasons, "item=btn.reason&act=give"));
        Item comment = item("quick5", "quick.comment");
        assertEquals(
                give(comment, new Answer.Text("Chỗ ngồi thiếu & nóng")),
                act(
                        quick,
                        comment,
                        "item=quick.comment&act=give&text=Ch%E1%BB%97+ng%E1%BB%93i+thi%E1%BA%BFu+%26+n%C3%B3ng"));
        assertEquals(
                Optional.of(new Act.Type("quick.comment", "Ch")),
                act(quick, comment, "item=quick.comment&act=type&text=Ch"));
        Item trips = item("full-st", "supply.trips");
        assertEquals(give(trips, new Answer.Number(7)), act(full, trips, "item=supply.trips&act=give&count=7"));
        assertEquals(Optional.of(new Act.Skip("supply.trips")), act(full, trips, "item=supply.trips&act=give"));
        Item notice = item("full-st", "supply.late_notice");
        assertEquals(give(notice, new Answer.Text("no")), act(full, notice, "item=supply.late_notice&act=give:no"));
        assertEquals(Optional.of(new Act.Speak("en")), act(full, notice, "act=speak:en"));
        assertEquals(Optional.of(new Act.Assist(true)), act(full, notice, "act=assist:true"));
        assertEquals(Optional.of(new Act.Touch()), act(full, notice, "act=touch"));
    }

    @Test
    void everyItemThatWeShipHasAPageInEveryLanguage() {
        Samples.shipped().forEach(questionnaire -> {
            WebSurvey survey = Samples.survey(questionnaire);
            for (String language : List.of("vi", "en")) {
                for (Item item : questionnaire.items()) {
                    String page =
                            survey.page(Samples.view(item, 3, false, OptionalInt.empty()), Look.usual(language), MARK);
                    assertTrue(page.contains("<html lang=\"" + language + "\""), item.id());
                    assertTrue(page.contains("<h1"), item.id());
                }
            }
        });
    }

    private static Item item(String questionnaire, String id) {
        return Samples.shipped(questionnaire).item(id).orElseThrow();
    }

    private static String page(WebSurvey survey, Item item, int number) {
        return survey.page(Samples.view(item, number, false, OptionalInt.empty()), Look.usual("vi"), MARK)
                .replace('\u00a0', ' ');
    }

    private static Optional<Act> give(Item item, Answer answer) {
        return Optional.of(new Act.Give(item.id(), answer));
    }

    private static Optional<Act> act(WebSurvey survey, Item item, String body) throws Form.MalformedException {
        return survey.act(
                Form.of(body.getBytes(StandardCharsets.US_ASCII)), Samples.view(item, 3, false, OptionalInt.empty()));
    }
}
