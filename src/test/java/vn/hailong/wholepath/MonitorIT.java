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
    private static final int PAPER = 0xFBF8F2;

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
                display.blinkMonitor();
                soon().until(() -> covers(display));
            } finally {
                process.destroy();
                assertTrue(process.waitFor(10, TimeUnit.SECONDS), "ends when it is told to");
            }
        }
    }

    /// Whether the lower corners are of paper: the header above is white.
    private static boolean covers(Display display) throws IOException {
        BufferedImage picture = display.picture();
        return colour(picture, 2, HEIGHT - 3) == PAPER && colour(picture, WIDTH - 3, HEIGHT - 3) == PAPER;
    }

    private static int colour(BufferedImage picture, int x, int y) {
        return picture.getRGB(x, y) & 0xFFFFFF;
    }

    private static ConditionFactory soon() {
        return Awaitility.await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(50));
    }
}
