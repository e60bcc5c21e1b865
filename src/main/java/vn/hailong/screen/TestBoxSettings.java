package vn.hailong.screen;

import vn.hailong.survey.Scale;

/// What a test box shows.
///
/// @param language tag of a language with a text file, such as `vi`
/// @param scale    has a button for each of its levels
public record TestBoxSettings(String language, Scale scale) {}
