package vn.hailong.tablet;

import java.time.Instant;

/// A tablet that may show the survey.
///
/// @param number what staff call it by, from 1: the lowest that was free
public record PairedTablet(int number, Instant since) {}
