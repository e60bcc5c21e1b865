package vn.hailong.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FaceTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void everyFaceHasADiscAndMarks(int number) {
        Face face = Face.load(number);
        assertTrue(face.disc().filled());
        assertTrue(face.marks().size() >= 3, "two eyes and a mouth");
        for (Face.Shape shape : face.shapes()) {
            assertTrue(shape.path().startsWith("M"), shape.path());
            assertTrue(shape.filled() || shape.strokeWidth() > 0, "an invisible shape: " + shape);
        }
    }

    @Test
    void shortScalesKeepTheFacesThatTheirLabelsMean() {
        assertEquals(List.of(5, 4, 3, 2, 1), faces(5));
        assertEquals(List.of(5, 4, 3, 2), faces(4));
        assertEquals(List.of(5, 4, 2), faces(3));
        assertEquals(List.of(4, 2), faces(2));
    }

    @Test
    void aScaleLongerThanTheSetOfFacesIsRefused() {
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> Face.numberFor(0, 7));
        assertEquals("a screen shows 2 to 5 levels, not 7", e.getMessage());
    }

    private static List<Integer> faces(int levels) {
        return IntStream.range(0, levels)
                .mapToObj(place -> Face.numberFor(place, levels))
                .toList();
    }
}
