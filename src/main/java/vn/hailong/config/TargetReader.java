package vn.hailong.config;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import vn.hailong.config.AgencyConfig.Target;
import vn.hailong.survey.LocalizedText;

/// The targets of the agency's plan, each with its legal basis.
final class TargetReader {
    private final UnitReader units;
    private final Ids ids = new Ids("the id of a target");

    TargetReader(UnitReader units) {
        this.units = units;
    }

    Shape<List<Target>> targets() {
        return Shape.list("a list of targets", Shape.mapping("a target with id, text, unit and percent", this::target));
    }

    private Optional<Target> target(Fields fields) {
        Optional<String> id = fields.required("id", Shapes.NAME.and(ids::define));
        Optional<LocalizedText> text = fields.required("text", Shapes.TEXT);
        Target.Measure measure =
                fields.optional("measure", Shapes.word(Target.Measure.values()), Target.Measure.SATISFACTION);
        Optional<String> unit = fields.required("unit", units.unitReference());
        Optional<String> field = fields.optional("field", Shapes.NAME);
        Optional<BigDecimal> percent = fields.required("percent", Shapes.PERCENT);
        Optional<LocalDate> from = fields.required("from", Shapes.DATE);
        Optional<LocalDate> to = fields.required(
                "to",
                Shapes.DATE.and((value, last) -> from.isPresent() && last.isBefore(from.get())
                        ? value.refuse("a date not before from, " + from.get())
                        : Optional.of(last)));
        Optional<String> basis = fields.required("basis", Shapes.WORDS);
        return fields.complete(() -> new Target(
                id.orElseThrow(),
                text.orElseThrow(),
                measure,
                unit.orElseThrow(),
                field,
                percent.orElseThrow(),
                from.orElseThrow(),
                to.orElseThrow(),
                basis.orElseThrow()));
    }
}
