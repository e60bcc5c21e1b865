package vn.hailong.terminal.doctor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/// Which font the machine takes for Noto Sans. Without it Vietnamese may lack letters.
final class FontCheck {
    private static final String FONT = "Noto Sans";
    private static final int PATIENCE_SECONDS = 10;

    private FontCheck() {}

    static Finding examine() {
        Process process;
        try {
            process = new ProcessBuilder("fc-match", "--format=%{family}", FONT)
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException e) {
            return Finding.of(Code.FONT_UNKNOWN, String.valueOf(e.getMessage()));
        }
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                return Finding.of(Code.FONT_UNKNOWN, "fc-match did not end within " + PATIENCE_SECONDS + " s");
            }
            String found = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            // Some families are named twice: "Noto Sans,Noto Sans Display".
            return found.equals(FONT) || found.startsWith(FONT + ",")
                    ? Finding.of(Code.FONT_NOTO)
                    : Finding.of(Code.FONT_OTHER, found);
        } catch (IOException e) {
            return Finding.of(Code.FONT_UNKNOWN, String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Finding.of(Code.FONT_UNKNOWN, "interrupted");
        } finally {
            process.destroyForcibly();
        }
    }
}
