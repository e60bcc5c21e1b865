package vn.hailong.agency.store;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.hailong.agency.index.Figure;
import vn.hailong.agency.index.Figures;
import vn.hailong.agency.index.Summary;
import vn.hailong.survey.Factor;
import vn.hailong.survey.Item;
import vn.hailong.survey.Kind;
import vn.hailong.survey.Questionnaire;
import vn.hailong.survey.Scale;

/// Sums tallies up to the figures of a summary. An item is the same in every version and questionnaire that has it,
/// but ratings on different scales are never pooled: each scale of an item makes a row of its own.
final class RatingCounts {
    record Count(Summary.Place place, String questionnaire, int version, String item, int level, long n) {}

    private record Row(String item, String scaleId) {}

    /// Which of several scales the overall figure is on: `scale5` if there is one, otherwise the one with the
    /// most levels, of several such the first by id. The order of the files decides nothing: a questionnaire
    /// whose file sorts before the others must not turn the figure that everybody follows into another one.
    private static final Comparator<Scale> MAIN_FIRST = Comparator.comparing(
                    (Scale scale) -> !scale.id().equals("scale5"))
            .thenComparing(scale -> -scale.levels().size())
            .thenComparing(Scale::id);

    private final List<Questionnaire> questionnaires;
    private final int smallCell;
    /// Every rating item in the order of the questionnaires, with its scale.
    private final Map<Row, Scale> scales = new LinkedHashMap<>();
    /// Overall ratings on another scale are rows of their own.
    private final Optional<Scale> overallScale;

    private final Map<Integer, Long> overall = new HashMap<>();
    private final Map<Summary.Place, Map<Integer, Long>> overallByPlace = new HashMap<>();
    private final Map<Row, Map<Integer, Long>> items = new HashMap<>();

    RatingCounts(List<Questionnaire> questionnaires, int smallCell) {
        this.questionnaires = questionnaires;
        this.smallCell = smallCell;
        List<Scale> ofOverall = new ArrayList<>();
        for (Questionnaire questionnaire : questionnaires) {
            for (Item item : questionnaire.items()) {
                if (item.kind() == Kind.RATING && item.form() instanceof Item.Form.Rating rating) {
                    scales.putIfAbsent(new Row(item.id(), rating.scale().id()), rating.scale());
                    if (isOverall(item)) {
                        ofOverall.add(rating.scale());
                    }
                }
            }
        }
        overallScale = ofOverall.stream().min(MAIN_FIRST);
    }

    private static boolean isOverall(Item item) {
        return item.factor().filter(Factor.OVERALL::equals).isPresent();
    }

    void add(Count count) {
        Optional<Item> found = questionnaires.stream()
                .filter(questionnaire ->
                        questionnaire.id().equals(count.questionnaire()) && questionnaire.version() == count.version())
                .findFirst()
                .flatMap(questionnaire -> questionnaire.item(count.item()));
        if (found.isEmpty()
                || found.get().kind() != Kind.RATING
                || !(found.get().form() instanceof Item.Form.Rating rating)) {
            return; // a count of trips, or a questionnaire that the configuration has forgotten
        }
        String scaleId = rating.scale().id();
        if (isOverall(found.get())
                && overallScale.filter(scale -> scale.id().equals(scaleId)).isPresent()) {
            overall.merge(count.level(), count.n(), Long::sum);
            overallByPlace
                    .computeIfAbsent(count.place(), place -> new HashMap<>())
                    .merge(count.level(), count.n(), Long::sum);
        } else {
            items.computeIfAbsent(new Row(count.item(), scaleId), row -> new HashMap<>())
                    .merge(count.level(), count.n(), Long::sum);
        }
    }

    /// What the overall figures are on.
    Optional<Scale> scale() {
        return overallScale;
    }

    Figure overall() {
        return overallFigure(overall);
    }

    private Figure overallFigure(Map<Integer, Long> levels) {
        return overallScale
                .map(scale -> Figures.figure(scale, levels, smallCell))
                .orElseGet(Figure.None::new);
    }

    /// Each counter's own figures. Which of them may be shown beside the total is for whoever shows them to decide.
    List<Summary.CounterSummary> counters(List<Summary.Place> places, Map<Summary.Place, Long> responses) {
        return places.stream()
                .map(place -> new Summary.CounterSummary(
                        place,
                        responses.getOrDefault(place, 0L),
                        overallFigure(overallByPlace.getOrDefault(place, Map.of()))))
                .toList();
    }

    List<Summary.ItemSummary> items() {
        List<Summary.ItemSummary> summaries = new ArrayList<>();
        scales.forEach((row, scale) -> {
            Map<Integer, Long> levels = items.get(row);
            if (levels != null) {
                summaries.add(new Summary.ItemSummary(row.item(), scale, Figures.figure(scale, levels, smallCell)));
            }
        });
        return summaries;
    }
}
