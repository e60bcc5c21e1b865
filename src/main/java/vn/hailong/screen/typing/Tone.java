package vn.hailong.screen.typing;

/// The six tones, with the combining character that writes each above or below its vowel.
enum Tone {
    /// *Ngang*, which is not written.
    LEVEL(""),
    /// *Sắc*.
    ACUTE("\u0301"),
    /// *Huyền*.
    GRAVE("\u0300"),
    /// *Hỏi*.
    HOOK("\u0309"),
    /// *Ngã*.
    TILDE("\u0303"),
    /// *Nặng*.
    DOT("\u0323");

    final String combining;

    Tone(String combining) {
        this.combining = combining;
    }
}
