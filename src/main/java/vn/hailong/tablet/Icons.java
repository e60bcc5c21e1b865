package vn.hailong.tablet;

import java.util.Optional;

/// The few signs beside the faces. Their colours stand in the style sheet.
final class Icons {
    private Icons() {}

    /// A large tick in a disc: all is recorded.
    static Optional<Html> done() {
        return Optional.of(sign("sign done", "M50 2A48 48 0 1 1 50 98A48 48 0 1 1 50 2Z", "M28 52L44 68L73 35"));
    }

    /// Two strokes in a ring: at rest.
    static Optional<Html> resting() {
        return Optional.of(sign("sign resting", "M50 4A46 46 0 1 1 50 96A46 46 0 1 1 50 4Z", "M40 34V66M60 34V66"));
    }

    /// A small tick beside a line of text.
    static Html tick() {
        return sign("tick", "M50 2A48 48 0 1 1 50 98A48 48 0 1 1 50 2Z", "M28 52L44 68L73 35");
    }

    private static Html sign(String classes, String disc, String mark) {
        return Html.of("svg")
                .with("class", classes)
                .with("viewBox", "0 0 100 100")
                .with("aria-hidden", "true")
                .with("focusable", "false")
                .add(
                        Html.of("path").with("class", "disc").with("d", disc),
                        Html.of("path").with("class", "mark").with("d", mark));
    }
}
