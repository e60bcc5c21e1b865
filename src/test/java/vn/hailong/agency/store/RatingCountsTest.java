package vn.hailong.agency.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import vn.hailong.agency.AgencySamples;
import vn.hailong.agency.index.Figure;
import vn.hailong.agency.index.Summary;
import vn.hailong.survey.Factor;
import vn.hailong.survey.Item;
import vn.hailong.survey.Kind;
import vn.hailong.survey.Questionnaire;
import vn.hailong.survey.Scale;

/// Which ratings make the overall figure, and which are rows of their own.
class RatingCountsTest {
    private static final Summary.Place COUNTER = new Summary.Place(AgencySamples.UNIT, "q01");

    private static Scale scale(String id, int levels) {
        return new Scale(
                id,
                IntStream.rangeClosed(1, levels)
                        .mapToObj(value -> new Scale.Level(
                                value, "level" + value, AgencySamples.text(id + " " + value), value > levels / 2))
                        .toList());
    }

    private static Questionnaire asking(Factor factor, Scale scale) {
        Item.Form rating = new Item.Form.Rating(scale, Optional.empty());
        String item = factor == Factor.OVERALL ? "btn.overall" : "quick.access";
        return new Questionnaire(
                "asks-" + scale.id(),
                1,
                AgencySamples.text(scale.id()),
                List.of(AgencySamples.item(item, Kind.RATING, factor, rating)));
    }

    private static Questionnaire asking(String scale, int levels) {
        return asking(Factor.OVERALL, scale(scale, levels));
    }

    /// Whatever the files are called.
    private static void assertMainScale(String expected, Questionnaire... questionnaires) {
        List<Questionnaire> order = new ArrayList<>(List.of(questionnaires));
        for (int i = 0; i < order.size(); i++) {
            Collections.rotate(order, 1);
            assertEquals(
                    expected,
                    new RatingCounts(order, 5).scale().map(Scale::id).orElse("none"),
                    () -> order.stream().map(Questionnaire::id).toList().toString());
        }
    }

    @Test
    void theOrderOfTheFilesDoesNotChooseTheOverallScale() {
        assertMainScale("scale5", asking("scale3", 3), asking("scale4", 4), asking("scale5", 5));
        assertMainScale("scale5", asking("own", 10), asking("scale5", 5));
        assertMainScale("scale4", asking("scale3", 3), asking("scale4", 4));
        assertMainScale("a-four", asking("b-four", 4), asking("a-four", 4));
        assertMainScale("scale3", asking("scale3", 3), asking(Factor.ACCESS, scale("scale5", 5)));
        assertMainScale("none", asking(Factor.ACCESS, scale("scale5", 5)));
    }

    @Test
    void otherScalesOfTheOverallItemAreRowsOfTheirOwn() {
        RatingCounts counts = new RatingCounts(List.of(asking("scale3", 3), asking("scale5", 5)), 5);
        counts.add(new RatingCounts.Count(COUNTER, "asks-scale3", 1, "btn.overall", 3, 6));
        counts.add(new RatingCounts.Count(COUNTER, "asks-scale5", 1, "btn.overall", 3, 7));
        assertEquals(7, valid(counts.overall()));
        assertEquals(1, counts.items().size());
        assertEquals("scale3", counts.items().getFirst().scale().id());
        assertEquals(6, valid(counts.items().getFirst().figure()));
    }

    private static long valid(Figure figure) {
        return figure instanceof Figure.Shown shown ? shown.valid() : 0;
    }
}
