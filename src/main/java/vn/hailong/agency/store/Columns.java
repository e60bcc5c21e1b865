package vn.hailong.agency.store;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/// Rows by column. Either one array a column, for `unnest`: one statement, however many rows, in which a column's name
/// is
/// its parameter's. Or all of them for `copy`, which takes half the server's time and knows no `on conflict`.
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
        columns.put(name, new Column(SqlType.BYTES, rows.stream().map(value).toArray(byte[][]::new)));
        return this;
    }

    /// A list of texts in each row. Only for `copy`: `unnest` would take the lists apart.
    Columns<R> texts(String name, Function<R, List<String>> value) {
        return with(name, SqlType.TEXTS, value);
    }

    private Columns<R> with(String name, SqlType type, Function<R, ? extends @Nullable Object> value) {
        @Nullable Object[] values = new @Nullable Object[rows.size()];
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

    /// Adds all rows to a table, or none.
    ///
    /// @throws SQLException if the table does not take one of them; the transaction is lost then
    void copyInto(String table, Handle handle) throws SQLException {
        BinaryRows binary = new BinaryRows();
        for (int i = 0; i < rows.size(); i++) {
            binary.row(columns.size());
            for (Column column : columns.values()) {
                binary.field(column.type(), column.values()[i]);
            }
        }
        byte[] bytes = binary.end();
        CopyIn copy = handle.getConnection()
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("copy " + table + " (" + names() + ") from stdin (format binary)");
        copy.writeToCopy(bytes, 0, bytes.length);
        copy.endCopy();
    }
}
