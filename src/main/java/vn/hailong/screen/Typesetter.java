package vn.hailong.screen;

import java.util.List;
import java.util.function.DoubleFunction;
import java.util.function.Predicate;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;

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

        Text drawn(TextAlignment alignment, String styleClass) {
            return Fonts.text(lines, font, alignment, styleClass);
        }
    }

    Block bold(String text, double size, double smallest, double width, int mostLines) {
        return fit(text, fonts::bold, size, smallest, width, mostLines);
    }

    Block regular(String text, double size, double smallest, double width, int mostLines) {
        return fit(text, fonts::regular, size, smallest, width, mostLines);
    }

    /// In the largest size up to `size` that fits into width and height; at `smallest` it takes what it needs.
    Block boldWithin(String text, double size, double smallest, double width, double height) {
        return fit(text, fonts::bold, size, smallest, width, block -> block.height() <= height);
    }

    Block regularWithin(String text, double size, double smallest, double width, double height) {
        return fit(text, fonts::regular, size, smallest, width, block -> block.height() <= height);
    }

    Block regular(String text, double size, double width) {
        return set(text, fonts.regular(size), width);
    }

    /// Texts that stand side by side, all in one size: the largest in which each has its place.
    List<Block> bold(List<String> texts, double size, double smallest, double width, int mostLines) {
        double common = texts.stream()
                .mapToDouble(text ->
                        bold(text, size, smallest, width, mostLines).font().getSize())
                .min()
                .orElse(smallest);
        return texts.stream().map(text -> set(text, fonts.bold(common), width)).toList();
    }

    /// The largest size up to `size` in which the text has at most `mostLines` lines of `width`; at `smallest` it takes
    /// as many lines as it needs.
    private Block fit(
            String text, DoubleFunction<Font> face, double size, double smallest, double width, int mostLines) {
        return fit(text, face, size, smallest, width, block -> block.lines().size() <= mostLines);
    }

    private Block fit(
            String text, DoubleFunction<Font> face, double size, double smallest, double width, Predicate<Block> fits) {
        for (double tried = size; tried > smallest; tried *= STEP) {
            Block block = set(text, face.apply(tried), width);
            if (fits.test(block) && block.width() <= width) {
                return block;
            }
        }
        return set(text, face.apply(smallest), width);
    }

    private Block set(String text, Font font, double width) {
        return new Block(balancer.lines(text, width, fonts.wordsIn(font)), font);
    }
}
