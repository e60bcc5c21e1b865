package vn.hailong.agency.web;

import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import vn.hailong.config.AgencyConfig;
import vn.hailong.survey.Factor;
import vn.hailong.survey.Item;
import vn.hailong.survey.LocalizedText;
import vn.hailong.survey.Questionnaire;
import vn.hailong.survey.Scale;

/// What the configuration calls the things that figures know by id only. An id nobody named stands for itself: a
/// counter that was taken out of the configuration still has its figures.
final class Names {
    private static final int BEGINNING_OF_ID = 8;

    private final AgencyConfig config;
    private final Wording wording;

    Names(AgencyConfig config, Wording wording) {
        this.config = config;
        this.wording = wording;
    }

    String unit(String id) {
        return config.units().stream()
                .filter(unit -> unit.id().equals(id))
                .findFirst()
                .map(unit -> text(unit.name()))
                .orElse(id);
    }

    String counter(String unit, String id) {
        return config.units().stream()
                .filter(known -> known.id().equals(unit))
                .flatMap(known -> known.counters().stream())
                .filter(counter -> counter.id().equals(id))
                .findFirst()
                .map(counter -> text(counter.name()))
                .orElse(id);
    }

    /// The counter where a terminal stands.
    String place(String terminal) {
        return config.terminals().stream()
                .filter(known -> known.id().equals(terminal))
                .findFirst()
                .map(known -> counter(known.unit(), known.counter()))
                .orElseGet(() -> wording.text("terminal.unlisted"));
    }

    /// As much of an outbox's id as people need to tell it from another.
    static String outbox(UUID installation) {
        return installation.toString().substring(0, BEGINNING_OF_ID);
    }

    /// The criterion as the newest questionnaire calls it that rates it on this scale.
    String item(String id, Scale scale) {
        return config.questionnaires().stream()
                .sorted(Comparator.comparingInt(Questionnaire::version).reversed())
                .flatMap(questionnaire -> questionnaire.item(id).stream())
                .filter(item -> scaleOf(item)
                        .filter(known -> known.id().equals(scale.id()))
                        .isPresent())
                .findFirst()
                .map(item -> text(item.criterion().orElse(item.text())))
                .orElse(id);
    }

    String level(Scale scale, int value) {
        return scale.level(value).map(level -> text(level.label())).orElseGet(() -> Integer.toString(value));
    }

    /// A button by its number and, where it is certain, by the words beside it. A terminal does not say on
    /// which scale its box rates: it is an overall rating's scale with just these levels.
    String button(int level, Set<Integer> box) {
        Set<String> labels = config.questionnaires().stream()
                .flatMap(questionnaire -> questionnaire.items().stream())
                .filter(item -> item.factor().filter(Factor.OVERALL::equals).isPresent())
                .flatMap(item -> scaleOf(item).stream())
                .filter(scale -> scale.levels().stream()
                        .map(Scale.Level::value)
                        .collect(Collectors.toSet())
                        .equals(box))
                .map(scale -> level(scale, level))
                .collect(Collectors.toSet());
        return labels.size() == 1 ? level + " – " + labels.iterator().next() : Integer.toString(level);
    }

    private static Optional<Scale> scaleOf(Item item) {
        return item.form() instanceof Item.Form.Rating rating ? Optional.of(rating.scale()) : Optional.empty();
    }

    private String text(LocalizedText text) {
        return text.in(wording.language());
    }
}
