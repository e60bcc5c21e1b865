package vn.hailong.survey;

/// One choice of an item with several: its stable id and its text.
///
/// @param sensitive never appears on a live page at counter level (R042, R043)
/// @param exclusive can only be chosen alone where several may be chosen, such as "none of these"
public record Option(String id, LocalizedText text, boolean sensitive, boolean exclusive) {}
