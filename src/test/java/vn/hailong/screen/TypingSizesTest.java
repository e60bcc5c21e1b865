package vn.hailong.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import vn.hailong.screen.typing.InputMethod;

final class TypingSizesTest {

    @ParameterizedTest
    @CsvSource({
        // What header, footer and a bar of buttons leave.
        "800, 480, 7.0, 300",
        "1024, 600, 10.1, 390",
        "1280, 800, 10.1, 540",
        "1920, 1080, 21.5, 770",
        "1080, 1920, 21.5, 1600"
    })
    void everyKeyIsAtLeastTwelveMillimetresWideAndHigh(int width, int height, double inches, double available) {
        Sizes sizes = Sizes.of(width, height, inches);
        double finger = 12 * sizes.pixelsPerMillimetre();
        for (InputMethod method : InputMethod.values()) {
            TypingSizes typing = fit(sizes, method, available);
            String which = method + ": " + typing;
            assertTrue(typing.keyWidth() >= finger, which);
            assertTrue(typing.keyHeight() >= finger, which);
            assertTrue(typing.width() <= sizes.contentWidth(), which);
            assertTrue(typing.totalHeight() <= available, which);
            assertTrue(typing.arrangement().beside.isEmpty() || typing.fieldHeight() >= finger, which);
            assertTrue(typing.type() >= sizes.small(), which);
            assertTrue(typing.fieldHeight() >= typing.lines() * typing.type() * Sizes.LINE, which);
        }
    }

    @ParameterizedTest
    @CsvSource({"1024, 600, 10.1, 390", "1280, 800, 10.1, 540", "1920, 1080, 21.5, 770", "1080, 1920, 21.5, 1600"})
    void whereThereIsRoomEveryMethodHasTheSameKeysInTheSamePlace(
            int width, int height, double inches, double available) {
        Sizes sizes = Sizes.of(width, height, inches);
        TypingSizes telex = fit(sizes, InputMethod.TELEX, available);
        assertEquals(Arrangement.FULL_WITH_DIGITS, telex.arrangement());
        assertTrue(telex.lines() >= 2, telex.toString());
        assertEquals(telex, fit(sizes, InputMethod.VNI, available));
    }

    @ParameterizedTest
    @CsvSource({"TELEX, LOW, true", "PLAIN, LOW, true", "VNI, LOW_WITH_DIGITS, false"})
    void onSevenInchesFewerRowsAreRatherThanSmallerKeys(InputMethod method, Arrangement expected, boolean titled) {
        TypingSizes typing = fit(Sizes.of(800, 480, 7), method, 300);
        assertEquals(expected, typing.arrangement());
        assertEquals(titled, typing.titleRoom() > 0);
    }

    @ParameterizedTest
    @EnumSource
    void aPaneThatIsTooLowStillHasAllKeys(InputMethod method) {
        TypingSizes typing = fit(Sizes.of(800, 480, 7), method, 240);
        assertTrue(typing.totalHeight() <= 240, typing.toString());
        assertTrue(typing.keyHeight() > 40, typing.toString());
    }

    @ParameterizedTest
    @EnumSource
    void everyRowIsElevenUnitsWide(Arrangement arrangement) {
        Stream.of(arrangement.letters, arrangement.signs)
                .flatMap(List::stream)
                .forEach(row -> assertEquals(
                        Arrangement.UNITS,
                        row.stream().mapToDouble(Key.Placed::units).sum(),
                        row.toString()));
    }

    @ParameterizedTest
    @EnumSource
    void everyArrangementHasEveryKeyThatACommentNeeds(Arrangement arrangement) {
        Set<Key> letters = keys(Stream.concat(Stream.of(arrangement.beside), arrangement.letters.stream()));
        Set<Key> all = new HashSet<>(letters);
        all.addAll(keys(arrangement.signs.stream()));
        for (char character : "qwertyuiopasdfghjklzxcvbnm,.".toCharArray()) {
            assertTrue(letters.contains(new Key.Typed(character)), arrangement + " " + character);
        }
        for (char character : "0123456789?!/-()".toCharArray()) {
            assertTrue(all.contains(new Key.Typed(character)), arrangement + " " + character);
        }
        assertTrue(all.containsAll(List.of(Key.Function.values())), arrangement.toString());
        assertTrue(letters.containsAll(
                List.of(Key.Function.BACKSPACE, Key.Function.DELETE_WORD, Key.Function.SPACE, Key.Function.SHIFT)));
    }

    private static Set<Key> keys(Stream<List<Key.Placed>> rows) {
        return rows.flatMap(List::stream).map(Key.Placed::key).collect(Collectors.toSet());
    }

    private static TypingSizes fit(Sizes sizes, InputMethod method, double available) {
        return TypingSizes.fit(sizes, method, sizes.contentWidth(), available, sizes.small() * Sizes.LINE);
    }
}
