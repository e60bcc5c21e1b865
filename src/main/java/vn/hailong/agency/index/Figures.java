package vn.hailong.agency.index;

import java.util.LinkedHashMap;
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
}
