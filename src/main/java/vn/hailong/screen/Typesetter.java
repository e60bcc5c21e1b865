package vn.hailong.screen;

import java.util.List;
import java.util.function.DoubleFunction;
import javafx.scene.text.Font;

/// Sets texts of unknown length into the room there is: balanced lines first, then a smaller size.
record Typesetter(Fonts fonts, LineBalancer balancer) {
    private static final double STEP = 0.96;

    /// Lines and the font they fit in.
    record Block(List<String> lines, Font font) {
        double height() {
            return lines.size() * font.getSize() * Sizes.LINE;
        }

        double width() {
            return Fonts.width(lines, font);
        }
    }

    Block bold(String text, double size, double smallest, double width, int mostLines) {
        return fit(text, fonts::bold, size, smallest, width, mostLines);
    }

    Block regular(String text, double size, double smallest, double width, int mostLines) {
        return fit(text, fonts::regular, size, smallest, width, mostLines);
    }

    /// The largest size up to `size` in which the text has at most `mostLines` lines of `width`; at `smallest` it takes
    /// as many lines as it needs.
    private Block fit(
            String text, DoubleFunction<Font> face, double size, double smallest, double width, int mostLines) {
        for (double tried = size; tried > smallest; tried *= STEP) {
            Block block = set(text, face.apply(tried), width);
            if (block.lines().size() <= mostLines && block.width() <= width) {
                return block;
            }
        }
        return set(text, face.apply(smallest), width);
    }

    private Block set(String text, Font font, double width) {
        return new Block(balancer.lines(text, width, Fonts.widthIn(font)), font);
    }
}
