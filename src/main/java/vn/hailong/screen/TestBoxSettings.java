package vn.hailong.screen;

import vn.hailong.survey.Languages;
import vn.hailong.survey.Scale;
import vn.hailong.survey.Texts;

/// What a test box shows.
///
/// @param languages it speaks the usual one
/// @param scale     has a button for each of its levels
public record TestBoxSettings(Languages languages, Scale scale) {
    String language() {
        return languages.usual();
    }

    Texts texts() {
        return languages.texts("flow", language());
    }
}
