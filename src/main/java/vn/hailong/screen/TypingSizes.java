package vn.hailong.screen;

import java.util.List;
import vn.hailong.screen.typing.InputMethod;

/// Lengths in pixels of the editor of a comment: no key is smaller than a finger, and what remains is the text's.
///
/// @param gap         between two keys
/// @param type        font size of the text
/// @param titleRoom   height for the question; 0 if there is none
/// @param fieldHeight of the card with the text
/// @param between     question, text and keyboard
record TypingSizes(
        Arrangement arrangement,
        double keyWidth,
        double keyHeight,
        double gap,
        double type,
        double titleRoom,
        double fieldHeight,
        double between) {
    private static final double SMALLEST_KEY_MILLIMETRES = 12;
    private static final double WIDEST_KEY_MILLIMETRES = 25;
    private static final double HIGHEST_KEY_MILLIMETRES = 18;

    /// Of the smallest key.
    private static final double SMALLEST_GAP = 0.05;

    private static final double LARGEST_GAP = 0.12;

    /// Of the type: above and below the text in its card.
    private static final double PADDING = 0.33;

    private static final int MOST_LINES = 5;
    private static final int MOST_LINES_PORTRAIT = 9;

    private record Option(Arrangement arrangement, boolean titled, int lines) {}

    /// @param smallestTitle height of the question in the smallest type
    static TypingSizes fit(Sizes sizes, InputMethod method, double width, double height, double smallestTitle) {
        // Whole pixels, as the toolkit lays out: eleven keys that it rounds up would be wider than their row.
        double finger = Math.ceil(SMALLEST_KEY_MILLIMETRES * sizes.pixelsPerMillimetre());
        double gap = Math.round(
                Math.clamp((width / Arrangement.UNITS - finger) / 2, SMALLEST_GAP * finger, LARGEST_GAP * finger));
        double between = Math.round(1.3 * gap);
        double keyWidth = Math.floor(Math.min(
                (width - (Arrangement.UNITS - 1) * gap) / Arrangement.UNITS,
                WIDEST_KEY_MILLIMETRES * sizes.pixelsPerMillimetre()));
        List<Option> options = options(method);
        Option option = options.stream()
                .filter(each -> height(each, sizes, finger, gap, between, smallestTitle) <= height)
                .findFirst()
                .orElse(options.getLast());
        int rows = option.arrangement().rows();
        double needed = height(option, sizes, finger, gap, between, smallestTitle);
        double highest =
                Math.max(finger, Math.min(0.95 * keyWidth, HIGHEST_KEY_MILLIMETRES * sizes.pixelsPerMillimetre()));
        double keyHeight =
                Math.floor(finger + Math.min((height - needed) * (height < needed ? 1 : 0.5) / rows, highest - finger));
        double spare = Math.max(0, height - needed - rows * (keyHeight - finger));
        double wider = Math.floor(Math.min(0.12 * spare, 0.5 * finger));
        spare -= 2 * wider;
        double title = 0;
        if (option.titled()) {
            title = smallestTitle + Math.clamp(2 * sizes.heading() * Sizes.LINE - smallestTitle, 0, 0.4 * spare);
            spare -= title - smallestTitle;
        }
        double type = type(option, sizes);
        int lines = sizes.portrait() ? MOST_LINES_PORTRAIT : MOST_LINES;
        double field = fieldHeight(option, sizes, finger)
                + Math.clamp(Math.floor(spare / (type * Sizes.LINE)), 0, Math.max(0, lines - option.lines()))
                        * type
                        * Sizes.LINE;
        return new TypingSizes(option.arrangement(), keyWidth, keyHeight, gap, type, title, field, between + wider);
    }

    /// Best first. VNI can't do without its digits; the question may go before a key is too small to be hit.
    private static List<Option> options(InputMethod method) {
        return switch (method) {
            case TELEX, PLAIN ->
                List.of(
                        new Option(Arrangement.FULL_WITH_DIGITS, true, 2),
                        new Option(Arrangement.FULL, true, 2),
                        new Option(Arrangement.LOW, true, 2),
                        new Option(Arrangement.LOW, false, 2));
            case VNI ->
                List.of(
                        new Option(Arrangement.FULL_WITH_DIGITS, true, 2),
                        new Option(Arrangement.LOW_WITH_DIGITS, true, 2),
                        new Option(Arrangement.LOW_WITH_DIGITS, true, 1),
                        new Option(Arrangement.LOW_WITH_DIGITS, false, 1));
        };
    }

    private static double height(
            Option option, Sizes sizes, double finger, double gap, double between, double smallestTitle) {
        int rows = option.arrangement().rows();
        return rows * finger
                + (rows - 1) * gap
                + between
                + fieldHeight(option, sizes, finger)
                + (option.titled() ? smallestTitle + between : 0);
    }

    private static double fieldHeight(Option option, Sizes sizes, double finger) {
        double type = type(option, sizes);
        double text = option.lines() * type * Sizes.LINE + 2 * PADDING * type;
        return Math.ceil(option.arrangement().beside.isEmpty() ? text : Math.max(text, finger));
    }

    private static double type(Option option, Sizes sizes) {
        return switch (option.arrangement()) {
            case FULL_WITH_DIGITS, FULL -> sizes.body();
            case LOW, LOW_WITH_DIGITS -> sizes.small();
        };
    }

    double padding() {
        return PADDING * type;
    }

    /// Of lines that the card shows at once.
    int lines() {
        return Math.max(1, (int) ((fieldHeight - 2 * padding() + 0.5) / (type * Sizes.LINE)));
    }

    double width() {
        return width(Arrangement.UNITS);
    }

    double width(double units) {
        return Math.floor(units * keyWidth + (units - 1) * gap);
    }

    double keyboardHeight() {
        int rows = arrangement.rows();
        return rows * keyHeight + (rows - 1) * gap;
    }

    double totalHeight() {
        return keyboardHeight() + between + fieldHeight + (titleRoom > 0 ? titleRoom + between : 0);
    }
}
