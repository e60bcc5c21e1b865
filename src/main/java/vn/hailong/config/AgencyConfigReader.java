package vn.hailong.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import vn.hailong.survey.LocalizedText;
import vn.hailong.survey.Questionnaire;

/// Reads what an agency has set up.
public final class AgencyConfigReader {
    private static final AgencyConfig.Web USUAL_WEB = new AgencyConfig.Web("127.0.0.1", 8080);
    private static final int USUAL_SMALL_CELL = 5;

    private AgencyConfigReader() {}

    /// Reads `agency.yaml` and every `*.yaml` in its folder of questionnaires.
    ///
    /// @throws InvalidConfigException with all the mistakes of all the files; nothing else, whatever a file holds
    public static AgencyConfig read(Path file) throws InvalidConfigException {
        return read(file, _ -> {});
    }

    /// The same, and tells what is no mistake but should be known, such as a questionnaire that is not
    /// published, or pages that are open to the network.
    public static AgencyConfig read(Path file, Consumer<String> notices) throws InvalidConfigException {
        Problems problems = new Problems(notices);
        Shape<AgencyConfig> agency = Shape.mapping("keys and values", fields -> agency(fields, file, problems));
        Optional<AgencyConfig> config = YamlFile.read(file, problems).flatMap(agency::read);
        if (config.isEmpty() || problems.any()) {
            throw problems.exception();
        }
        return config.get();
    }

    private static Optional<AgencyConfig> agency(Fields fields, Path file, Problems problems) {
        Optional<String> agency = fields.required("agency", Shapes.NAME);
        Optional<LocalizedText> name = fields.required("name", Shapes.TEXT);
        UnitReader unitReader = new UnitReader();
        Optional<List<AgencyConfig.Unit>> units = fields.required("units", unitReader.units());
        Optional<List<AgencyConfig.Terminal>> terminals = fields.required("terminals", unitReader.terminals());
        List<AgencyConfig.Target> targets =
                fields.optional("targets", new TargetReader(unitReader).targets(), List.of());
        Optional<BrokerConfig> broker = fields.optional("broker", BrokerReader.BROKER);
        Optional<AgencyConfig.Database> database = fields.optional("database", DatabaseReader.DATABASE);
        AgencyConfig.Web web =
                fields.optional("web", Shape.mapping("{host: …, port: …}", AgencyConfigReader::web), USUAL_WEB);
        Optional<Path> dataFolder = fields.required("dataFolder", Shapes.FOLDER);
        int smallCell = fields.optional("smallCell", Shapes.integer(1, 100), USUAL_SMALL_CELL);
        if (smallCell == 1) {
            fields.value("smallCell")
                    .ifPresent(
                            value -> value.notice("found 1, so that the page shows single answers, of which it may be"
                                    + " guessed who gave them; " + USUAL_SMALL_CELL + " is usual"));
        }
        Path folder = fields.optional("questionnaires", Shapes.FOLDER, file.resolveSibling("questionnaires"));
        List<Questionnaire> questionnaires = QuestionnaireFolder.readAll(folder, problems);
        return fields.complete(() -> new AgencyConfig(
                agency.orElseThrow(),
                name.orElseThrow(),
                units.orElseThrow(),
                terminals.orElseThrow(),
                questionnaires,
                targets,
                broker,
                database,
                web,
                dataFolder.orElseThrow(),
                smallCell));
    }

    private static Optional<AgencyConfig.Web> web(Fields fields) {
        String host = fields.optional("host", Shapes.HOST, USUAL_WEB.host());
        if (Hosts.isEverywhere(host)) {
            fields.value("host")
                    .ifPresent(value -> value.notice("found " + host + ", so that every machine on the network can read"
                            + " the pages, which have no sign-in yet; " + USUAL_WEB.host()
                            + " keeps them on this machine"));
        }
        int port = fields.optional("port", Shapes.integer(1, 65_535), USUAL_WEB.port());
        return fields.complete(() -> new AgencyConfig.Web(host, port));
    }
}
