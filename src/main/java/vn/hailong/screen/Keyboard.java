package vn.hailong.screen;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;
import vn.hailong.screen.Key.Function;
import vn.hailong.screen.Key.Placed;
import vn.hailong.screen.typing.InputMethod;
import vn.hailong.survey.Texts;

/// The keys: a page of letters and one of signs. It knows its own page and its shift, and reports every other press.
final class Keyboard extends VBox {
    private final TypingSizes sizes;
    private final double small;
    private final InputMethod method;
    private final Texts texts;
    private final Fonts fonts;
    private final Consumer<Key> pressed;
    private final List<Text> letters = new ArrayList<>();
    private final List<KeyCap> shifts = new ArrayList<>();
    private boolean signs;
    private boolean capitals;

    /// @param small   font size of the smallest type
    /// @param pressed hears of a letter as it is written: a capital if shift was on
    Keyboard(TypingSizes sizes, double small, InputMethod method, Texts texts, Fonts fonts, Consumer<Key> pressed) {
        super(sizes.gap());
        this.sizes = sizes;
        this.small = small;
        this.method = method;
        this.texts = texts;
        this.fonts = fonts;
        this.pressed = pressed;
        showPage(false);
    }

    /// The next letter is a capital or not.
    void shift(boolean capitals) {
        this.capitals = capitals;
        letters.forEach(text -> text.setText(inCase(text.getText())));
        shifts.forEach(cap -> cap.turn(capitals));
    }

    /// Keys that stand elsewhere than in the rows.
    HBox row(List<Placed> placed, double height) {
        HBox row = new HBox(sizes.gap());
        placed.forEach(each -> row.getChildren().add(cap(each, height)));
        return row;
    }

    private void showPage(boolean signs) {
        this.signs = signs;
        letters.clear();
        shifts.clear();
        List<List<Placed>> rows = signs ? sizes.arrangement().signs : sizes.arrangement().letters;
        // Fewer rows than there are letters' are higher: the keyboard keeps its size.
        double height = (sizes.keyboardHeight() - (rows.size() - 1) * sizes.gap()) / rows.size();
        getChildren().setAll(rows.stream().map(row -> row(row, height)).toList());
        shift(capitals);
    }

    private KeyCap cap(Placed placed, double height) {
        double width = sizes.width(placed.units());
        return switch (placed.key()) {
            case Key.Typed(char character) -> typed(character, width, height);
            case Function function -> function(function, width, height);
        };
    }

    private KeyCap typed(char character, double width, double height) {
        boolean letter = Character.isLetter(character);
        double size = Math.max(small, 0.42 * Math.min(height, width));
        Text face = Fonts.text(List.of(String.valueOf(character)), fonts.regular(size), TextAlignment.CENTER, "text");
        if (letter) {
            letters.add(face);
        }
        KeyCap cap = new KeyCap(
                face,
                String.valueOf(character),
                width,
                height,
                false,
                () -> pressed.accept(
                        new Key.Typed(inCase(String.valueOf(character)).charAt(0))));
        String hint = method.hint(character);
        return hint.isEmpty()
                ? cap
                : cap.hinting(
                        Fonts.text(List.of(hint), fonts.regular(small), TextAlignment.RIGHT, "quiet"), 0.08 * width);
    }

    private KeyCap function(Function function, double width, double height) {
        double icon = 0.5 * Math.min(height, sizes.keyWidth());
        return switch (function) {
            case SHIFT -> {
                KeyCap cap = new KeyCap(
                                KeyIcons.shift(icon),
                                texts.get("keyboard.shift"),
                                width,
                                height,
                                false,
                                () -> shift(!capitals))
                        .working();
                shifts.add(cap);
                yield cap;
            }
            case BACKSPACE ->
                new KeyCap(
                                KeyIcons.backspace(icon),
                                texts.get("keyboard.backspace"),
                                width,
                                height,
                                true,
                                () -> pressed.accept(function))
                        .working();
            case OTHER_PAGE ->
                worded(otherPage(), width, height, () -> showPage(!signs)).working();
            case DELETE_WORD ->
                worded(texts.get("keyboard.delete_word"), width, height, () -> pressed.accept(function))
                        .working();
            case METHOD ->
                worded(texts.get("keyboard.method") + "\n" + name(), width, height, () -> pressed.accept(function))
                        .working();
            case SPACE ->
                worded(
                        signs || sizes.arrangement().showsMethod() ? texts.get("keyboard.space") : name(),
                        width,
                        height,
                        () -> pressed.accept(function));
        };
    }

    private String name() {
        return texts.get(
                switch (method) {
                    case TELEX -> "keyboard.telex";
                    case VNI -> "keyboard.vni";
                    case PLAIN -> "keyboard.plain";
                });
    }

    private String otherPage() {
        if (signs) {
            return texts.get("keyboard.letters");
        }
        return texts.get(sizes.arrangement().withDigits() ? "keyboard.signs" : "keyboard.digits");
    }

    /// On one line if it fits, else a word a line.
    private KeyCap worded(String words, double width, double height, Runnable action) {
        List<String> lines = List.of(words.split("\n"));
        Font large = fonts.regular(Math.max(small, 0.26 * height));
        Font font = Fonts.width(lines, large) <= 0.85 * width ? large : fonts.regular(small);
        boolean fits = Fonts.width(lines, font) <= 0.85 * width;
        Node face = Fonts.text(fits ? lines : List.of(words.split("[ \n]")), font, TextAlignment.CENTER, "text");
        KeyCap cap = new KeyCap(face, words.replace('\n', ' '), width, height, false, action);
        cap.setAlignment(Pos.CENTER);
        return cap;
    }

    private String inCase(String letter) {
        return capitals ? letter.toUpperCase(Locale.ROOT) : letter.toLowerCase(Locale.ROOT);
    }
}
