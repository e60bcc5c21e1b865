package vn.hailong.terminal.doctor;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.hailong.config.TerminalConfig;

/// Whether an X server takes connections where the screen looks for it. Whether it lets this user in only a window can
/// tell.
final class DisplayCheck {
    private static final Pattern NAME = Pattern.compile("([^:/]*):(\\d{1,4})(\\.\\d+)?");
    private static final int FIRST_PORT = 6_000;
    private static final int PATIENCE_MILLISECONDS = 3_000;

    private DisplayCheck() {}

    static Finding examine(TerminalConfig.Screen screen, Machine machine) {
        if (screen.mode() == TerminalConfig.Screen.Mode.NONE) {
            return Finding.of(Code.DISPLAY_NONE);
        }
        Optional<String> named = machine.display();
        if (named.isEmpty()) {
            return Finding.of(Code.DISPLAY_UNNAMED);
        }
        String display = named.get();
        Matcher parts = NAME.matcher(display);
        if (!parts.matches()) {
            return Finding.of(Code.DISPLAY_SILENT, display, "no name of a display");
        }
        try {
            connect(parts.group(1), Integer.parseInt(parts.group(2)));
            return Finding.of(Code.DISPLAY_ANSWERS, display);
        } catch (IOException e) {
            return Finding.of(Code.DISPLAY_SILENT, display, String.valueOf(e.getMessage()));
        }
    }

    private static void connect(String host, int number) throws IOException {
        if (host.isEmpty() || host.equals("unix")) {
            try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
                channel.connect(UnixDomainSocketAddress.of("/tmp/.X11-unix/X" + number));
            }
        } else {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(host, FIRST_PORT + number), PATIENCE_MILLISECONDS);
            }
        }
    }
}
