package vn.hailong.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import vn.hailong.survey.Item;
import vn.hailong.survey.LocalizedText;
import vn.hailong.survey.Questionnaire;
import vn.hailong.survey.Scale;
import vn.hailong.survey.Stage;

/// Reads what a technician copied to a terminal.
public final class TerminalConfigReader {
    private static final String ONE_RATING =
            "a questionnaire of one rating question (this version's terminal asks one)";
    private static final int BUTTONS = 5;
    private static final TerminalConfig.Screen USUAL_SCREEN =
            new TerminalConfig.Screen(TerminalConfig.Screen.Mode.FULL_SCREEN, 1280, 800, 10.1);

    private record Names(LocalizedText agency, LocalizedText counter) {}

    private TerminalConfigReader() {}

    /// Reads `terminal.yaml` in this folder and the questionnaire it names.
    ///
    /// @throws InvalidConfigException with all the mistakes of both files; nothing else, whatever a file holds
    public static TerminalConfig read(Path folder) throws InvalidConfigException {
        Problems problems = new Problems();
        Shape<TerminalConfig> terminal = Shape.mapping("keys and values", TerminalConfigReader::terminal);
        Optional<TerminalConfig> config =
                YamlFile.read(folder.resolve("terminal.yaml"), problems).flatMap(terminal::read);
        if (config.isEmpty() || problems.any()) {
            throw problems.exception();
        }
        return config.get();
    }

    private static Optional<TerminalConfig> terminal(Fields fields) {
        Optional<String> agency = fields.required("agency", Shapes.NAME);
        Optional<String> terminal = fields.required("terminal", Shapes.NAME);
        Optional<String> unit = fields.required("unit", Shapes.NAME);
        Optional<String> counter = fields.required("counter", Shapes.NAME);
        Optional<Stage> stage = fields.optional("stage", Shapes.code(Stage.values()));
        Optional<String> field = fields.optional("field", Shapes.NAME);
        Optional<Names> names = fields.required(
                "names", Shape.mapping("{agency: {vi: …}, counter: {vi: …}}", TerminalConfigReader::names));
        Optional<String> seal =
                fields.required("seal", Shapes.matching("\\p{Lu}{2,3}", "two or three capital letters"));
        Optional<Questionnaire> questionnaire = questionnaire(fields);
        Optional<String> language = fields.required(
                "language",
                Shapes.LANGUAGE.and((value, chosen) -> questionnaire.isEmpty()
                        ? Optional.of(chosen)
                        : checkLanguage(value, chosen, questionnaire.get())));
        Optional<BrokerConfig> broker = fields.required("broker", BrokerReader.BROKER);
        Optional<TerminalConfig.Buttons> buttons =
                fields.required("buttons", ButtonsReader.buttons(questionnaire.map(TerminalConfigReader::scale)));
        TerminalConfig.Screen screen = fields.optional(
                "screen",
                Shape.mapping("{mode: …, width: …, height: …, diagonalInches: …}", TerminalConfigReader::screen),
                USUAL_SCREEN);
        Optional<Path> dataFolder = fields.required("dataFolder", Shapes.FOLDER);
        Duration responseInterval =
                fields.optional("responseInterval", Shapes.duration("0 s", "60 s"), Duration.ofSeconds(5));
        Duration thanks = fields.optional("thanks", Shapes.duration("500 ms", "30 s"), Duration.ofMillis(2_500));
        int reserveMiB = fields.optional("reserveMiB", Shapes.integer(1, 100_000), 64);

        if (buttons.isPresent()
                && buttons.get() instanceof TerminalConfig.Buttons.None
                && screen.mode() == TerminalConfig.Screen.Mode.NONE) {
            fields.refuse("screen", "neither buttons nor a screen", "something on which a citizen can answer");
        }
        return fields.complete(() -> new TerminalConfig(
                agency.orElseThrow(),
                terminal.orElseThrow(),
                unit.orElseThrow(),
                counter.orElseThrow(),
                stage,
                field,
                names.orElseThrow().agency(),
                names.orElseThrow().counter(),
                seal.orElseThrow(),
                language.orElseThrow(),
                questionnaire.orElseThrow(),
                broker.orElseThrow(),
                buttons.orElseThrow(),
                screen,
                dataFolder.orElseThrow(),
                responseInterval,
                thanks,
                reserveMiB));
    }

    private static Optional<Names> names(Fields fields) {
        Optional<LocalizedText> agency = fields.required("agency", Shapes.TEXT);
        Optional<LocalizedText> counter = fields.required("counter", Shapes.TEXT);
        return fields.complete(() -> new Names(agency.orElseThrow(), counter.orElseThrow()));
    }

    private static Scale scale(Questionnaire questionnaire) {
        if (questionnaire.items().getFirst().form() instanceof Item.Form.Rating rating) {
            return rating.scale();
        }
        throw new IllegalStateException("checked before: " + ONE_RATING);
    }

    private static Optional<TerminalConfig.Screen> screen(Fields fields) {
        TerminalConfig.Screen.Mode mode =
                fields.optional("mode", Shapes.word(TerminalConfig.Screen.Mode.values()), USUAL_SCREEN.mode());
        int width = fields.optional("width", Shapes.integer(320, 7_680), USUAL_SCREEN.width());
        int height = fields.optional("height", Shapes.integer(320, 7_680), USUAL_SCREEN.height());
        double diagonalInches =
                fields.optional("diagonalInches", Shapes.decimal(3, 100), USUAL_SCREEN.diagonalInches());
        return fields.complete(() -> new TerminalConfig.Screen(mode, width, height, diagonalInches));
    }

    private static Optional<Questionnaire> questionnaire(Fields fields) {
        Optional<String> id = fields.required("questionnaire", Shapes.NAME);
        Optional<Path> otherFolder = fields.optional("questionnaires", Shapes.FOLDER);
        Optional<Value> place = fields.value("questionnaire");
        boolean folderIsWrong =
                otherFolder.isEmpty() && fields.value("questionnaires").isPresent();
        if (id.isEmpty() || place.isEmpty() || folderIsWrong) {
            return Optional.empty();
        }
        Value value = place.get();
        Path folder = otherFolder.orElseGet(() -> value.file().resolveSibling("questionnaires"));
        return QuestionnaireReader.read(folder.resolve(id.get() + ".yaml"), value.problems())
                .flatMap(questionnaire -> checkOneRating(value, questionnaire));
    }

    private static Optional<Questionnaire> checkOneRating(Value value, Questionnaire questionnaire) {
        List<Item> items = questionnaire.items();
        if (items.size() != 1) {
            return value.refuse(items.size() + " questions", ONE_RATING);
        }
        if (!(items.getFirst().form() instanceof Item.Form.Rating rating)) {
            return value.refuse("a question that is no rating", ONE_RATING);
        }
        return rating.scale().levels().getFirst().value() <= BUTTONS
                ? Optional.of(questionnaire)
                : value.refuse(
                        "the scale " + rating.scale().id(), "a scale of levels 1 to " + BUTTONS + ", one a button");
    }

    private static Optional<String> checkLanguage(Value value, String language, Questionnaire questionnaire) {
        Set<String> languages = QuestionnaireTexts.languages(questionnaire);
        return languages.contains(language)
                ? Optional.of(language)
                : value.refuse("a language of every text of " + questionnaire.id() + ": "
                        + languages.stream().sorted().collect(Collectors.joining(", ")));
    }
}
