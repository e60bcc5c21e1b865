package vn.hailong.survey;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// A rating scale, as its levels from best to worst: the order on the screen, on the button box and in every chart,
/// never shuffled. Scales with other names are never pooled with each other.
public record Scale(String id, List<Level> levels) {

    /// One level: its number on the wire, its stable key, its label, and whether it counts as satisfied.
    public record Level(int value, String key, LocalizedText label, boolean satisfied) {}

    public Scale {
        levels = levels.stream()
                .sorted(Comparator.comparingInt(Level::value).reversed())
                .toList();
        if (levels.size() < 2) {
            throw new IllegalArgumentException("scale " + id + " has " + levels.size() + " levels, needs at least 2");
        }
    }

    public Optional<Level> level(int value) {
        return levels.stream().filter(level -> level.value() == value).findFirst();
    }
}
