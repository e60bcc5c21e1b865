package vn.hailong.tablet;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import vn.hailong.config.AgencyConfigReader;
import vn.hailong.config.InvalidConfigException;
import vn.hailong.survey.Answer;
import vn.hailong.survey.Item;
import vn.hailong.survey.Languages;
import vn.hailong.survey.LocalizedText;
import vn.hailong.survey.Look;
import vn.hailong.survey.Questionnaire;
import vn.hailong.survey.SessionView;

/// Pages of the questionnaires that we ship.
final class Samples {
    static final Look LARGER = new Look("vi", true, false, false);
    static final Look CONTRAST = new Look("vi", false, true, false);

    /// A page before a browser.
    record Shown(String page) {}

    private Samples() {}

    private static final List<Questionnaire> SHIPPED = read();

    static List<Questionnaire> shipped() {
        return SHIPPED;
    }

    private static List<Questionnaire> read() {
        try {
            return AgencyConfigReader.read(Path.of("device-config/example-ward/agency.yaml"))
                    .questionnaires();
        } catch (InvalidConfigException e) {
            throw new IllegalStateException(e);
        }
    }

    static Questionnaire shipped(String id) {
        return shipped().stream()
                .filter(questionnaire -> questionnaire.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no questionnaire " + id));
    }

    static WebSurvey.Setting setting(Questionnaire questionnaire) {
        return new WebSurvey.Setting(
                new LocalizedText(Map.of(
                        "vi",
                        "Trung tâm Phục vụ hành chính công phường Ba Ngòi",
                        "en",
                        "Ba Ngòi Public Administration Service Centre")),
                new LocalizedText(
                        Map.of("vi", "Quầy 3 – Đất đai – Xây dựng", "en", "Counter 3 – Land and Construction")),
                "BN",
                questionnaire.title(),
                questionnaire.items().getFirst(),
                Languages.builtIn("vi", "en"),
                Duration.ofSeconds(30));
    }

    static WebSurvey survey(Questionnaire questionnaire) {
        return new WebSurvey(setting(questionnaire));
    }

    static Shown shown(String questionnaire, SessionView view, Look look) {
        return shown(shipped(questionnaire), view, look);
    }

    static Shown shown(Questionnaire questionnaire, SessionView view, Look look) {
        return new Shown(survey(questionnaire).page(view, look, new WebSurvey.Mark("turn", "revision")));
    }

    static Shown step(String questionnaire, String item, int number, boolean answered, Look look) {
        return step(questionnaire, item, number, answered, OptionalInt.empty(), look);
    }

    static Shown ending(String questionnaire, String item, Look look) {
        return step(questionnaire, item, 4, true, OptionalInt.of(12), look);
    }

    private static Shown step(
            String questionnaire, String item, int number, boolean answered, OptionalInt seconds, Look look) {
        Questionnaire of = shipped(questionnaire);
        Item asked = of.item(item).orElseThrow(() -> new IllegalArgumentException("no item " + item));
        return shown(of, view(asked, number, answered, seconds), look);
    }

    static SessionView.Step view(Item item, int number, boolean answered, OptionalInt seconds) {
        return new SessionView.Step(
                item, answered ? Optional.of(answer(item)) : Optional.empty(), number, 12, true, true, false, seconds);
    }

    /// Something that a citizen might have answered.
    static Answer answer(Item item) {
        return switch (item.form()) {
            case Item.Form.Rating rating ->
                new Answer.Number(rating.scale().levels().get(1).value());
            case Item.Form.YesNo() -> new Answer.Text("yes");
            case Item.Form.Single(var options) -> new Answer.Text(options.get(1).id());
            case Item.Form.Multiple multiple ->
                new Answer.Choices(List.of(multiple.options().getFirst().id()));
            case Item.Form.Count _ -> new Answer.Number(2);
            case Item.Form.Comment _ ->
                new Answer.Text("Cán bộ hướng dẫn tận tình, nhưng phòng chờ hơi nóng và thiếu ghế ngồi.");
        };
    }

    static Shown notice(Function<Notices, Reply> page) {
        Reply reply = page.apply(new Notices(setting(shipped("quick5"))));
        return new Shown(new String(reply.body(), StandardCharsets.UTF_8));
    }
}
