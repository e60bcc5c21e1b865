package vn.hailong.agency.clock;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import vn.hailong.agency.index.CivilDate;

/// A time for a response whose own is not believed.
///
/// @param at       the best estimate, which decides the day it is counted in
/// @param earliest it was not answered before; absent if nothing is known
/// @param latest   nor after
public record Repair(Method method, Instant at, Optional<Instant> earliest, Instant latest) {
    public enum Method {
        /// Only its arrival and its neighbours are known.
        BOUND,
        /// From when a status of the same start was heard.
        HEARD,
        /// From a synchronised clock of the same start.
        SYNCED
    }

    /// The civil date in Vietnam.
    public LocalDate day() {
        return CivilDate.of(at.atOffset(ZoneOffset.UTC));
    }
}
