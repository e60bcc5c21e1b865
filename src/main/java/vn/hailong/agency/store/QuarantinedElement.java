package vn.hailong.agency.store;

import java.time.Instant;

/// A response in quarantine, as it came.
///
/// @param row its number in the quarantine, ascending with time
public record QuarantinedElement(long row, Origin origin, byte[] bytes, Instant receivedAt) {}
