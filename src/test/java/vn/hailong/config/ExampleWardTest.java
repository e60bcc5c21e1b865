package vn.hailong.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.hailong.survey.Condition;
import vn.hailong.survey.Factor;
import vn.hailong.survey.Item;
import vn.hailong.survey.Option;
import vn.hailong.survey.Questionnaire;
import vn.hailong.survey.Scale;

class ExampleWardTest {
    static final Path WARD = Path.of("device-config/example-ward");

    /// The reasons of the question bank, factor by factor.
    private static final Map<String, String> REASONS = Map.of(
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

    @ParameterizedTest
    @ValueSource(strings = {"bn-q01", "bn-q02", "bn-q03", "bn-q04"})
    void everyTerminalIsOneOfTheAgencys(String id) throws Exception {
        TerminalConfig terminal =
                TerminalConfigReader.read(WARD.resolve("terminals").resolve(id));
        AgencyConfig agency = AgencyConfigReader.read(WARD.resolve("agency.yaml"));

        assertEquals(agency.agency(), terminal.agency());
        assertTrue(agency.terminals().contains(new AgencyConfig.Terminal(id, terminal.unit(), terminal.counter())));
        AgencyConfig.Counter counter = agency.units().stream()
                .filter(unit -> unit.id().equals(terminal.unit()))
                .flatMap(unit -> unit.counters().stream())
                .filter(each -> each.id().equals(terminal.counter()))
                .findFirst()
                .orElseThrow();
        assertEquals(counter.name(), terminal.counterName());
        assertEquals(counter.field(), terminal.field());
        assertTrue(agency.questionnaires().contains(terminal.questionnaire()));
    }

    @Test
    void aTerminalInFull() throws Exception {
        TerminalConfig terminal = TerminalConfigReader.read(WARD.resolve("terminals/bn-q03"));

        assertEquals("Quầy 3 – Đất đai – Xây dựng", terminal.counterName().in("vi"));
        assertEquals("BN", terminal.seal());
        assertEquals("btn.overall", terminal.questionnaire().items().getFirst().id());
        assertEquals(URI.create("mqtt://127.0.0.1:1883"), terminal.broker().address());
        assertEquals(new TerminalConfig.Buttons.Keyboard(), terminal.buttons());
        assertEquals(Duration.ofSeconds(5), terminal.pace().interval());
        assertEquals(Duration.ofMillis(2_500), terminal.pace().thanks());
        assertEquals(Path.of("/var/lib/hailong/terminal"), terminal.dataFolder());
    }

    @Test
    void everyTextIsInVietnameseAndEnglish() throws Exception {
        for (Questionnaire questionnaire :
                AgencyConfigReader.read(WARD.resolve("agency.yaml")).questionnaires()) {
            assertEquals(Set.of("vi", "en"), QuestionnaireTexts.languages(questionnaire), questionnaire.id());
        }
    }

    @Test
    void everyReasonOfTheQuestionBankIsThere() throws Exception {
        Questionnaire quick = quick5();
        REASONS.forEach((item, reasons) -> assertEquals(
                reasons, options(quick, item).stream().map(Option::id).collect(Collectors.joining(" ")), item));
        List<String> sensitive = quick.items().stream()
                .filter(item -> item.id().startsWith("reason."))
                .flatMap(item -> options(quick, item.id()).stream())
                .filter(Option::sensitive)
                .map(Option::id)
                .toList();
        assertEquals(List.of("harass", "extra_money"), sensitive);
    }

    @Test
    void theFiveFactorsEnterTheIndexAndReasonsFollowLowRatings() throws Exception {
        Questionnaire quick = quick5();
        assertEquals(
                List.of(Factor.ACCESS, Factor.PROCEDURE, Factor.OFFICIAL, Factor.RESULT, Factor.FEEDBACK),
                quick.items().stream()
                        .filter(Item::inIndex)
                        .map(item -> item.factor().orElseThrow())
                        .toList());
        assertEquals(
                new Condition.AtMost("quick.official", 3),
                quick.item("reason.official").orElseThrow().asked());
        assertEquals(
                new Condition.Chosen("quick.feedback_given", "yes"),
                quick.item("quick.feedback").orElseThrow().asked());
        assertTrue(quick.item("quick.comment").orElseThrow().asked() instanceof Condition.AnyOf any
                && any.conditions().size() == 5);
    }

    @Test
    void theTargetsAreThoseOfThePlanAndNoneIsMadeUp() throws Exception {
        AgencyConfig agency = AgencyConfigReader.read(WARD.resolve("agency.yaml"));
        assertEquals(
                List.of("truc-tuyen 70", "thanh-toan 70", "phan-anh 100"),
                agency.targets().stream()
                        .map(target -> target.id() + " " + target.percent())
                        .toList());
        assertTrue(agency.targets().stream()
                .allMatch(target -> target.measure() == AgencyConfig.Target.Measure.OPERATIONAL));
        assertEquals(Optional.of("phuong"), agency.units().getLast().parent());
    }

    @Test
    void theBuiltInScales() {
        Map<String, String> labels = ScaleReader.builtIn().stream()
                .collect(Collectors.toMap(
                        Scale::id,
                        scale -> scale.levels().stream()
                                .map(level ->
                                        level.value() + " " + level.label().in("vi") + (level.satisfied() ? "+" : ""))
                                .collect(Collectors.joining(", "))));
        assertEquals(
                Map.of(
                        "scale5",
                        "5 Rất hài lòng+, 4 Hài lòng+, 3 Bình thường, 2 Không hài lòng, 1 Rất không hài lòng",
                        "scale4",
                        "4 Rất hài lòng+, 3 Hài lòng+, 2 Bình thường, 1 Không hài lòng",
                        "scale3",
                        "3 Rất hài lòng+, 2 Hài lòng+, 1 Không hài lòng",
                        "scale5_fit",
                        "5 Rất phù hợp+, 4 Phù hợp+, 3 Bình thường, 2 Không phù hợp, 1 Rất không phù hợp"),
                labels);
        assertFalse(ScaleReader.builtIn().stream()
                .flatMap(scale -> scale.levels().stream())
                .anyMatch(level -> level.label().in("en").equals(level.label().in("vi"))));
    }

    private static Questionnaire quick5() throws InvalidConfigException {
        return AgencyConfigReader.read(WARD.resolve("agency.yaml")).questionnaires().stream()
                .filter(questionnaire -> questionnaire.id().equals("quick5"))
                .findFirst()
                .orElseThrow();
    }

    private static List<Option> options(Questionnaire questionnaire, String item) {
        return questionnaire.item(item).orElseThrow().form() instanceof Item.Form.Multiple multiple
                ? multiple.options()
                : List.of();
    }
}
