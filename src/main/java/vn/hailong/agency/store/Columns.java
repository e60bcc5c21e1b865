package vn.hailong.agency.store;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/// Rows as one array a column, for `unnest`: one statement, however many rows. A column's name is its parameter's.
final class Columns<R> {
    private final List<R> rows;
    private final Map<String, Argument> arrays = new LinkedHashMap<>();

    Columns(List<R> rows) {
        this.rows = rows;
    }

    Columns<R> uuid(String name, Function<R, @Nullable Object> value) {
        return with(name, "uuid", value);
    }

    Columns<R> text(String name, Function<R, @Nullable Object> value) {
        return with(name, "text", value);
    }

    Columns<R> integer(String name, Function<R, Object> value) {
        return with(name, "integer", value);
    }

    Columns<R> bigint(String name, Function<R, @Nullable Object> value) {
        return with(name, "bigint", value);
    }

    Columns<R> flag(String name, Function<R, Object> value) {
        return with(name, "boolean", value);
    }

    /// A date or an instant, in the form ISO 8601 has for it.
    Columns<R> time(String name, String type, Function<R, Object> value) {
        return with(name, type, row -> value.apply(row).toString());
    }

    /// An instant that may not be known.
    Columns<R> optionalTime(String name, Function<R, Optional<Instant>> value) {
        return with(
                name,
                "timestamptz",
                row -> value.apply(row).map(Instant::toString).orElse(null));
    }

    Columns<R> bytes(String name, Function<R, byte[]> value) {
        return with(name, "bytea", rows.stream().map(value).toArray(byte[][]::new));
    }

    private Columns<R> with(String name, String type, Function<R, ? extends @Nullable Object> value) {
        @Nullable Object[] values = new @Nullable Object[rows.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = value.apply(rows.get(i));
        }
        return with(name, type, values);
    }

    private Columns<R> with(String name, String type, @Nullable Object[] values) {
        arrays.put(
                name,
                (position, statement, context) ->
                        statement.setArray(position, context.getConnection().createArrayOf(type, values)));
        return this;
    }

    /// `a, b, c`
    String names() {
        return String.join(", ", arrays.keySet());
    }

    /// `:a, :b, :c`
    String parameters() {
        return arrays.keySet().stream().map(name -> ":" + name).collect(Collectors.joining(", "));
    }

    <T extends SqlStatement<T>> T bindTo(T statement) {
        arrays.forEach(statement::bind);
        return statement;
    }
}
