package vn.hailong.agency.web;

import java.util.Optional;
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

    String counter(String unit, String id) {
        return config.units().stream()
                .filter(known -> known.id().equals(unit))
                .flatMap(known -> known.counters().stream())
                .filter(counter -> counter.id().equals(id))
                .findFirst()
                .map(counter -> text(counter.name()))
                .orElse(id);
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
