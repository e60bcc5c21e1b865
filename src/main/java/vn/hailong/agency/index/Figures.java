package vn.hailong.agency.index;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.hailong.survey.Scale;

/// Makes figures of counts, and leaves out those that could expose one person.
public final class Figures {
    private Figures() {}

    /// @param counts    how many chose each level; levels that the scale does not have are not counted
    /// @param smallCell fewer answers than this are not shown
    public static Figure figure(Scale scale, Map<Integer, Long> counts, int smallCell) {
        Map<Integer, Long> levels = new LinkedHashMap<>();
        long valid = 0;
        long satisfied = 0;
        for (Scale.Level level : scale.levels()) {
            long count = counts.getOrDefault(level.value(), 0L);
            levels.put(level.value(), count);
            valid += count;
            satisfied += level.satisfied() ? count : 0;
        }
        if (valid == 0) {
            return new Figure.None();
        }
        if (valid < smallCell) {
            return new Figure.TooFew(smallCell);
        }
        Interval interval = Interval.of(satisfied, valid);
        return new Figure.Shown(
                valid, levels, satisfied, Rate.percent(satisfied, valid), interval.lower(), interval.upper());
    }

    /// Secondary suppression: when the total is shown and exactly one of its parts is not, that part could be found
    /// by subtraction, so the smallest of the parts that are shown is left out too.
    ///
    /// @return the parts in the same order
    public static List<Figure> protect(Figure total, List<Figure> parts, int smallCell) {
        long suppressed = parts.stream().filter(Figure.TooFew.class::isInstance).count();
        if (!(total instanceof Figure.Shown) || suppressed != 1) {
            return List.copyOf(parts);
        }
        int smallest = -1;
        long least = Long.MAX_VALUE;
        for (int i = 0; i < parts.size(); i++) {
            if (parts.get(i) instanceof Figure.Shown shown && shown.valid() < least) {
                smallest = i;
                least = shown.valid();
            }
        }
        List<Figure> safe = new ArrayList<>(parts);
        if (smallest >= 0) {
            safe.set(smallest, new Figure.TooFew(smallCell));
        }
        return List.copyOf(safe);
    }
}
