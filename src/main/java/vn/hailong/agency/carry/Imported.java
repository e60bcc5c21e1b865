package vn.hailong.agency.carry;

import java.util.List;
import java.util.Optional;

/// What an import came to.
///
/// @param counted      responses counted now
/// @param known        those that had been counted before, whichever way they came
/// @param quarantined  those that are stored, but could not be counted
/// @param refusedFiles files of which nothing was stored
/// @param refused      why, a line each
/// @param receipts     receipts written
/// @param failed       why it ended early, or why receipts could not be written; what is counted here is stored
public record Imported(
        int counted,
        int known,
        int quarantined,
        int refusedFiles,
        List<String> refused,
        int receipts,
        Optional<String> failed) {

    public Imported {
        refused = List.copyOf(refused);
    }

    /// Whether everything was stored and receipted.
    public boolean isSound() {
        return refusedFiles == 0 && failed.isEmpty();
    }
}
