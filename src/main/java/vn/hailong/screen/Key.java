package vn.hailong.screen;

/// What a key of the on-screen keyboard does.
sealed interface Key {
    /// Writes a character; a letter in lower case.
    record Typed(char character) implements Key {}

    enum Function implements Key {
        SHIFT,
        BACKSPACE,
        DELETE_WORD,
        SPACE,
        /// Between letters and signs.
        OTHER_PAGE,
        /// Telex, VNI, none.
        METHOD
    }

    /// A key in its row.
    ///
    /// @param units of width; one is a letter's
    record Placed(Key key, double units) {}
}
