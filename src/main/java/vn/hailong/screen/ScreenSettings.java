package vn.hailong.screen;

import java.util.List;
import vn.hailong.survey.LocalizedText;
import vn.hailong.survey.Questionnaire;
import vn.hailong.survey.Texts;

/// What a screen shows and where.
///
/// @param fullScreen     covers the primary screen, without a frame and without a pointer; else a window
/// @param width          of the window in pixels; a full screen takes what there is
/// @param diagonalInches of the panel: it turns millimetres of a finger or an eye into pixels
/// @param language       tag of a language with a text file, such as `vi`
/// @param languages      the tags a citizen may choose from, the usual one first
/// @param seal           the two or three letters in the round seal
public record ScreenSettings(
        boolean fullScreen,
        int width,
        int height,
        double diagonalInches,
        String language,
        LocalizedText agencyName,
        LocalizedText counterName,
        String seal,
        Questionnaire questionnaire,
        List<String> languages) {

    /// What citizens read around the questions.
    ///
    /// @throws IllegalArgumentException if there is no such language
    Texts texts(String language) {
        return Texts.of("flow", language);
    }
}
