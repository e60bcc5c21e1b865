package vn.hailong.agency.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The columns of a table, and what a row has in each, for both ways to add rows: many at once by column ([Columns]),
/// or
/// one after the other as `copy` takes them ([BinaryRow]). Made once.
final class Layout<R> {
    private record Field<R>(String name, SqlType type, Function<R, ? extends @Nullable Object> value) {}

    private final List<Field<R>> fields;

    private Layout(List<Field<R>> fields) {
        this.fields = List.copyOf(fields);
    }

    static <R> Layout<R> empty() {
        return new Layout<>(List.of());
    }

    private Layout<R> with(String name, SqlType type, Function<R, ? extends @Nullable Object> value) {
        List<Field<R>> more = new ArrayList<>(fields);
        more.add(new Field<>(name, type, value));
        return new Layout<>(more);
    }

    Layout<R> uuid(String name, Function<R, UUID> value) {
        return with(name, SqlType.UUID, value);
    }

    Layout<R> text(String name, Function<R, @Nullable String> value) {
        return with(name, SqlType.TEXT, value);
    }

    Layout<R> integer(String name, Function<R, Integer> value) {
        return with(name, SqlType.INTEGER, value);
    }

    Layout<R> bigint(String name, Function<R, Long> value) {
        return with(name, SqlType.BIGINT, value);
    }

    Layout<R> flag(String name, Function<R, Boolean> value) {
        return with(name, SqlType.BOOLEAN, value);
    }

    Layout<R> date(String name, Function<R, LocalDate> value) {
        return with(name, SqlType.DATE, value);
    }

    Layout<R> time(String name, Function<R, Instant> value) {
        return with(name, SqlType.TIME, value);
    }

    Layout<R> bytes(String name, Function<R, byte[]> value) {
        return with(name, SqlType.BYTES, value);
    }

    /// A list of texts in each row. Only for `copy`: `unnest` would take the lists apart.
    Layout<R> texts(String name, Function<R, List<String>> value) {
        return with(name, SqlType.TEXTS, value);
    }

    /// `a, b, c`
    String names() {
        return String.join(", ", fields.stream().map(Field::name).toList());
    }

    /// These rows by column.
    Columns<R> columns(List<R> rows) {
        Columns<R> columns = new Columns<>(rows);
        for (Field<R> field : fields) {
            columns.with(field.name(), field.type(), field.value());
        }
        return columns;
    }

    /// One row as `copy` takes it.
    byte[] binary(R row) {
        BinaryRow binary = new BinaryRow(fields.size());
        for (Field<R> field : fields) {
            binary.field(field.type(), field.value().apply(row));
        }
        return binary.bytes();
    }
}
