package vn.hailong.screen;

/// Lengths in pixels that follow from the panel alone. Shares of the short side make a large panel look like a small
/// one; millimetres keep the small one readable and touchable.
///
/// @param pixelsPerMillimetre on the panel, from its diagonal
/// @param least               font size that an eye needs: where there is room, nothing is written smaller
/// @param small               font size of what is read last, such as the counter's name
/// @param body                font size of sentences
/// @param heading             font size of the question
record Sizes(
        double width,
        double height,
        double pixelsPerMillimetre,
        double least,
        double small,
        double body,
        double heading,
        double margin,
        double gap) {
    private static final double MILLIMETRES_PER_INCH = 25.4;
    private static final double SMALLEST_TARGET_MILLIMETRES = 20;
    private static final double SMALLEST_TYPE_MILLIMETRES = 3.5;
    private static final double SMALLEST_TYPE_PIXELS = 16;

    /// Of the short side. On panels below 7 inches, which are looked at from nearer, type yields to the faces.
    private static final double LARGEST_SMALL_TYPE = 0.0395;

    /// Height of a line of Noto Sans, as a share of its font size, with the room that stacked diacritics need.
    static final double LINE = 1.37;

    /// A little less than the norm's 60 %: a text that is drawn flatter than computed moves up what is below it.
    private static final double REACH = 0.405;

    /// Of larger text, to that of usual text.
    private static final double LARGER = 1.3;

    static Sizes of(double width, double height, double diagonalInches) {
        return of(width, height, diagonalInches, false);
    }

    /// @param larger the citizen wants larger text
    static Sizes of(double width, double height, double diagonalInches, boolean larger) {
        double shortSide = Math.min(width, height);
        double pixelsPerMillimetre = Math.hypot(width, height) / (diagonalInches * MILLIMETRES_PER_INCH);
        double readable = Math.min(SMALLEST_TYPE_MILLIMETRES * pixelsPerMillimetre, LARGEST_SMALL_TYPE * shortSide);
        double smallest = Math.max(SMALLEST_TYPE_PIXELS, readable);
        double factor = larger ? LARGER : 1;
        double small = factor * Math.max(smallest, 0.021 * shortSide);
        double body = factor * Math.max(smallest, 0.030 * shortSide);
        return new Sizes(
                width,
                height,
                pixelsPerMillimetre,
                smallest,
                small,
                body,
                Math.max(1.25 * body, factor * (height > width ? 0.072 : 0.056) * shortSide),
                Math.rint(0.034 * width),
                Math.rint(Math.max(0.016 * width, 0.018 * shortSide)));
    }

    boolean portrait() {
        return height > width;
    }

    /// Whether type and targets, kept up to what eyes and fingers need, leave little room for space between them.
    boolean tight() {
        return least > 0.034 * shortSide();
    }

    double shortSide() {
        return Math.min(width, height);
    }

    double contentWidth() {
        return width - 2 * margin;
    }

    /// The smallest side of anything that is to be touched, in whole pixels.
    double smallestTarget() {
        return Math.ceil(SMALLEST_TARGET_MILLIMETRES * pixelsPerMillimetre);
    }

    double radius() {
        return 0.03 * shortSide();
    }

    /// Of everything that is to be touched.
    double border() {
        return Math.max(2, radius() / 10);
    }

    /// Nothing above this line is to be touched: of a panel that stands only the lower 60 % are in reach from a
    /// wheelchair (EN 301 549).
    double reach() {
        return portrait() ? REACH * height : 0;
    }
}
