package vn.hailong.survey;

/// What an item measures: the five factors of service (R048, R049), the two of policy (R080), and the single overall
/// rating of a button box, which is never a part of the criteria-based index.
public enum Factor {
    OVERALL,
    ACCESS,
    PROCEDURE,
    OFFICIAL,
    RESULT,
    FEEDBACK,
    ACCOUNTABILITY,
    PARTICIPATION
}
