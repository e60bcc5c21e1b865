package vn.hailong.agency.store;

/// What became of an [Arrival], after the commit.
public sealed interface Outcome {
    /// Counted, now or earlier; or noted, if it was no response.
    ///
    /// @param before whether it was counted earlier
    record Kept(boolean before) implements Outcome {}

    /// Stored raw, not counted.
    record Quarantined(Code code, String problem) implements Outcome {}

    /// Stored in no form, by a fault of this program: never to be receipted.
    record Lost() implements Outcome {}
}
