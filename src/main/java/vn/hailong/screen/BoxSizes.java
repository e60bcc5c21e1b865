package vn.hailong.screen;

/// Lengths of a test box in pixels: they follow the desktop's font, as those of its other windows do.
///
/// @param em          size of the smallest type
/// @param label       size of a button's label
/// @param labelHeight room for the highest of them, so that what stands below is on one line
/// @param column      width of a button with its words
/// @param button      its diameter
/// @param lamp        radius of the glow around one
record BoxSizes(double em, double label, double labelHeight, double column, double button, double lamp) {
    private static final double SMALLEST_TYPE = 13;

    static BoxSizes of(double desktopFont) {
        double em = Math.max(SMALLEST_TYPE, desktopFont);
        double label = 1.12 * em;
        return new BoxSizes(em, label, 2 * label * Sizes.LINE + 0.8 * em, 8.6 * em, 6 * em, 0.85 * em);
    }
}
