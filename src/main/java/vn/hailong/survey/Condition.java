package vn.hailong.survey;

import java.util.List;

/// When an item is asked. Conditions are structure, never an expression to be parsed.
public sealed interface Condition {
    /// Always asked.
    record Always() implements Condition {}

    /// The rating given to `item` is `level` or worse.
    record AtMost(String item, int level) implements Condition {}

    /// `item` was answered with the option (or `yes` / `no`) `value`.
    record Chosen(String item, String value) implements Condition {}

    /// The citizen stands at this stage of the procedure. Never true at a counter without a stage, which does
    /// both: nobody there is asked to rate a result that may not have come yet.
    record AtStage(Stage stage) implements Condition {}

    record AnyOf(List<Condition> conditions) implements Condition {
        public AnyOf {
            conditions = List.copyOf(conditions);
        }
    }

    record AllOf(List<Condition> conditions) implements Condition {
        public AllOf {
            conditions = List.copyOf(conditions);
        }
    }
}
