package vn.hailong.screen;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;
import org.tinylog.Logger;

/// Noto Sans, or the next best family of this machine that draws Vietnamese.
final class Fonts {
    private static final List<String> FAMILIES = List.of("Noto Sans", "DejaVu Sans", "Liberation Sans");

    private final String family;

    /// Of the words measured so far, by font: questions are set again and again in the same few sizes.
    private final Map<Font, Map<String, Double>> widths = new HashMap<>();

    Fonts() {
        // One by one: a list of all families would read every font file of the machine.
        family = FAMILIES.stream()
                .filter(name -> Font.font(name).getFamily().equals(name))
                .findFirst()
                .orElse(Font.getDefault().getFamily());
        if (!family.equals(FAMILIES.getFirst())) {
            Logger.warn("font Noto Sans is not installed (package fonts-noto-core); the screen uses {}", family);
        }
    }

    Font regular(double size) {
        return Font.font(family, FontWeight.NORMAL, size);
    }

    Font bold(double size) {
        return Font.font(family, FontWeight.BOLD, size);
    }

    /// Measures words, and remembers them. On the toolkit's thread.
    ToDoubleFunction<String> wordsIn(Font font) {
        Map<String, Double> known = widths.computeIfAbsent(font, _ -> new HashMap<>());
        ToDoubleFunction<String> ruler = widthIn(font);
        return word -> known.computeIfAbsent(word, ruler::applyAsDouble);
    }

    static ToDoubleFunction<String> widthIn(Font font) {
        Text ruler = new Text();
        ruler.setFont(font);
        Map<String, Double> measured = new HashMap<>(); // the same parts are asked for again and again
        return line -> measured.computeIfAbsent(line, text -> {
            ruler.setText(text);
            return ruler.getLayoutBounds().getWidth();
        });
    }

    static double width(List<String> lines, Font font) {
        return lines.stream().mapToDouble(widthIn(font)).max().orElse(0);
    }

    static Text text(List<String> lines, Font font, TextAlignment alignment, String styleClass) {
        Text text = new Text(String.join("\n", lines));
        text.setFont(font);
        text.setTextAlignment(alignment);
        text.getStyleClass().add(styleClass);
        return text;
    }
}
