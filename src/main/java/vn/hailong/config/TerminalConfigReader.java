package vn.hailong.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import vn.hailong.survey.Item;
import vn.hailong.survey.Languages;
import vn.hailong.survey.LocalizedText;
import vn.hailong.survey.Questionnaire;
import vn.hailong.survey.Stage;

/// Reads what a technician copied to a terminal.
public final class TerminalConfigReader {
    private static final String FILE = "terminal.yaml";
    private static final int BUTTONS = 5;
    private static final TerminalConfig.Screen USUAL_SCREEN =
            new TerminalConfig.Screen(TerminalConfig.Screen.Mode.FULL_SCREEN, 1280, 800, 10.1);

    private record Names(LocalizedText agency, LocalizedText counter) {}

    private TerminalConfigReader() {}

    /// Reads `terminal.yaml` in this folder and the questionnaire it names. The file itself is taken for its folder.
    ///
    /// @throws InvalidConfigException with all the mistakes of both files; nothing else, whatever a file holds
    public static TerminalConfig read(Path folder) throws InvalidConfigException {
        return read(folder, _ -> {});
    }

    /// The same, and tells what is no mistake but should be known, such as a questionnaire that is not published.
    public static TerminalConfig read(Path folder, Consumer<String> notices) throws InvalidConfigException {
        Problems problems = new Problems(notices);
        Shape<TerminalConfig> terminal = Shape.mapping("keys and values", TerminalConfigReader::terminal);
        boolean isItself = Files.isRegularFile(folder) && folder.endsWith(FILE);
        if (Files.isRegularFile(folder) && !isItself) {
            problems.add(new Problem(folder, 0, "", "a file", "a folder with " + FILE + " in it"));
            throw problems.exception();
        }
        Optional<TerminalConfig> config = YamlFile.read(isItself ? folder : folder.resolve(FILE), problems)
                .flatMap(terminal::read);
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
        Optional<String> asked = fields.required("questionnaire", Shapes.NAME);
        Optional<Path> folder = folder(fields);
        Optional<Questionnaire> questionnaire = fields.value("questionnaire")
                .flatMap(value -> folder.flatMap(known -> asked.flatMap(id -> read(known, value, id))));
        Optional<String> language = fields.required(
                "language",
                Shapes.LANGUAGE.and((value, chosen) -> questionnaire.isEmpty()
                        ? Optional.of(chosen)
                        : checkLanguage(value, chosen, questionnaire.get())));
        List<String> languages = languages(fields, language, questionnaire);
        Optional<BrokerConfig> broker = fields.required("broker", BrokerReader.BROKER);
        Optional<TerminalConfig.Buttons> buttons = fields.required(
                "buttons",
                ButtonsReader.buttons(questionnaire.flatMap(Questionnaire::openingScale))
                        .and((value, read) -> checkOpening(value, read, questionnaire)));
        TerminalConfig.Screen screen = fields.optional(
                "screen",
                Shape.mapping("{mode: …, width: …, height: …, diagonalInches: …}", TerminalConfigReader::screen),
                USUAL_SCREEN);
        Optional<Path> dataFolder = fields.required("dataFolder", Shapes.FOLDER);
        TerminalConfig.Pace pace = new TerminalConfig.Pace(
                fields.optional("responseInterval", Shapes.duration("0 s", "60 s"), Duration.ofSeconds(5)),
                fields.optional("thanks", Shapes.duration("500 ms", "30 s"), Duration.ofMillis(2_500)),
                fields.optional("idle", Shapes.duration("15 s", "5 min", "30 s"), Duration.ofSeconds(30)));
        TerminalConfig.Voice voice = new TerminalConfig.Voice(
                fields.optional("speech", Shapes.FLAG, false), fields.optional("sound", Shapes.FLAG, false));
        Optional<OpeningHours> openingHours = fields.optional("openingHours", OpeningHoursReader.HOURS);
        Optional<StaffPin> staffPin = fields.optional("staffPin", StaffPinReader.PIN);
        Optional<TerminalConfig.Tablets> tablets = fields.optional(
                "tablets",
                TabletsReader.tablets(
                        questionnaire,
                        (value, id) -> folder.flatMap(known -> read(known, value, id))
                                .flatMap(read -> checkLanguages(value, languages, read))));
        TerminalConfig.Sync sync = fields.optional(
                "sync", Shape.mapping("{backlogPerSecond: …}", TerminalConfigReader::sync), TerminalConfig.Sync.USUAL);
        int reserveMiB = fields.optional("reserveMiB", Shapes.integer(1, 100_000), 64);

        if (buttons.isPresent()
                && buttons.get() instanceof TerminalConfig.Buttons.None
                && screen.mode() == TerminalConfig.Screen.Mode.NONE
                && fields.value("tablets").isEmpty()) {
            fields.refuse(
                    "screen", "neither buttons nor a screen nor tablets", "something on which a citizen can answer");
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
                Languages.read(languages, LanguageFiles.beside(folder.orElseThrow())),
                questionnaire.orElseThrow(),
                broker.orElseThrow(),
                buttons.orElseThrow(),
                screen,
                dataFolder.orElseThrow(),
                pace,
                voice,
                openingHours,
                staffPin,
                tablets,
                sync,
                reserveMiB));
    }

    private static Optional<TerminalConfig.Sync> sync(Fields fields) {
        int backlogPerSecond = fields.optional(
                "backlogPerSecond", Shapes.integer(1, 1_000), TerminalConfig.Sync.USUAL.backlogPerSecond());
        return fields.complete(() -> new TerminalConfig.Sync(backlogPerSecond));
    }

    private static Optional<Names> names(Fields fields) {
        Optional<LocalizedText> agency = fields.required("agency", Shapes.TEXT);
        Optional<LocalizedText> counter = fields.required("counter", Shapes.TEXT);
        return fields.complete(() -> new Names(agency.orElseThrow(), counter.orElseThrow()));
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

    /// Where the questionnaires lie; empty if that is wrong.
    private static Optional<Path> folder(Fields fields) {
        Optional<Path> other = fields.optional("questionnaires", Shapes.FOLDER);
        return fields.value("questionnaires").isPresent()
                ? other
                : Optional.of(fields.file().resolveSibling("questionnaires"));
    }

    private static Optional<Questionnaire> read(Path folder, Value value, String id) {
        Path file = folder.resolve(id + ".yaml");
        if (!Files.exists(file)) {
            List<String> ids = QuestionnaireFolder.ids(folder);
            String expected = ids.isEmpty() ? "a file " + file : "one of " + String.join(", ", ids);
            String meant = Fields.nearest(id, ids)
                    .map(near -> "; did you mean `" + near + "`?")
                    .orElse("");
            return value.refuse("\"" + id + "\", but there is no file " + file, expected + meant);
        }
        return QuestionnaireFolder.read(folder, id, value.problems())
                .flatMap(questionnaire -> checkFaces(value, questionnaire));
    }

    /// A face and a button for each level.
    private static Optional<Questionnaire> checkFaces(Value value, Questionnaire questionnaire) {
        for (Item item : questionnaire.items()) {
            if (item.form() instanceof Item.Form.Rating rating
                    && rating.scale().levels().getFirst().value() > BUTTONS) {
                return value.refuse(
                        "the scale " + rating.scale().id() + " of " + item.id(),
                        "scales of levels 1 to " + BUTTONS + ", a face and a button for each");
            }
        }
        return Optional.of(questionnaire);
    }

    private static Optional<TerminalConfig.Buttons> checkOpening(
            Value value, TerminalConfig.Buttons buttons, Optional<Questionnaire> questionnaire) {
        boolean rated =
                questionnaire.isEmpty() || questionnaire.get().openingScale().isPresent();
        return rated || buttons instanceof TerminalConfig.Buttons.None
                ? Optional.of(buttons)
                : value.refuse(
                        "buttons and a questionnaire that opens with another kind of question",
                        "a rating first, or {source: none}");
    }

    /// Those named, or all that the questionnaire is written in. The usual one comes first.
    private static List<String> languages(
            Fields fields, Optional<String> usual, Optional<Questionnaire> questionnaire) {
        Shape<String> known = Shapes.LANGUAGE.and((value, chosen) ->
                questionnaire.isEmpty() ? Optional.of(chosen) : checkLanguage(value, chosen, questionnaire.get()));
        Optional<List<String>> named = fields.optional("languages", Shape.list("a list of languages", known));
        Set<String> languages = new LinkedHashSet<>(usual.stream().toList());
        languages.addAll(named.orElseGet(() -> questionnaire
                .map(read -> List.copyOf(QuestionnaireTexts.languages(read)))
                .orElse(List.of())));
        return List.copyOf(languages);
    }

    /// The tablets of a counter offer the same languages as its screen.
    private static Optional<Questionnaire> checkLanguages(
            Value value, List<String> languages, Questionnaire questionnaire) {
        Set<String> written = QuestionnaireTexts.languages(questionnaire);
        return written.containsAll(languages)
                ? Optional.of(questionnaire)
                : value.refuse(
                        questionnaire.id() + ", which is written in " + String.join(", ", written),
                        "a questionnaire in " + String.join(", ", languages));
    }

    private static Optional<String> checkLanguage(Value value, String language, Questionnaire questionnaire) {
        List<String> lacking = QuestionnaireTexts.lacking(questionnaire, language);
        return lacking.isEmpty()
                ? Optional.of(language)
                : value.refuse(
                        "\"" + language + "\", which is missing from " + lacking.getFirst() + " of "
                                + questionnaire.id()
                                + (lacking.size() == 1 ? "" : " and " + (lacking.size() - 1) + " other texts"),
                        "a language of every text: " + String.join(", ", QuestionnaireTexts.languages(questionnaire)));
    }
}
