package vn.hailong.wire;

/// The configuration that a terminal should run, as the text of its `terminal.yaml`. Retained on the broker.
public record RemoteConfig(long revision, String terminalYaml) {}
