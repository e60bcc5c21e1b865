package vn.hailong.torture;

import java.util.List;

/// What citizens were told, held against what the agency has.
///
/// @param acknowledged how many were thanked
/// @param held         how many of them the agency's database holds
/// @param twice        rows, or counts in figures, beyond one for each response
/// @param unexplained  whatever nothing explains, in words; another answer than was given too
record Verdict(int acknowledged, int held, int lost, long twice, Met met, List<String> unexplained) {
    /// What the last line means, for who reads it for the first time.
    static final List<String> LEGEND = List.of(
            "lost = thanked for, and not held by the agency",
            "twice = held or counted once more than it was given",
            "unexplained = another answer, day, time or counter than was given; a column, figure or account other than what"
                    + " is held; thanks too early; a refusal while the card was well; a program that ended by itself;"
                    + " whatever else should not be. Each is named above");

    /// What the run came across, none of it wrong.
    ///
    /// @param cutOff   responses held whose thanks a kill cut off
    /// @param refused  ratings refused while a card was not well, and counted as such
    /// @param answered second questions answered, and sealed so
    /// @param repaired responses that the agency has dated
    /// @param moved    how often one was found to belong to another day
    /// @param atNight  responses answered while it was another day in Greenwich
    record Met(long cutOff, long refused, int answered, long repaired, long moved, long atNight) {
        static final Met NOTHING = new Met(0, 0, 0, 0, 0, 0);

        @Override
        public String toString() {
            return "ratings refused and counted: " + refused + "; held although a kill cut the thanks off: " + cutOff
                    + "; second questions answered: " + answered + "; times repaired: " + repaired
                    + ", moved to another day: " + moved + "; between midnight and seven: " + atNight;
        }
    }

    Verdict {
        unexplained = List.copyOf(unexplained);
    }

    /// When the agency could not be asked what it holds: then nothing counts as held.
    static Verdict unknown(int acknowledged, List<String> unexplained) {
        return new Verdict(acknowledged, 0, acknowledged, 0, Met.NOTHING, unexplained);
    }

    Verdict with(List<String> allUnexplained) {
        return new Verdict(acknowledged, held, lost, twice, met, allUnexplained);
    }

    boolean isGood() {
        return acknowledged == held && lost == 0 && twice == 0 && unexplained.isEmpty();
    }

    String line(int faults) {
        return "faults " + faults + ", acknowledged " + acknowledged + ", agency holds " + held + ", lost " + lost
                + ", twice " + twice + ", unexplained " + unexplained.size();
    }
}
