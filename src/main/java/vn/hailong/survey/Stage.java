package vn.hailong.survey;

/// Where in the procedure the citizen stands (R028): only who has received the result can rate it.
public enum Stage {
    SUBMIT,
    RESULT,
    OTHER
}
