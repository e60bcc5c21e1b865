package vn.hailong.outbox;

/// A sealed response on its way: its number and its final bytes.
public record Pending(long seq, byte[] bytes) {}
