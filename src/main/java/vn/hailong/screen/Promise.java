package vn.hailong.screen;

import java.util.Optional;

/// As much of the promise of anonymity as has room: the whole, with the question why all this is asked below it; at
/// least that nobody's name is kept. The rest stands on the page behind it.
///
/// @param question empty where there is no room for it
record Promise(Typesetter.Block sentence, Optional<Typesetter.Block> question) {
    static Promise fit(Surface surface, double width, double height) {
        Typesetter typesetter = surface.typesetter();
        Sizes sizes = surface.sizes();
        Typesetter.Block why = typesetter.bold(surface.text("why.title"), sizes.small(), sizes.least(), width, 1);
        for (String key : new String[] {"ui.privacy", "ui.anonymous"}) {
            Typesetter.Block sentence = typesetter.regularWithin(
                    surface.text(key), sizes.small(), sizes.least(), width, height - why.height());
            if (sentence.height() + why.height() <= height) {
                return new Promise(sentence, Optional.of(why));
            }
        }
        return new Promise(
                typesetter.regularWithin(surface.text("ui.anonymous"), sizes.small(), sizes.least(), width, height),
                Optional.empty());
    }
}
