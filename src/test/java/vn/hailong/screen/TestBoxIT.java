package vn.hailong.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.hailong.rig.Display;

/// The test box beside the screen, in real windows, under a real pointer and real keys.
@Timeout(120)
final class TestBoxIT {
    private static final int WIDTH = 1280;
    private static final int HEIGHT = 800;
    private static final int LAMP = 0xFFC42E;
    private static final int LEVEL_5 = 0x1B7F5C;
    private static final int LEVEL_4 = 0x6A9F3C;

    /// The screen above the box ends here at the latest.
    private static final int BOX_TOP = 520;

    @Test
    void aButtonIsDownForAsLongAsItIsHeld() throws Exception {
        try (Display display = new Display(WIDTH, HEIGHT);
                Program program = new Program(display, "vi", 5)) {
            int[] best = middle(display.picture(), LEVEL_5);
            int[] second = middle(display.picture(), LEVEL_4);

            display.hold(best[0], best[1]);
            assertEquals("down 5", program.said());
            assertEquals("shown", program.ask("idle")); // and nothing more while it is held
            display.release();
            assertEquals("up 5", program.said());

            display.hold(second[0], second[1]);
            assertEquals("down 4", program.said());
            display.move(second[0], BOX_TOP - 100); // drawn off, over the other window
            assertEquals("up 4", program.said());
            display.move(second[0], second[1]); // back again: that is no press
            display.release();
            assertEquals("shown", program.ask("idle"));

            display.focus("H.*p n.*t th");
            display.keyDown("3");
            assertEquals("down 3", program.said());
            display.focus("Trung");
            assertEquals("up 3", program.said()); // who works in another window holds nothing here
            display.keyUp("3");

            program.tell("close");
            assertEquals("closed", program.said());
        }
    }

    @Test
    void theLampsAreAlwaysLitTogether() throws Exception {
        try (Display display = new Display(WIDTH, HEIGHT);
                Program program = new Program(display, "vi", 5)) {
            assertEquals(0, lamps(display.picture()));
            assertEquals("shown", program.ask("lit"));
            assertEquals(5, lamps(display.picture()));
            assertEquals("shown", program.ask("dark"));
            assertEquals(0, lamps(display.picture()));
        }
    }

    /// As every program that shows a state must: nothing is clipped, nothing overlaps.
    @ParameterizedTest
    @CsvSource({"vi, 5", "vi, 4", "vi, 3", "en, 5"})
    void everythingHasItsPlace(String language, int levels) throws Exception {
        try (Display display = new Display(WIDTH, HEIGHT);
                Program program = new Program(display, language, levels)) {
            assertEquals("shown", program.ask("sounding"));
            for (int level = 1; level <= levels; level++) {
                assertEquals("shown", program.ask("button " + level + " stuck"));
                assertEquals("shown", program.ask("button " + level + " missing"));
            }
        }
    }

    /// A point in the middle of this button of the box.
    private static int[] middle(BufferedImage picture, int colour) {
        int left = WIDTH;
        int right = -1;
        int top = HEIGHT;
        int bottom = -1;
        for (int y = BOX_TOP; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                if ((picture.getRGB(x, y) & 0xFFFFFF) == colour) {
                    left = Math.min(left, x);
                    right = Math.max(right, x);
                    top = Math.min(top, y);
                    bottom = Math.max(bottom, y);
                }
            }
        }
        assertTrue(right > left && bottom > top, "the box is below the screen");
        return new int[] {(left + right) / 2, (top + bottom) / 2};
    }

    private static int lamps(BufferedImage picture) {
        int most = 0;
        for (int y = BOX_TOP; y < HEIGHT; y++) {
            int lamps = 0;
            int run = 0;
            for (int x = 0; x < WIDTH; x++) {
                run = (picture.getRGB(x, y) & 0xFFFFFF) == LAMP ? run + 1 : 0;
                lamps += run == 6 ? 1 : 0;
            }
            most = Math.max(most, lamps);
        }
        return most;
    }

    /// Both windows in a process of their own: a Java machine starts the toolkit once.
    private static final class Program implements AutoCloseable {
        private static final int PATIENCE_SECONDS = 60;

        private final Process process;
        private final BlockingQueue<String> said = new LinkedBlockingQueue<>();

        Program(Display display, String language, int levels) throws IOException, InterruptedException {
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-Dprism.order=sw",
                    "--enable-native-access=ALL-UNNAMED",
                    "-cp",
                    System.getProperty("java.class.path"),
                    ScreenshotProgram.class.getName()));
            command.addAll(List.of("800", "480", "7", language, Integer.toString(levels), "window", "test-box"));
            ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
            builder.environment().put("DISPLAY", display.name());
            process = builder.start();
            Thread.ofPlatform()
                    .daemon()
                    .start(() -> process.inputReader().lines().forEach(said::add));
            assertEquals("opened", said());
            assertEquals("shown", ask("idle"));
        }

        /// The next line that it says.
        String said() throws InterruptedException {
            String line = said.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            assertTrue(line != null, () -> "nothing for " + PATIENCE_SECONDS + " s; alive: " + process.isAlive());
            return String.valueOf(line);
        }

        void tell(String line) throws IOException {
            process.outputWriter().write(line + "\n");
            process.outputWriter().flush();
        }

        String ask(String line) throws IOException, InterruptedException {
            tell(line);
            return said();
        }

        @Override
        public void close() throws InterruptedException {
            process.toHandle().destroyForcibly(); // the process itself would close the stream while it is read
            process.waitFor();
        }
    }
}
