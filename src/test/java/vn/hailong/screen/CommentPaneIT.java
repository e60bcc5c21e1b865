package vn.hailong.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.hailong.rig.Display;

/// The editor of a comment in a real window, under a real pointer and real keys.
@Timeout(180)
final class CommentPaneIT {

    @Test
    void aCommentIsTypedByTouch() throws Exception {
        try (Display display = new Display(1280, 800);
                Program program = new Program(display, 1280, 800, "10.1", "vi", 500, "")) {
            program.press("t", "changed T"); // a sentence begins with a capital
            program.press("o", "changed To");
            program.press("o", "changed Tô");
            program.press("t", "changed Tôt");
            program.press("s", "changed Tốt");
            program.press(".", "changed Tốt.");
            program.press("Dấu cách", "changed Tốt. ");
            program.press("n", "changed Tốt. N");
            program.press("Xóa từ", "changed Tốt. ");
            program.press("Xóa một chữ", "changed Tốt.");

            program.press("Kiểu gõ Telex");
            program.press("Kiểu gõ VNI");
            program.press("Kiểu gõ Không dấu");
            program.press("Kiểu gõ Telex");
            program.press("a", "changed Tốt.a");
            program.press("6", "changed Tốt.â");

            program.press("Chữ hoa");
            program.press("n", "changed Tốt.âN");
            program.press("!?#");
            program.press("(", "changed Tốt.âN(");
            program.press("abc");
            program.press("x", "changed Tốt.âN(x");
        }
    }

    @Test
    void backspaceThatIsHeldRepeatsItself() throws Exception {
        try (Display display = new Display(1280, 800);
                Program program = new Program(display, 1280, 800, "10.1", "vi", 500, "chờ lâu")) {
            int[] place = program.find("Xóa một chữ");
            display.hold(place[0], place[1]);
            for (String left : List.of("chờ lâ", "chờ l", "chờ ", "chờ", "ch", "c", "")) {
                assertEquals("changed " + left, program.said());
            }
            display.release();
            assertEquals("shown", program.ask("look"));
        }
    }

    @Test
    void realKeysTypeToo() throws Exception {
        try (Display display = new Display(1024, 600);
                Program program = new Program(display, 1024, 600, "10.1", "vi", 500, "")) {
            for (String key : List.of("d", "d", "e", "p", "j")) {
                display.key(key);
            }
            for (String text : List.of("d", "đ", "đe", "đep", "đẹp")) {
                assertEquals("changed " + text, program.said());
            }
            display.key("BackSpace");
            assertEquals("changed đẹ", program.said());
            display.key("space");
            assertEquals("changed đẹ ", program.said());
            display.key("ctrl+BackSpace");
            assertEquals("changed ", program.said());
        }
    }

    @Test
    void aFullCommentTakesOnlyMarks() throws Exception {
        try (Display display = new Display(1024, 600);
                Program program = new Program(display, 1024, 600, "10.1", "vi", 9, "Phải cho")) {
            program.press("n", "changed Phải chon");
            program.press("g"); // says nothing
            program.press("j", "changed Phải chọn");
        }
    }

    /// In every method, on both pages, nothing is clipped and nothing overlaps.
    @ParameterizedTest
    @CsvSource({
        "800, 480, 7, vi",
        "800, 480, 7, en",
        "1024, 600, 10.1, vi",
        "1280, 800, 10.1, vi",
        "1920, 1080, 21.5, vi",
        "1080, 1920, 21.5, vi"
    })
    void everythingHasItsPlace(int width, int height, String inches, String language) throws Exception {
        String text = "Thời gian chờ quá lâu, đề nghị mở thêm một quầy vào buổi sáng. "
                .repeat(7)
                .strip();
        List<String> methods = language.equals("vi")
                ? List.of("Kiểu gõ Telex", "Kiểu gõ VNI", "Kiểu gõ Không dấu")
                : List.of("Typing English", "Typing Telex", "Typing VNI");
        try (Display display = new Display(width, height);
                Program program = new Program(display, width, height, inches, language, 450, text)) {
            for (String method : methods) {
                assertEquals("shown", program.ask("look"), method);
                program.press(program.ask("where 123").equals("nowhere") ? "!?#" : "123");
                program.find("abc");
                assertEquals("shown", program.ask("look"), method + ", signs");
                program.press(method);
            }
        }
    }

    /// The window in a process of its own: a Java machine starts the toolkit once.
    private static final class Program implements AutoCloseable {
        private static final int PATIENCE_SECONDS = 60;

        private final Display display;
        private final Process process;
        private final BlockingQueue<String> said = new LinkedBlockingQueue<>();

        Program(Display display, int width, int height, String inches, String language, int most, String text)
                throws IOException, InterruptedException {
            this.display = display;
            ProcessBuilder builder = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:+UseSerialGC",
                            "-XX:TieredStopAtLevel=1",
                            "-Dprism.order=sw",
                            "-Dstdout.encoding=UTF-8",
                            "--enable-native-access=ALL-UNNAMED",
                            "-cp",
                            System.getProperty("java.class.path"),
                            CommentProgram.class.getName(),
                            Integer.toString(width),
                            Integer.toString(height),
                            inches,
                            language,
                            Integer.toString(most))
                    .redirectError(ProcessBuilder.Redirect.INHERIT);
            builder.environment().put("DISPLAY", display.name());
            process = builder.start();
            Thread.ofPlatform()
                    .daemon()
                    .start(() ->
                            process.inputReader(StandardCharsets.UTF_8).lines().forEach(said::add));
            assertEquals("opened", ask(text));
            assertEquals("shown", ask("look"));
        }

        void press(String key, String expected) throws IOException, InterruptedException {
            press(key);
            assertEquals(expected, said());
        }

        void press(String key) throws IOException, InterruptedException {
            int[] place = find(key);
            display.click(place[0], place[1]);
        }

        /// The middle of a key, as soon as there is one of this name.
        int[] find(String key) throws IOException, InterruptedException {
            long patience = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
            while (System.nanoTime() < patience) {
                String[] answer = ask("where " + key).split(" ");
                if (answer.length == 3) {
                    return new int[] {Integer.parseInt(answer[1]), Integer.parseInt(answer[2])};
                }
            }
            throw new AssertionError("no key " + key + " for " + PATIENCE_SECONDS + " s");
        }

        /// The next line that it says.
        String said() throws InterruptedException {
            String line = said.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            assertTrue(line != null, () -> "nothing for " + PATIENCE_SECONDS + " s; alive: " + process.isAlive());
            return String.valueOf(line);
        }

        String ask(String line) throws IOException, InterruptedException {
            process.outputWriter(StandardCharsets.UTF_8).write(line + "\n");
            process.outputWriter(StandardCharsets.UTF_8).flush();
            return said();
        }

        @Override
        public void close() throws InterruptedException {
            process.toHandle().destroyForcibly(); // the process itself would close the stream while it is read
            process.waitFor();
        }
    }
}
