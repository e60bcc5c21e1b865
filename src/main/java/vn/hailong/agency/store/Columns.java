package vn.hailong.agency.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/// The columns of a table, and what a row has in each, for both ways to hand rows over: many at once by column, one
/// array a column for `unnest` ([#bindTo]: one statement, however many rows, in which a column's name is its
/// parameter's); or one after the other as `copy` takes them ([#binary]). Never changes: what adds a column returns
/// another.
final class Columns<R> {
    private record Column<R>(String name, SqlType type, Function<R, ? extends @Nullable Object> value) {}

    private final List<R> rows;
    private final List<Column<R>> columns;

    /// None yet.
    Columns(List<R> rows) {
        this(rows, List.of());
    }

    private Columns(List<R> rows, List<Column<R>> columns) {
        this.rows = rows;
        this.columns = columns;
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

    /// A list of texts in each row. Only for `copy`: `unnest` would take the lists apart.
    Columns<R> texts(String name, Function<R, List<String>> value) {
        return with(name, SqlType.TEXTS, value);
    }

    private Columns<R> with(String name, SqlType type, Function<R, ? extends @Nullable Object> value) {
        List<Column<R>> more = new ArrayList<>(columns);
        more.add(new Column<>(name, type, value));
        return new Columns<>(rows, more);
    }

    /// The same columns of other rows.
    Columns<R> of(List<R> others) {
        return new Columns<>(others, columns);
    }

    /// `a, b, c`
    String names() {
        return columns.stream().map(Column::name).collect(Collectors.joining(", "));
    }

    /// `:a, :b, :c`
    String parameters() {
        return columns.stream().map(column -> ":" + column.name()).collect(Collectors.joining(", "));
    }

    <T extends SqlStatement<T>> T bindTo(T statement) {
        for (Column<R> column : columns) {
            @Nullable Object[] values = values(column);
            statement.bind(
                    column.name(),
                    (position, prepared, context) -> prepared.setArray(
                            position,
                            context.getConnection().createArrayOf(column.type().words(), values)));
        }
        return statement;
    }

    /// As the driver takes them.
    private @Nullable Object[] values(Column<R> column) {
        SqlType type = column.type();
        // It takes bytes in an array of their own type alone, and times as text.
        @Nullable Object[] values = type == SqlType.BYTES ? new byte[rows.size()][] : new @Nullable Object[rows.size()];
        boolean asText = type == SqlType.DATE || type == SqlType.TIME;
        for (int i = 0; i < values.length; i++) {
            Object value = column.value().apply(rows.get(i));
            values[i] = asText && value != null ? value.toString() : value;
        }
        return values;
    }

    /// One row as `copy` takes it, of whichever rows these columns are.
    byte[] binary(R row) {
        BinaryRow binary = new BinaryRow(columns.size());
        for (Column<R> column : columns) {
            binary.field(column.type(), column.value().apply(row));
        }
        return binary.bytes();
    }
}
