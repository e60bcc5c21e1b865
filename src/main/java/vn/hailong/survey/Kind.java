package vn.hailong.survey;

/// What an item's answers may be used for. Only [#RATING] may enter an index.
public enum Kind {
    RATING,
    FACT,
    FIT,
    EXPECTATION,
    REASON,
    GATE,
    COMMENT
}
