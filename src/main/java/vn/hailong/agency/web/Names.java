package vn.hailong.agency.web;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import vn.hailong.config.AgencyConfig;
import vn.hailong.survey.Item;
import vn.hailong.survey.LocalizedText;
import vn.hailong.survey.Questionnaire;
import vn.hailong.survey.Scale;

/// What the configuration calls the things that figures know by id only. An id nobody named stands for itself: a
/// counter that was taken out of the configuration still has its figures.
final class Names {
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

    /// The name of a counter of this unit or, for a unit that stands above others, of one below it.
    String counter(String unit, String id) {
        return subtree(unit).stream()
                .flatMap(below -> below.counters().stream())
                .filter(counter -> counter.id().equals(id))
                .findFirst()
                .map(counter -> text(counter.name()))
                .orElse(id);
    }

    /// The unit and every unit below it.
    List<AgencyConfig.Unit> subtree(String id) {
        Stream<AgencyConfig.Unit> own =
                config.units().stream().filter(unit -> unit.id().equals(id));
        // The configuration refuses a unit that is its own ancestor, so this ends.
        Stream<AgencyConfig.Unit> below = config.units().stream()
                .filter(unit -> unit.parent().equals(Optional.of(id)))
                .flatMap(unit -> subtree(unit.id()).stream());
        return Stream.concat(own, below).toList();
    }

    String item(String id) {
        return newest(id)
                .map(item -> text(item.criterion().orElse(item.text())))
                .orElse(id);
    }

    /// The label of a level of this item's scale.
    String level(String item, int value) {
        Optional<String> label = newest(item)
                .flatMap(known -> known.form() instanceof Item.Form.Rating rating
                        ? Optional.of(rating.scale())
                        : Optional.empty())
                .flatMap((Scale scale) -> scale.level(value))
                .map(level -> text(level.label()));
        return label.orElseGet(
                () -> value >= 1 && value <= 5 ? wording.text("level." + value) : Integer.toString(value));
    }

    private Optional<Item> newest(String id) {
        return config.questionnaires().stream()
                .sorted((a, b) -> Integer.compare(b.version(), a.version()))
                .map((Questionnaire questionnaire) -> questionnaire.item(id))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private String text(LocalizedText text) {
        return text.in(wording.language());
    }
}
