package vn.hailong.screen;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// Breaks a text that is being typed into lines, from its beginning on: what is typed now moves nothing above it.
/// Unlike a [LineBalancer] it keeps every space.
final class TypedLines {
    private static final String MORE_ABOVE = "… ";

    private TypedLines() {}

    /// The last lines of a text, as many as may be shown; where there are more before, the first begins with an
    /// ellipsis.
    ///
    /// @param width measures a line in the font it will be drawn in
    /// @return at least one line; the last may be empty
    static List<String> last(int shown, String text, double maximum, ToDoubleFunction<String> width) {
        List<String> lines = all(text, maximum, width);
        if (lines.size() <= shown) {
            return lines;
        }
        // A single line keeps what was typed before; of several, all but the first stay as they are.
        int kept = Math.max(2, shown);
        String rest = String.join("", lines.subList(lines.size() - kept, lines.size()));
        List<String> last = all(MORE_ABOVE + rest, maximum, width);
        while (last.size() > shown) {
            rest = rest.substring(rest.indexOf(' ') + 1 == 0 ? 1 : rest.indexOf(' ') + 1);
            last = all(MORE_ABOVE + rest, maximum, width);
        }
        return last;
    }

    private static List<String> all(String text, double maximum, ToDoubleFunction<String> width) {
        List<String> lines = new ArrayList<>();
        String line = "";
        for (String word : text.split("(?<= )(?! )")) {
            if (!line.isEmpty() && width.applyAsDouble((line + word).stripTrailing()) > maximum) {
                lines.add(line);
                line = "";
            }
            line += word;
            while (width.applyAsDouble(line.stripTrailing()) > maximum && line.length() > 1) {
                int end = line.length() - 1;
                while (end > 1 && width.applyAsDouble(line.substring(0, end)) > maximum) {
                    end--;
                }
                lines.add(line.substring(0, end));
                line = line.substring(end);
            }
        }
        lines.add(line);
        return lines;
    }
}
