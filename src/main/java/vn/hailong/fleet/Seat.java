package vn.hailong.fleet;

/// Where a simulated terminal stands.
public record Seat(String terminal, String unit, String counter) {}
