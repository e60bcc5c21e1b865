package vn.hailong.rig;

import java.awt.image.BufferedImage;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;

/// A real X server without a monitor, and the hand and eye of a citizen in front of it: events go through the server,
/// pictures are what it shows.
public final class Display implements AutoCloseable {
    private final Process server;
    private final String name;

    public Display(int width, int height) throws IOException {
        requireProgram("/usr/bin/Xvfb", "xvfb");
        requireProgram("/usr/bin/xdotool", "xdotool");
        requireProgram("/usr/bin/scrot", "scrot");
        server = new ProcessBuilder(
                        "/usr/bin/Xvfb",
                        "-displayfd",
                        "1",
                        "-screen",
                        "0",
                        width + "x" + height + "x24",
                        "-nolisten",
                        "tcp",
                        // Else it starts anew when its last client leaves, and turns away whoever comes meanwhile:
                        // a picture taken too early could cost a program its window.
                        "-noreset")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        BufferedReader number =
                new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.US_ASCII));
        String line = number.readLine();
        if (line == null) {
            throw new IOException("Xvfb did not start");
        }
        name = ":" + line.strip();
    }

    private static void requireProgram(String program, String debianPackage) throws IOException {
        if (!Files.isExecutable(Path.of(program))) {
            throw new IOException(program + " is missing: apt-get install " + debianPackage + " (src/bin/verify does)");
        }
    }

    /// As programs name it in `DISPLAY`.
    public String name() {
        return name;
    }

    /// Moves the pointer there and clicks its first button.
    public void click(int x, int y) throws IOException {
        run("/usr/bin/xdotool", "mousemove", Integer.toString(x), Integer.toString(y), "click", "1");
    }

    /// Moves the pointer there and holds its first button down, until [#release].
    public void hold(int x, int y) throws IOException {
        run("/usr/bin/xdotool", "mousemove", Integer.toString(x), Integer.toString(y), "mousedown", "1");
    }

    /// Moves the pointer there, whatever it holds.
    public void move(int x, int y) throws IOException {
        run("/usr/bin/xdotool", "mousemove", Integer.toString(x), Integer.toString(y));
    }

    public void release() throws IOException {
        run("/usr/bin/xdotool", "mouseup", "1");
    }

    public void keyDown(String key) throws IOException {
        run("/usr/bin/xdotool", "keydown", key);
    }

    public void keyUp(String key) throws IOException {
        run("/usr/bin/xdotool", "keyup", key);
    }

    /// Presses and releases a key in whichever window has the focus.
    public void key(String key) throws IOException {
        run("/usr/bin/xdotool", "key", key);
    }

    /// Gives the keyboard to the window with this title, as a window manager would.
    public void focus(String title) throws IOException {
        run("/usr/bin/xdotool", "search", "--sync", "--onlyvisible", "--name", title, "windowfocus", "--sync");
    }

    /// Takes the window with this title away from its place and makes it small, as may happen while no monitor is
    /// there.
    public void displace(String title) throws IOException {
        run(
                "/usr/bin/xdotool",
                "search",
                "--sync",
                "--onlyvisible",
                "--name",
                title,
                "windowsize",
                "--sync",
                "640",
                "400",
                "windowmove",
                "60",
                "50");
    }

    /// The monitor goes off.
    public void monitorOff() throws IOException {
        requireProgram("/usr/bin/xrandr", "x11-xserver-utils");
        // Switches the output off, and then fails: this server can't make its picture empty.
        var unused = start("/usr/bin/xrandr", "--output", "screen", "--off");
    }

    /// It comes back.
    public void monitorOn() throws IOException {
        run("/usr/bin/xrandr", "--output", "screen", "--auto");
    }

    public BufferedImage picture() throws IOException {
        Path file = Files.createTempFile("display", ".png");
        try {
            run("/usr/bin/scrot", "--overwrite", "--silent", file.toString());
            BufferedImage picture = ImageIO.read(new ByteArrayInputStream(Files.readAllBytes(file)));
            if (picture == null) {
                throw new IOException("scrot wrote no picture");
            }
            return picture;
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private void run(String... command) throws IOException {
        String failure = start(command);
        if (!failure.isEmpty()) {
            throw new IOException(failure);
        }
    }

    /// What it said if it failed; empty if it did not.
    private String start(String... command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(List.of(command))).redirectErrorStream(true);
        builder.environment().put("DISPLAY", name);
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            return process.waitFor() == 0 ? "" : String.join(" ", command) + " failed: " + said;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted at " + String.join(" ", command), e);
        }
    }

    @Override
    public void close() {
        server.destroy();
        try {
            server.waitFor(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
