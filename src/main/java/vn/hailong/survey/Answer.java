package vn.hailong.survey;

import java.util.List;

/// What stands behind one item of a response. An item that was not asked has no answer at all: not applicable, skipped
/// and not asked stay three different things down to the database (index method, cleaning rules).
public sealed interface Answer {
    /// A level of a scale, or a count.
    record Number(int value) implements Answer {}

    /// One option, `yes` or `no`, or a comment.
    record Text(String value) implements Answer {}

    /// The options chosen of several.
    record Choices(List<String> values) implements Answer {
        public Choices {
            values = List.copyOf(values);
        }
    }

    /// The citizen said that the question does not apply.
    record NotApplicable() implements Answer {}

    /// Shown and left unanswered.
    record Skipped() implements Answer {}
}
