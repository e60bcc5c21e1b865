package vn.hailong.stick;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The name of a parcel's file: `responses-000000000001-000000000200.hailong`, and `receipt-…` with the same
/// numbers for its answer. Lower-case letters, digits and hyphens: every file system of a stick can hold
/// them.
///
/// @param first the first sequence number in it
/// @param last  the last
public record ParcelName(Parcel.Kind kind, long first, long last) {
    private static final Pattern NAME = Pattern.compile("(responses|receipt)-(\\d{12,18})-(\\d{12,18})\\.hailong");

    /// Empty if no parcel is called so.
    public static Optional<ParcelName> parse(String fileName) {
        Matcher matcher = NAME.matcher(fileName);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        Parcel.Kind kind =
                matcher.group(1).equals(Parcel.Kind.RECEIPT.word()) ? Parcel.Kind.RECEIPT : Parcel.Kind.RESPONSES;
        ParcelName name = new ParcelName(kind, Long.parseLong(matcher.group(2)), Long.parseLong(matcher.group(3)));
        return name.fileName().equals(fileName) && name.first >= 1 && name.first <= name.last
                ? Optional.of(name)
                : Optional.empty();
    }

    public String fileName() {
        return "%s-%012d-%012d.hailong".formatted(kind.word(), first, last);
    }

    public ParcelName as(Parcel.Kind other) {
        return new ParcelName(other, first, last);
    }
}
