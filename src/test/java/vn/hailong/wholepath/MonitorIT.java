package vn.hailong.wholepath;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.hailong.rig.Display;

/// A monitor that was off finds the window as large as before.
class MonitorIT {
    private static final Path PROGRAM = Path.of("target/hailong/bin/hailong").toAbsolutePath();
    private static final int WIDTH = 1024;
    private static final int HEIGHT = 600;
    private static final int BLACK = 0x000000;

    @TempDir
    Path folder;

    @Test
    void theWindowCoversTheScreenAgainWhenTheMonitorReturns() throws Exception {
        Path terminal = Ward.terminalFolder(
                folder,
                URI.create("mqtt://127.0.0.1:9"),
                folder.resolve("data"),
                "5 s",
                "{mode: full-screen, width: 1024, height: 600}");
        try (Display display = new Display(WIDTH, HEIGHT)) {
            ProcessBuilder builder =
                    new ProcessBuilder(PROGRAM.toString(), "terminal", "run", "--config", terminal.toString());
            builder.environment().put("HAILONG_JAVA_HOME", System.getProperty("java.home"));
            builder.environment().put("DISPLAY", display.name());
            Process process = builder.redirectErrorStream(true)
                    .redirectOutput(terminal.resolve("terminal.log").toFile())
                    .start();
            try {
                soon().until(() -> covers(display));
                display.displace("Ba Ngòi");
                soon().until(() -> !covers(display));
                display.monitorOff();
                soon().until(() -> covers(display)); // the program has seen that it went
                display.displace("Ba Ngòi");
                soon().until(() -> !covers(display));
                display.monitorOn();
                soon().until(() -> covers(display));
            } finally {
                process.destroy();
                assertTrue(process.waitFor(10, TimeUnit.SECONDS), "ends when it is told to");
            }
        }
    }

    /// Whether something is drawn in every corner: where there is no window the display is black.
    private static boolean covers(Display display) throws IOException {
        BufferedImage picture = display.picture();
        return colour(picture, 2, 2) != BLACK
                && colour(picture, WIDTH - 3, 2) != BLACK
                && colour(picture, 2, HEIGHT - 3) != BLACK
                && colour(picture, WIDTH - 3, HEIGHT - 3) != BLACK;
    }

    private static int colour(BufferedImage picture, int x, int y) {
        return picture.getRGB(x, y) & 0xFFFFFF;
    }

    private static ConditionFactory soon() {
        return Awaitility.await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(50));
    }
}
