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

    private static final double PADDING_LOW = 0.2;

    private static final int MOST_LINES = 5;
    private static final int MOST_LINES_PORTRAIT = 9;

    /// What may be shown, at its smallest.
    private record Option(Arrangement arrangement, boolean titled, int lines) {
        double height(Sizes sizes, double finger, double gap, double smallestTitle) {
            int rows = arrangement.rows();
            return rows * finger
                    + (rows - 1) * gap
                    + between(gap)
                    + field(sizes, finger)
                    + (titled ? smallestTitle + between(gap) : 0);
        }

        double field(Sizes sizes, double finger) {
            double type = type(sizes);
            double text = lines * type * Sizes.LINE + 2 * padding(arrangement, type);
            return Math.ceil(arrangement.beside.isEmpty() ? text : Math.max(text, finger));
        }

        double type(Sizes sizes) {
            return switch (arrangement) {
                case FULL_WITH_DIGITS, FULL -> sizes.body();
                case LOW, LOW_WITH_DIGITS -> sizes.small();
            };
        }
    }

    /// All lengths of keys are whole pixels, as the toolkit lays out: eleven keys that it rounds up would be wider than
    /// their row.
    ///
    /// @param smallestTitle height of the question in the smallest type
    static TypingSizes fit(Sizes sizes, InputMethod method, double width, double height, double smallestTitle) {
        double finger = Math.ceil(SMALLEST_KEY_MILLIMETRES * sizes.pixelsPerMillimetre());
        double smallestGap = Math.round(SMALLEST_GAP * finger);
        List<Option> options = options(method);
        Option option = options.stream()
                .filter(each -> each.height(sizes, finger, smallestGap, smallestTitle) <= height)
                .findFirst()
                .orElse(options.getLast());
        int rows = option.arrangement().rows();
        double room = Math.min(
                width / Arrangement.UNITS - finger,
                (height - option.height(sizes, finger, smallestGap, smallestTitle)) / rows);
        double gap = Math.floor(Math.clamp(smallestGap + 0.3 * room, smallestGap, LARGEST_GAP * finger));
        double keyWidth = Math.floor(Math.min(
                (width - (Arrangement.UNITS - 1) * gap) / Arrangement.UNITS,
                WIDEST_KEY_MILLIMETRES * sizes.pixelsPerMillimetre()));
        double spare = height - option.height(sizes, finger, gap, smallestTitle);
        double highest =
                Math.max(finger, Math.min(0.95 * keyWidth, HIGHEST_KEY_MILLIMETRES * sizes.pixelsPerMillimetre()));
        double keyHeight = Math.floor(finger + Math.min((spare < 0 ? 1 : 0.5) * spare / rows, highest - finger));
        return shared(
                Math.max(0, spare - rows * (keyHeight - finger)),
                option,
                new TypingSizes(
                        option.arrangement(),
                        keyWidth,
                        keyHeight,
                        gap,
                        option.type(sizes),
                        option.titled() ? smallestTitle : 0,
                        option.field(sizes, finger),
                        between(gap)),
                sizes);
    }

    /// What the keys leave, shared among the space above and between the parts, the question and the text.
    private static TypingSizes shared(double spare, Option option, TypingSizes smallest, Sizes sizes) {
        double wider = Math.floor(Math.min(0.12 * spare, 0.5 * smallest.keyHeight));
        double left = spare - 3 * wider;
        double larger =
                option.titled() ? Math.clamp(2 * sizes.heading() * Sizes.LINE - smallest.titleRoom, 0, 0.4 * left) : 0;
        left -= larger;
        double line = smallest.type * Sizes.LINE;
        int most = sizes.portrait() ? MOST_LINES_PORTRAIT : MOST_LINES;
        double lines = Math.clamp(Math.floor(left / line), 0, most - option.lines());
        return new TypingSizes(
                smallest.arrangement,
                smallest.keyWidth,
                smallest.keyHeight,
                smallest.gap,
                smallest.type,
                smallest.titleRoom + larger,
                smallest.fieldHeight + lines * line,
                smallest.between + wider);
    }

    private static double between(double gap) {
        return Math.round(1.3 * gap);
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

    double padding() {
        return padding(arrangement, type);
    }

    private static double padding(Arrangement arrangement, double type) {
        return switch (arrangement) {
            case FULL_WITH_DIGITS, FULL -> PADDING * type;
            case LOW, LOW_WITH_DIGITS -> PADDING_LOW * type;
        };
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
