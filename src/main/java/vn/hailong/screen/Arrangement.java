package vn.hailong.screen;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import vn.hailong.screen.Key.Function;
import vn.hailong.screen.Key.Placed;

/// Which keys stand where: eleven units a row, so that every key is wide enough for a finger on the smallest panel.
enum Arrangement {
    /// With a row of digits above the letters, where VNI has its marks.
    FULL_WITH_DIGITS(
            List.of(),
            List.of(
                    row("1234567890/"),
                    row("qwertyuiop", one(Function.BACKSPACE)),
                    row("asdfghjkl", wide(Function.DELETE_WORD, 2)),
                    row(one(Function.SHIFT), "zxcvbnm,.?"),
                    Rows.BOTTOM),
            List.of(
                    row("1234567890/"),
                    row("-:;()\"'![]", one(Function.BACKSPACE)),
                    row("&@#%+=*_°", wide(Function.DELETE_WORD, 2)),
                    row("«»–…₫$€•,.?"),
                    Rows.BOTTOM)),

    FULL(
            List.of(),
            List.of(
                    row("qwertyuiop", one(Function.BACKSPACE)),
                    row("asdfghjkl", wide(Function.DELETE_WORD, 2)),
                    row(one(Function.SHIFT), "zxcvbnm,.?"),
                    Rows.BOTTOM),
            List.of(
                    row("1234567890", one(Function.BACKSPACE)),
                    row("-/:;()\"'!", wide(Function.DELETE_WORD, 2)),
                    row("&@#%+=*_,.?"),
                    Rows.BOTTOM)),

    /// For a panel with no room for a row below the letters: two of its keys stand beside the text.
    LOW(
            List.of(wide(Function.METHOD, 2), one(Function.DELETE_WORD)),
            List.of(
                    row("qwertyuiop", one(Function.BACKSPACE)),
                    row("asdfghjkl,."),
                    row(one(Function.SHIFT), "zxcvbnm", wide(Function.SPACE, 2), one(Function.OTHER_PAGE))),
            List.of(
                    row("1234567890", one(Function.BACKSPACE)),
                    row("-/:;()\"'!,."),
                    row("&@#%+=*?", wide(Function.SPACE, 2), one(Function.OTHER_PAGE)))),

    LOW_WITH_DIGITS(
            List.of(),
            List.of(
                    row("1234567890", one(Function.DELETE_WORD)),
                    row("qwertyuiop", one(Function.BACKSPACE)),
                    row("asdfghjkl,."),
                    row(one(Function.SHIFT), "zxcvbnm", wide(Function.SPACE, 2), one(Function.OTHER_PAGE))),
            List.of(
                    row("1234567890", one(Function.DELETE_WORD)),
                    row("-/:;()\"'!?", one(Function.BACKSPACE)),
                    row("&@#%+=*_…,."),
                    row(wide(Function.METHOD, 4), wide(Function.SPACE, 5), wide(Function.OTHER_PAGE, 2))));

    static final int UNITS = 11;

    /// Beside the text.
    final List<Placed> beside;

    final List<List<Placed>> letters;
    final List<List<Placed>> signs;

    Arrangement(List<Placed> beside, List<List<Placed>> letters, List<List<Placed>> signs) {
        this.beside = beside;
        this.letters = letters;
        this.signs = signs;
    }

    int rows() {
        return letters.size();
    }

    boolean withDigits() {
        return this == FULL_WITH_DIGITS || this == LOW_WITH_DIGITS;
    }

    /// Whether the input method can be seen and changed while letters are typed.
    boolean showsMethod() {
        return Stream.concat(beside.stream(), letters.stream().flatMap(List::stream))
                .anyMatch(placed -> placed.key() == Function.METHOD);
    }

    /// An enum's constants can't use its own constants.
    private static final class Rows {
        static final List<Placed> BOTTOM =
                row(wide(Function.OTHER_PAGE, 2), wide(Function.METHOD, 2), wide(Function.SPACE, 7));
    }

    private static Placed one(Function function) {
        return wide(function, 1);
    }

    private static Placed wide(Function function, double units) {
        return new Placed(function, units);
    }

    private static List<Placed> row(Placed first, String characters, Placed... after) {
        List<Placed> row = new ArrayList<>(List.of(first));
        row.addAll(row(characters, after));
        return List.copyOf(row);
    }

    private static List<Placed> row(String characters, Placed... after) {
        return Stream.concat(
                        characters.chars().mapToObj(character -> new Placed(new Key.Typed((char) character), 1)),
                        Arrays.stream(after))
                .toList();
    }

    private static List<Placed> row(Placed... placed) {
        return List.of(placed);
    }
}
