package vn.hailong.screen.typing;

/// What makes another letter of a letter, with the combining character that writes it.
enum Mark {
    NONE(""),
    /// *â ê ô*.
    CIRCUMFLEX("\u0302"),
    /// *ă*.
    BREVE("\u0306"),
    /// *ơ ư*.
    HORN("\u031b"),
    /// *đ*, which Unicode does not compose of two characters.
    STROKE("");

    final String combining;

    Mark(String combining) {
        this.combining = combining;
    }
}
