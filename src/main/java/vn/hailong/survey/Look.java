package vn.hailong.survey;

/// How the citizen in front of the terminal wants to be spoken to. It lasts as long as this citizen's visit: the next
/// one finds the terminal as it usually is.
///
/// @param language tag of a language with a text file, such as `vi`
/// @param larger   larger text (R020)
/// @param contrast white on black
/// @param assisted somebody of the desk helps, and the response says so (R015)
public record Look(String language, boolean larger, boolean contrast, boolean assisted) {
    /// What a terminal begins with.
    public static Look usual(String language) {
        return new Look(language, false, false, false);
    }

    Look in(String other) {
        return new Look(other, larger, contrast, assisted);
    }

    Look larger(boolean now) {
        return new Look(language, now, contrast, assisted);
    }

    Look contrast(boolean now) {
        return new Look(language, larger, now, assisted);
    }

    Look assisted(boolean now) {
        return new Look(language, larger, contrast, now);
    }
}
