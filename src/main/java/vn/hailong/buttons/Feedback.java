package vn.hailong.buttons;

/// What a box tells the citizen with its lamps and its sound, besides answering each press at once by itself.
public enum Feedback {
    /// The next press counts, or nothing is to be said: the lamps are dark.
    READY,
    /// A press is on its way to the disk: the lamps are lit.
    TAKEN,
    /// The answer is on the disk: the lamps blink, and the box sounds once.
    THANKED
}
