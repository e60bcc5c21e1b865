package vn.hailong.gallery;

import vn.hailong.survey.SessionView;

/// Something that a citizen can come to see.
///
/// @param name    as its picture's file is called
/// @param gesture what is done once the view is shown
public record Sight(String name, SessionView view, Gesture gesture) {
    public enum Gesture {
        NONE,
        /// The terminal has no network.
        OFFLINE,
        /// Asks why there is this survey.
        WHY,
        /// Asks how the survey can be spoken.
        LOOK,
        /// Asks what the question means.
        HELP,
        /// Turns every page of a list.
        TURN,
        /// Turns every page of the keyboard, by every method.
        TYPE
    }
}
