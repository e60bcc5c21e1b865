package vn.hailong.screen;

/// Sets questions: large and on few lines, smaller where the answers need the room.
final class Title {
    /// Of the content's width: a line that reaches from edge to edge is hard to read.
    private static final double WIDE = 0.93;

    private static final double WIDE_PORTRAIT = 0.85;

    private Title() {}

    /// The question that opens a questionnaire, with nothing but faces below.
    static Typesetter.Block opening(Surface surface, String text) {
        Sizes sizes = surface.sizes();
        Typesetter typesetter = surface.typesetter();
        double width = sizes.contentWidth();
        if (sizes.portrait()) {
            return typesetter.bold(text, sizes.heading(), sizes.body(), WIDE_PORTRAIT * width, 3);
        }
        if (sizes.tight()) {
            double smallest = Math.min(0.88 * sizes.heading(), 1.1 * sizes.body());
            Typesetter.Block line = typesetter.bold(text, sizes.heading(), smallest, width, 1);
            if (line.lines().size() == 1) {
                return line;
            }
        }
        return typesetter.bold(text, sizes.heading(), sizes.body(), WIDE * width, 2);
    }

    /// A further question.
    ///
    /// @param height what the answers leave for it; a long question in the smallest type may need more
    static Typesetter.Block further(Surface surface, String text, double height) {
        Sizes sizes = surface.sizes();
        Typesetter typesetter = surface.typesetter();
        double width = (sizes.portrait() ? WIDE_PORTRAIT : sizes.tight() ? 1 : WIDE) * sizes.contentWidth();
        double lines = sizes.portrait() ? 4 : 2;
        return typesetter.boldWithin(
                text, sizes.heading(), sizes.least(), width, Math.min(height, lines * sizes.heading() * Sizes.LINE));
    }
}
