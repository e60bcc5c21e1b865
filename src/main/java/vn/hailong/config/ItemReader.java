package vn.hailong.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import vn.hailong.survey.Condition;
import vn.hailong.survey.Factor;
import vn.hailong.survey.Item;
import vn.hailong.survey.Kind;
import vn.hailong.survey.LocalizedText;
import vn.hailong.survey.Option;
import vn.hailong.survey.Scale;

/// One item of a questionnaire. `type` decides which further keys there are.
final class ItemReader {
    private static final int MOST_OPTIONS = 100;

    private enum Type {
        RATING,
        YESNO,
        SINGLE,
        MULTI,
        COUNT,
        TEXT
    }

    private static final int USUAL_MOST = 20;
    private static final int USUAL_LENGTH = 500;

    private final Map<String, Scale> scales;
    private final EarlierItems earlier;
    private final ConditionReader conditions;
    private final Reachability reachability = new Reachability();

    /// Every response begins with the first item, whoever the citizen is.
    private boolean first = true;

    /// @param lines the line of each id of the whole list
    ItemReader(List<Scale> scales, Map<String, Integer> lines) {
        this.earlier = new EarlierItems(lines);
        this.conditions = new ConditionReader(earlier);
        this.scales = scales.stream().collect(Collectors.toMap(Scale::id, Function.identity(), (first, _) -> first));
    }

    Shape<Item> shape() {
        Shape<Item> item = Shape.mapping("an item with id, type, kind and text", this::item);
        return new Shape<>(item.expected(), value -> item.read(named(value)));
    }

    private static Value named(Value value) {
        return value.yaml() instanceof Yaml.Mapping mapping
                ? mapping.text("id").map(id -> value.named(id.text())).orElse(value)
                : value;
    }

    private Optional<Item> item(Fields fields) {
        Optional<String> id = fields.required("id", EarlierItems.ID);
        id.ifPresent(earlier::begin);
        Optional<Condition> asked = fields.optional("asked", conditions.shape());
        if (first && asked.isPresent()) {
            fields.refuse("asked", "a condition of the first item", "none: the first item is always asked");
        }
        first = false;
        // Known only after its own condition was read, so that an item can't refer to itself.
        id.ifPresent(own -> fields.value("id").ifPresent(place -> earlier.define(place, own)));
        Optional<Type> type = fields.required("type", Shapes.word(Type.values()));
        Optional<Kind> kind = fields.required("kind", Shapes.code(Kind.values()));
        Optional<LocalizedText> text = fields.required("text", Shapes.TEXT);
        Optional<LocalizedText> help = fields.optional("help", Shapes.TEXT);
        Optional<LocalizedText> criterion = fields.optional("criterion", Shapes.TEXT);
        Optional<Factor> factor = fields.optional("factor", Shapes.code(Factor.values()));
        boolean inIndex = fields.optional("inIndex", Shapes.FLAG, false);
        if (type.isEmpty()) {
            // Which other keys are right depends on the type: no word about them before it is known.
            fields.keys().forEach(fields::value);
        }
        Optional<Item.Form> form = type.flatMap(known -> form(known, fields));

        type.ifPresent(known -> kind.ifPresent(purpose -> checkKind(fields, known, purpose)));
        if (inIndex && kind.isPresent() && kind.get() != Kind.RATING) {
            fields.refuse("inIndex", "true for the kind " + kind.get(), "true for the kind RATING only");
        } else if (inIndex && fields.value("factor").isEmpty()) {
            fields.refuse("factor", "nothing", "a factor, because the item is in the index");
        } else if (inIndex && factor.isPresent() && factor.get() == Factor.OVERALL) {
            fields.refuse("inIndex", "true for the factor OVERALL", "a factor of the index: OVERALL stands beside it");
        }

        Optional<Item> item = fields.complete(() -> new Item(
                id.orElseThrow(),
                text.orElseThrow(),
                help,
                criterion,
                kind.orElseThrow(),
                factor,
                inIndex,
                asked.orElseGet(Condition.Always::new),
                form.orElseThrow()));
        item.ifPresent(earlier::add);
        item.flatMap(reachability::contradiction)
                .ifPresent(why -> fields.refuse(
                        "asked", "a condition that is never true: " + why, "a condition that some citizen meets"));
        return item;
    }

    private Optional<Item.Form> form(Type type, Fields fields) {
        return switch (type) {
            case RATING -> {
                Optional<Scale> scale = fields.required("scale", scale());
                Optional<LocalizedText> notApplicable = fields.optional("notApplicable", Shapes.TEXT);
                yield scale.map(known -> new Item.Form.Rating(known, notApplicable));
            }
            case YESNO -> Optional.of(new Item.Form.YesNo());
            case SINGLE -> options(fields, false).map(Item.Form.Single::new);
            case MULTI -> {
                Optional<List<Option>> options = options(fields, true);
                Optional<Integer> most = fields.optional("most", most(options));
                yield options.map(known -> new Item.Form.Multiple(known, most.orElse(known.size())));
            }
            case COUNT ->
                Optional.of(new Item.Form.Count(fields.optional("most", Shapes.integer(1, 1_000), USUAL_MOST)));
            case TEXT ->
                Optional.of(new Item.Form.Comment(
                        fields.optional("maximumLength", Shapes.integer(1, 2_000), USUAL_LENGTH)));
        };
    }

    private Shape<Scale> scale() {
        String expected =
                "the id of a scale: " + scales.keySet().stream().sorted().collect(Collectors.joining(", "));
        return Shape.scalar(expected, id -> Optional.ofNullable(scales.get(id)));
    }

    private static Shape<Integer> most(Optional<List<Option>> options) {
        // If the options are wrong, any number goes: one mistake is not reported twice.
        return Shapes.integer(1, options.map(List::size).orElse(1_000));
    }

    private static Optional<List<Option>> options(Fields fields, boolean several) {
        Ids ids = new Ids("the id of an option");
        Shape<Option> option = Shape.mapping("an option with id and text", each -> {
            Optional<String> id = each.required("id", ScaleReader.CODE.and(ids::define));
            Optional<LocalizedText> text = each.required("text", Shapes.TEXT);
            boolean sensitive = each.optional("sensitive", Shapes.FLAG, false);
            boolean exclusive = several && each.optional("exclusive", Shapes.FLAG, false);
            return each.complete(() -> new Option(id.orElseThrow(), text.orElseThrow(), sensitive, exclusive));
        });
        return fields.required(
                "options",
                Shape.list("a list of options, each with id and text", option)
                        .and((value, read) -> read.size() <= MOST_OPTIONS
                                ? Optional.of(read)
                                : value.refuse(
                                        read.size() + " options",
                                        "at most " + MOST_OPTIONS + ", as many as an answer can name")));
    }

    /// Ratings of satisfaction and of fit are ratings; nothing else is, or a figure would mix what can't be mixed.
    private static void checkKind(Fields fields, Type type, Kind kind) {
        boolean rated = kind == Kind.RATING || kind == Kind.FIT;
        if (type == Type.RATING && !rated) {
            fields.refuse("kind", "\"" + kind + "\"", "RATING or FIT for the type rating");
        } else if (type != Type.RATING && rated) {
            fields.refuse("kind", "\"" + kind + "\"", "another kind than RATING and FIT, or the type rating");
        }
    }
}
