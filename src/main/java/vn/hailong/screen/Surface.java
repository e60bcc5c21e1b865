package vn.hailong.screen;

import vn.hailong.survey.LocalizedText;
import vn.hailong.survey.Look;
import vn.hailong.survey.Texts;

/// What every picture is drawn on: a panel of some size, the citizen's language and look, and the hand that is seen.
record Surface(ScreenSettings settings, Look look, Texts texts, Sizes sizes, Typesetter typesetter, Hand hand) {
    String text(String key) {
        return texts.get(key);
    }

    /// A text with a number in place of `{n}`.
    String text(String key, int number) {
        return texts.get(key).replace("{n}", Integer.toString(number));
    }

    String in(LocalizedText text) {
        return text.in(look.language());
    }

    /// In the size of what is read last; where there is no room for larger text, in the size that an eye needs.
    Typesetter.Block small(String text, double width, int mostLines) {
        return typesetter.regular(text, sizes.small(), sizes.least(), width, mostLines);
    }
}
