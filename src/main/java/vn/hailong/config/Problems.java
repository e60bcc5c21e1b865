package vn.hailong.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/// Collects the mistakes of one reading, and passes on what is no mistake but should be known. Belongs to the
/// thread that reads.
final class Problems {
    private final List<Problem> found = new ArrayList<>();
    private final Consumer<String> notices;

    Problems() {
        this(_ -> {});
    }

    Problems(Consumer<String> notices) {
        this.notices = notices;
    }

    void notice(String notice) {
        notices.accept(notice);
    }

    void add(Problem problem) {
        found.add(problem);
    }

    int count() {
        return found.size();
    }

    boolean any() {
        return !found.isEmpty();
    }

    /// The mistakes in the order in which an editor shows them: file by file, from top to bottom.
    InvalidConfigException exception() {
        List<Path> files = found.stream().map(Problem::file).distinct().toList();
        return new InvalidConfigException(found.stream()
                .sorted(Comparator.comparingInt((Problem problem) -> files.indexOf(problem.file()))
                        .thenComparingInt(Problem::line))
                .toList());
    }
}
