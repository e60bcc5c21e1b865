package vn.hailong.wire;

import java.util.UUID;

/// What a terminal knew of time when it wrote something down. A Pi has no clock of its own, so the wall time of a
/// response may be wrong; boot and uptime let the agency repair it later.
///
/// @param synced   whether the kernel said that the wall clock was synchronised
/// @param boot     the kernel's id of this boot
/// @param uptimeMs milliseconds since that boot, including suspend
public record ClockReading(boolean synced, UUID boot, long uptimeMs) {}
