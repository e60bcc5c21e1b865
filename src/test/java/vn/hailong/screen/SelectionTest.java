package vn.hailong.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.hailong.survey.Item;
import vn.hailong.survey.LocalizedText;
import vn.hailong.survey.Option;

final class SelectionTest {
    private static final Option SIGNS = option("signs", false);
    private static final Option SEATS = option("seats", false);
    private static final Option WAITING = option("waiting", false);
    private static final Option NONE = option("none", true);
    private static final List<Option> ALL = List.of(SIGNS, SEATS, WAITING, NONE);

    @Test
    void anOptionIsChosenAndNoLonger() {
        Selection chosen = nothing(4).touch(SEATS).touch(SIGNS);
        assertEquals(List.of("signs", "seats"), chosen.inOrder(), "as they stand, not as they were touched");
        assertEquals(List.of("signs"), chosen.touch(SEATS).inOrder());
    }

    @Test
    void anOptionThatExcludesTheOthersIsAlone() {
        Selection none = nothing(4).touch(SIGNS).touch(SEATS).touch(NONE);
        assertEquals(List.of("none"), none.inOrder());
        assertEquals(List.of("waiting"), none.touch(WAITING).inOrder());
    }

    @Test
    void thereAreNeverMoreThanTheItemAllows() {
        Selection full = nothing(2).touch(SIGNS).touch(SEATS);
        assertTrue(full.isFull());
        assertEquals(List.of("signs", "seats"), full.touch(WAITING).inOrder());
        assertEquals(List.of("seats"), full.touch(SIGNS).inOrder());
        assertEquals(List.of("none"), full.touch(NONE).inOrder());
    }

    @Test
    void whereOnlyOneMayBeChosenItReplacesTheOneBefore() {
        Selection one = nothing(1).touch(SIGNS).touch(SEATS);
        assertEquals(List.of("seats"), one.inOrder());
        assertFalse(one.isFull());
    }

    @Test
    void aListWithoutALimitIsNeverFull() {
        assertFalse(nothing(4).touch(SIGNS).touch(SEATS).touch(WAITING).isFull());
    }

    private static Selection nothing(int most) {
        return new Selection(new Item.Form.Multiple(ALL, most), Set.of());
    }

    private static Option option(String id, boolean exclusive) {
        return new Option(id, new LocalizedText(Map.of("vi", id)), false, exclusive);
    }
}
