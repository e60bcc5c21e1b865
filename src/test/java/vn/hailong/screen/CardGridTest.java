package vn.hailong.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CardGridTest {

    @ParameterizedTest
    @CsvSource({
        "800, 480, 5.0",
        "800, 480, 7.0",
        "1024, 600, 7.0",
        "1024, 600, 10.1",
        "1280, 800, 10.1",
        "1920, 1080, 15.6",
        "1920, 1080, 21.5",
        "1080, 1920, 21.5",
        "1080, 1920, 32.0"
    })
    void everyCardIsAtLeastTwentyMillimetresWideAndHigh(int width, int height, double inches) {
        Sizes sizes = Sizes.of(width, height, inches);
        double available = (sizes.portrait() ? 0.5 : 0.44) * height;
        for (int count = 2; count <= 5; count++) {
            CardGrid grid = CardGrid.fit(sizes, count, sizes.contentWidth(), available, 2 * sizes.body() * Sizes.LINE);
            String which = count + " cards: " + grid;
            assertTrue(grid.width() / sizes.pixelsPerMillimetre() >= 20 - 1e-9, which);
            assertTrue(grid.height() / sizes.pixelsPerMillimetre() >= 20 - 1e-9, which);
            assertTrue(grid.totalWidth(count) <= sizes.contentWidth() + 1e-9, which);
            assertTrue(grid.totalHeight(count) <= available + 1e-9, which);
            assertTrue(grid.face() > 0.4 * Math.min(grid.width(), grid.height()), which);
            assertEquals(sizes.portrait(), grid.stacked());
        }
    }

    @ParameterizedTest
    @CsvSource({"800, 480, 7.0", "1024, 600, 10.1", "1280, 800, 10.1", "1920, 1080, 21.5", "1080, 1920, 21.5"})
    void nothingIsWrittenSmallerThanAnEyeNeeds(int width, int height, double inches) {
        Sizes sizes = Sizes.of(width, height, inches);
        assertTrue(sizes.small() >= 16);
        assertTrue(sizes.small() / sizes.pixelsPerMillimetre() >= 3.5 - 1e-9);
        assertTrue(sizes.body() >= sizes.small());
        assertTrue(sizes.heading() > sizes.body());
    }
}
