package vn.hailong.survey;

/// One choice of an item with several: its stable id and its text. A sensitive option (R042, R043) never appears on a
/// live page at counter level.
public record Option(String id, LocalizedText text, boolean sensitive) {}
