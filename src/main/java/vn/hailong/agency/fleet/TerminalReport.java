package vn.hailong.agency.fleet;

import java.time.OffsetDateTime;
import java.util.Optional;
import vn.hailong.wire.Status;

/// One terminal as the agency knows it: what it says of itself beside what the agency holds of it.
///
/// @param status      its last status; absent if it was never heard of
/// @param heardAt     when that status arrived
/// @param held        responses counted from all its installations
/// @param earlier     of these, from others than the one that it speaks with now
/// @param accounted   numbers of the one that it speaks with now that are held, known elsewhere or in quarantine
/// @param quarantined responses stored without being counted
/// @param refused     messages on its topics that could not be read at all
public record TerminalReport(
        String terminal,
        String unit,
        String counter,
        Optional<Status> status,
        Optional<OffsetDateTime> heardAt,
        long held,
        long earlier,
        long accounted,
        long quarantined,
        long refused) {}
