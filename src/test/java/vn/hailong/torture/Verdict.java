package vn.hailong.torture;

import java.util.List;

/// What citizens were told, held against what the agency has.
///
/// @param acknowledged how many were thanked
/// @param held         how many of them the agency's database holds
/// @param twice        rows, or counts in figures, beyond one for each response
/// @param cutOff       responses held whose thanks a kill cut off
/// @param refused      ratings refused, and counted as such
/// @param unexplained  whatever nothing explains, in words; another answer than was given too
record Verdict(int acknowledged, int held, int lost, long twice, long cutOff, long refused, List<String> unexplained) {
    Verdict {
        unexplained = List.copyOf(unexplained);
    }

    /// When the agency could not be asked what it holds: then nothing counts as held.
    static Verdict unknown(int acknowledged, List<String> unexplained) {
        return new Verdict(acknowledged, 0, acknowledged, 0, 0, 0, unexplained);
    }

    Verdict with(List<String> allUnexplained) {
        return new Verdict(acknowledged, held, lost, twice, cutOff, refused, allUnexplained);
    }

    boolean isGood() {
        return acknowledged == held && lost == 0 && twice == 0 && unexplained.isEmpty();
    }

    String line(int faults) {
        return "faults " + faults + ", acknowledged " + acknowledged + ", agency holds " + held + ", lost " + lost
                + ", twice " + twice + ", unexplained " + unexplained.size();
    }
}
