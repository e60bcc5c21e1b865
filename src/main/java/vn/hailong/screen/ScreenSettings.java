package vn.hailong.screen;

import vn.hailong.survey.Languages;
import vn.hailong.survey.LocalizedText;
import vn.hailong.survey.Questionnaire;
import vn.hailong.survey.Texts;

/// What a screen shows and where.
///
/// @param fullScreen     covers the primary screen, without a frame and without a pointer; else a window
/// @param width          of the window in pixels; a full screen takes what there is
/// @param diagonalInches of the panel: it turns millimetres of a finger or an eye into pixels
/// @param languages      what a citizen may choose from
/// @param seal           the two or three letters in the round seal
public record ScreenSettings(
        boolean fullScreen,
        int width,
        int height,
        double diagonalInches,
        LocalizedText agencyName,
        LocalizedText counterName,
        String seal,
        Questionnaire questionnaire,
        Languages languages) {

    /// The usual language, in which staff are spoken to as well.
    String language() {
        return languages.usual();
    }

    /// What citizens read around the questions.
    ///
    /// @throws IllegalArgumentException if there is no such language
    Texts texts(String language) {
        return languages.texts("flow", language);
    }
}
