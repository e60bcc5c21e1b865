package vn.hailong.config;

import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import vn.hailong.survey.LocalizedText;
import vn.hailong.survey.Questionnaire;

/// What `agency.yaml` and the questionnaires beside it say, valid as a whole.
///
/// @param broker     absent when the program brings its own (`--standalone`)
/// @param database   likewise
/// @param dataFolder where `--standalone` keeps its broker and its database
/// @param smallCell  figures of fewer answers are not shown (small-cell suppression, 5 unless configured)
public record AgencyConfig(
        String agency,
        LocalizedText name,
        List<Unit> units,
        List<Terminal> terminals,
        List<Questionnaire> questionnaires,
        List<Target> targets,
        Optional<BrokerConfig> broker,
        Optional<Database> database,
        Web web,
        Path dataFolder,
        int smallCell) {

    /// An organisational unit; `parent` makes the tree (R026, R035).
    public record Unit(String id, LocalizedText name, Optional<String> parent, List<Counter> counters) {}

    /// A counter of a unit, and the field of procedures it serves, if it serves one.
    public record Counter(String id, LocalizedText name, Optional<String> field) {}

    /// A terminal that this agency expects to hear from.
    public record Terminal(String id, String unit, String counter) {}

    /// What the plan asks for (R087–R093).
    ///
    /// @param measure  which figure must reach it
    /// @param percent  the value that must be reached
    /// @param field    only for this field of procedures
    /// @param basis    the legal basis, as it is to be printed
    public record Target(
            String id,
            LocalizedText text,
            Measure measure,
            String unit,
            Optional<String> field,
            BigDecimal percent,
            LocalDate from,
            LocalDate to,
            String basis) {

        public enum Measure {
            /// The share of satisfied answers.
            SATISFACTION,
            /// A figure of the process, such as the share of online dossiers (R093): it comes from elsewhere and stands
            /// beside the index, never in it.
            OPERATIONAL
        }
    }

    /// A PostgreSQL database.
    public record Database(URI address, String user, Optional<Path> passwordFile) {}

    /// Where the pages are served. Staff pages: the loopback interface unless configured.
    public record Web(String host, int port) {}

    public AgencyConfig {
        units = List.copyOf(units);
        terminals = List.copyOf(terminals);
        questionnaires = List.copyOf(questionnaires);
        targets = List.copyOf(targets);
    }

    /// The unit with this id and every unit below it, itself first; empty if there is none.
    public List<Unit> subtree(String id) {
        Stream<Unit> own = units.stream().filter(unit -> unit.id().equals(id));
        // The reader refuses a unit that is its own ancestor, so this ends.
        Stream<Unit> below = units.stream()
                .filter(unit -> unit.parent().equals(Optional.of(id)))
                .flatMap(unit -> subtree(unit.id()).stream());
        return Stream.concat(own, below).toList();
    }

    /// The same agency elsewhere: for a demonstration or a test that brings its own.
    public AgencyConfig at(
            Optional<BrokerConfig> otherBroker,
            Optional<Database> otherDatabase,
            Web otherWeb,
            Path otherDataFolder,
            int otherSmallCell) {
        return new AgencyConfig(
                agency,
                name,
                units,
                terminals,
                questionnaires,
                targets,
                otherBroker,
                otherDatabase,
                otherWeb,
                otherDataFolder,
                otherSmallCell);
    }
}
