package vn.hailong;

/// Numbers of things, in English.
final class Amount {
    private Amount() {}

    /// `1 response`, `2 responses`
    static String of(long number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }
}
