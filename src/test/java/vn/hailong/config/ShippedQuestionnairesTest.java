package vn.hailong.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.hailong.survey.Condition;
import vn.hailong.survey.Factor;
import vn.hailong.survey.Item;
import vn.hailong.survey.Kind;
import vn.hailong.survey.Option;
import vn.hailong.survey.Questionnaire;

/// What comes with the product holds the whole question bank, in Vietnamese and English.
class ShippedQuestionnairesTest {
    static final Path FOLDER = Path.of("device-config/questionnaires");

    private static final Condition MORE = new Condition.Chosen("quick.more", "yes");

    /// The reasons of the question bank, factor by factor.
    private static final Map<String, String> REASONS = Map.of(
            "btn.reason",
            "access procedure official result feedback other",
            "reason.access",
            "signs seats comfort equipment equipment_hard online_address online_account online_form online_support"
                    + " network waiting other",
            "reason.procedure",
            "not_posted form_unclear too_many_papers duplicate_info extra_request fee deadline_long response_slow"
                    + " other",
            "reason.official",
            "attitude listen guidance explain competence absent missed_appointment favour harass extra_money dress"
                    + " other",
            "reason.result",
            "late late_no_notice late_no_apology wrong incomplete unfair no_status other",
            "reason.feedback",
            "no_channel hard slow no_reply not_solved other");

    @Test
    void allOfThemAreRightAndPublished() throws Exception {
        assertEquals(
                "demographics edu-quick full-st health-quick policy q1 q1official qbox3 qbox4 quick5",
                questionnaires().stream().map(Questionnaire::id).collect(Collectors.joining(" ")));
        assertEquals(List.of(), QuestionnairePublisher.publish(FOLDER));
    }

    @Test
    void everyTextIsInVietnameseAndEnglish() throws Exception {
        for (Questionnaire questionnaire : questionnaires()) {
            assertEquals(Set.of("vi", "en"), QuestionnaireTexts.languages(questionnaire), questionnaire.id());
            for (Item item : questionnaire.items()) {
                item.criterion()
                        .ifPresent(criterion -> assertEquals(
                                Set.of("vi", "en"), criterion.byLanguage().keySet(), item.id()));
            }
        }
    }

    /// An item is the same in every questionnaire that has it, or a figure of it would mix two.
    @Test
    void anIdHasOneMeaning() throws Exception {
        Map<String, String> texts = new TreeMap<>();
        for (Questionnaire questionnaire : questionnaires()) {
            for (Item item : questionnaire.items()) {
                String text = item.kind() + " " + item.text() + " " + optionIds(item);
                assertEquals(texts.computeIfAbsent(item.id(), _ -> text), text, questionnaire.id());
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"q1, btn.overall, 3", "qbox4, btn.overall, 2", "qbox3, btn.overall, 1", "quick5, btn.overall, 3"})
    void oneRatingAndTheReasonForALowOne(String id, String rating, int level) throws Exception {
        Questionnaire questionnaire = questionnaire(id);
        assertEquals(rating, questionnaire.items().getFirst().id());
        Item reason = item(questionnaire, "btn.reason");
        assertEquals(new Condition.AtMost(rating, level), reason.asked());
        assertEquals(REASONS.get("btn.reason"), optionIds(reason));
    }

    @Test
    void theTabletAtTheCounterAsksAboutTheOfficial() throws Exception {
        Questionnaire official = questionnaire("q1official");
        assertEquals("btn.official reason.official reason.official.other", itemIds(official));
        assertEquals(Factor.OFFICIAL, official.items().getFirst().factor().orElseThrow());
        assertEquals(
                new Condition.AtMost("btn.official", 3),
                item(official, "reason.official").asked());
    }

    @Test
    void everyReasonOfTheQuestionBankIsThere() throws Exception {
        Questionnaire quick = questionnaire("quick5");
        REASONS.forEach((item, reasons) -> assertEquals(reasons, optionIds(item(quick, item)), item));
        assertEquals("harass extra_money", sensitive(quick));
    }

    @Test
    void theQuickSurveyGoesOnOnlyAfterAYes() throws Exception {
        Questionnaire quick = questionnaire("quick5");
        assertEquals(
                "btn.overall btn.reason btn.reason.other quick.more"
                        + " quick.access reason.access reason.access.other"
                        + " quick.procedure reason.procedure reason.procedure.other"
                        + " quick.official reason.official reason.official.other"
                        + " quick.result reason.result reason.result.other"
                        + " quick.feedback_given quick.feedback reason.feedback reason.feedback.other quick.comment",
                itemIds(quick));
        assertEquals(Kind.GATE, item(quick, "quick.more").kind());
        assertEquals(new Condition.Always(), item(quick, "quick.more").asked());
        for (Item item : quick.items().subList(4, quick.items().size())) {
            assertTrue(
                    item.asked().equals(MORE)
                            || item.asked() instanceof Condition.AllOf all
                                    && all.conditions().contains(MORE),
                    item.id());
        }
        assertEquals(
                new Condition.AllOf(List.of(MORE, new Condition.AtMost("quick.official", 3))),
                item(quick, "reason.official").asked());
        assertEquals(
                new Condition.AllOf(List.of(MORE, new Condition.Chosen("reason.official", "other"))),
                item(quick, "reason.official.other").asked());
        assertTrue(item(quick, "quick.comment").asked() instanceof Condition.AllOf all
                && all.conditions().getLast() instanceof Condition.AnyOf any
                && any.conditions().size() == 6
                && any.conditions().contains(new Condition.AtMost("btn.overall", 3)));
    }

    @Test
    void theFiveFactorsEnterTheIndex() throws Exception {
        assertEquals("ACCESS=1 PROCEDURE=1 OFFICIAL=1 RESULT=1 FEEDBACK=1", criteriaOfFactors(questionnaire("quick5")));
    }

    @Test
    void theFullSetHasTheTwentyCriteriaAndThoseOfFeedback() throws Exception {
        Questionnaire full = questionnaire("full-st");
        assertEquals("ACCESS=6 PROCEDURE=6 OFFICIAL=4 RESULT=4 FEEDBACK=4", criteriaOfFactors(full));
        assertEquals(
                15,
                full.items().stream()
                        .filter(item -> item.id().startsWith("supply."))
                        .count());
        assertEquals(
                3, full.items().stream().filter(item -> item.kind() == Kind.FIT).count());
        assertEquals(
                "post_procedures postal online cashless simplify faster cheaper attitude spirit competence info_channels"
                        + " facilities feedback_channels feedback_handling other",
                optionIds(item(full, "expect.choices")));
        assertEquals("some many yes", sensitive(full));
        assertEquals(
                new Condition.Chosen("supply.result_time", "late"),
                item(full, "supply.late_apology").asked());
        assertEquals(
                new Condition.Chosen("feedback.given", "yes"),
                item(full, "feedback.outcome").asked());
    }

    @Test
    void thePolicySetHasItsTwoFactors() throws Exception {
        Questionnaire policy = questionnaire("policy");
        assertEquals("ACCOUNTABILITY=7 PARTICIPATION=3", criteriaOfFactors(policy));
        assertEquals(
                new Condition.Chosen("policy.fact.took_part", "yes"),
                item(policy, "policy.part.reply").asked());
        assertTrue(options(item(policy, "policy.fact.willing")).getLast().exclusive());
    }

    @ParameterizedTest
    @ValueSource(strings = {"demographics", "full-st"})
    void nobodyMustSayWhoTheyAre(String id) throws Exception {
        List<Item> demographics = questionnaire(id).items().stream()
                .filter(item -> item.id().startsWith("demo."))
                .toList();
        assertEquals(
                "demo.kind demo.gender demo.age demo.education demo.job demo.area",
                demographics.stream().map(Item::id).collect(Collectors.joining(" ")));
        for (Item item : demographics) {
            assertTrue(options(item).getLast().text().in("vi").matches("(Khác hoặc k|K)hông muốn trả lời"), item.id());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"edu-quick", "health-quick"})
    void otherSectorsHaveFiveRatingsOutsideTheIndex(String id) throws Exception {
        Questionnaire questionnaire = questionnaire(id);
        assertEquals(5, questionnaire.items().size());
        assertTrue(questionnaire.items().stream().allMatch(item -> item.kind() == Kind.RATING));
        assertEquals("", criteriaOfFactors(questionnaire));
    }

    @Test
    void everyFileNamesItsSchemaForEditors() throws Exception {
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path file : files.toList()) {
                if (!file.endsWith(PublishedVersions.FILE)) {
                    assertEquals(
                            "# yaml-language-server: $schema=../schema/questionnaire.schema.json",
                            Files.readAllLines(file).getFirst(),
                            file.toString());
                }
            }
        }
    }

    private static List<Questionnaire> questionnaires() throws InvalidConfigException {
        Problems problems = new Problems();
        List<Questionnaire> read = QuestionnaireFolder.readAll(FOLDER, problems);
        if (problems.any()) {
            throw problems.exception();
        }
        return read;
    }

    private static Questionnaire questionnaire(String id) throws InvalidConfigException {
        return questionnaires().stream()
                .filter(questionnaire -> questionnaire.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static Item item(Questionnaire questionnaire, String id) {
        return questionnaire.item(id).orElseThrow(() -> new AssertionError("no item " + id));
    }

    private static String itemIds(Questionnaire questionnaire) {
        return questionnaire.items().stream().map(Item::id).collect(Collectors.joining(" "));
    }

    private static String criteriaOfFactors(Questionnaire questionnaire) {
        Map<Factor, Long> criteria = questionnaire.items().stream()
                .filter(Item::inIndex)
                .collect(Collectors.groupingBy(
                        item -> item.factor().orElseThrow(), TreeMap::new, Collectors.counting()));
        return criteria.entrySet().stream().map(Map.Entry::toString).collect(Collectors.joining(" "));
    }

    private static String sensitive(Questionnaire questionnaire) {
        return questionnaire.items().stream()
                .flatMap(item -> options(item).stream())
                .filter(Option::sensitive)
                .map(Option::id)
                .collect(Collectors.joining(" "));
    }

    private static String optionIds(Item item) {
        return options(item).stream().map(Option::id).collect(Collectors.joining(" "));
    }

    private static List<Option> options(Item item) {
        return switch (item.form()) {
            case Item.Form.Single(List<Option> options) -> options;
            case Item.Form.Multiple multiple -> multiple.options();
            case Item.Form.Rating _ -> List.of();
            case Item.Form.YesNo _ -> List.of();
            case Item.Form.Count _ -> List.of();
            case Item.Form.Comment _ -> List.of();
        };
    }
}
