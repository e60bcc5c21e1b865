package vn.hailong.agency.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/// Rows by column, one array a column, for `unnest`: one statement, however many rows, in which a column's name is its
/// parameter's.
final class Columns<R> {
    private record Column(SqlType type, @Nullable Object[] values) {
        @Nullable
        Object[] elements() {
            return type == SqlType.DATE || type == SqlType.TIME
                    ? Arrays.stream(values)
                            .map(value -> value == null ? null : value.toString())
                            .toArray()
                    : values;
        }
    }

    private final List<R> rows;
    private final Map<String, Column> columns = new LinkedHashMap<>();

    Columns(List<R> rows) {
        this.rows = rows;
    }

    Columns<R> uuid(String name, Function<R, @Nullable Object> value) {
        return with(name, SqlType.UUID, value);
    }

    Columns<R> text(String name, Function<R, @Nullable Object> value) {
        return with(name, SqlType.TEXT, value);
    }

    Columns<R> integer(String name, Function<R, Object> value) {
        return with(name, SqlType.INTEGER, value);
    }

    Columns<R> bigint(String name, Function<R, @Nullable Object> value) {
        return with(name, SqlType.BIGINT, value);
    }

    Columns<R> flag(String name, Function<R, Object> value) {
        return with(name, SqlType.BOOLEAN, value);
    }

    Columns<R> date(String name, Function<R, LocalDate> value) {
        return with(name, SqlType.DATE, value);
    }

    Columns<R> time(String name, Function<R, Instant> value) {
        return with(name, SqlType.TIME, value);
    }

    /// An instant that may not be known.
    Columns<R> optionalTime(String name, Function<R, Optional<Instant>> value) {
        return with(name, SqlType.TIME, row -> value.apply(row).orElse(null));
    }

    Columns<R> bytes(String name, Function<R, byte[]> value) {
        return with(name, SqlType.BYTES, value);
    }

    Columns<R> with(String name, SqlType type, Function<R, ? extends @Nullable Object> value) {
        // The driver takes bytes in an array of their own type alone.
        @Nullable Object[] values = type == SqlType.BYTES ? new byte[rows.size()][] : new @Nullable Object[rows.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = value.apply(rows.get(i));
        }
        columns.put(name, new Column(type, values));
        return this;
    }

    /// `a, b, c`
    String names() {
        return String.join(", ", columns.keySet());
    }

    /// `:a, :b, :c`
    String parameters() {
        return columns.keySet().stream().map(name -> ":" + name).collect(Collectors.joining(", "));
    }

    <T extends SqlStatement<T>> T bindTo(T statement) {
        columns.forEach((name, column) -> statement.bind(
                name,
                (position, prepared, context) -> prepared.setArray(
                        position,
                        context.getConnection().createArrayOf(column.type().words(), column.elements()))));
        return statement;
    }
}
