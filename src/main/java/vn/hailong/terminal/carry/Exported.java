package vn.hailong.terminal.carry;

import java.util.List;
import java.util.Optional;

/// What a visit of a stick came to.
///
/// @param exported     responses written now
/// @param files        in so many files
/// @param present      responses that stood on the stick already, and still wait for a receipt
/// @param presentFiles in so many files
/// @param receipted    responses that receipts on the stick have released now
/// @param refused      what lay on the stick and was not believed, a line each
/// @param stopped      why it ended early; what is counted here is done, and running again goes on from there
public record Exported(
        int exported,
        int files,
        int present,
        int presentFiles,
        int receipted,
        List<String> refused,
        Optional<String> stopped) {

    public Exported {
        refused = List.copyOf(refused);
    }

    /// Whether everything that waits is on the stick, and everything on it was believed.
    public boolean isSound() {
        return stopped.isEmpty() && refused.isEmpty();
    }
}
