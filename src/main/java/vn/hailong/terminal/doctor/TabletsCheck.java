package vn.hailong.terminal.doctor;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.util.Optional;
import vn.hailong.config.TerminalConfig;

/// Whether tablets can reach the terminal where it is configured.
final class TabletsCheck {
    private TabletsCheck() {}

    /// @param inUse whether a terminal is running, which holds the port
    static Finding examine(Optional<TerminalConfig.Tablets> configured, boolean inUse) {
        if (configured.isEmpty()) {
            return Finding.of(Code.TABLETS_NONE);
        }
        TerminalConfig.Tablets tablets = configured.get();
        try {
            InetAddress address = InetAddress.getByName(tablets.address());
            if (!address.isAnyLocalAddress() && NetworkInterface.getByInetAddress(address) == null) {
                return Finding.of(Code.TABLETS_ADDRESS, tablets.address());
            }
            if (inUse) {
                return Finding.of(Code.TABLETS_IN_USE, tablets.port());
            }
            try (ServerSocket socket = new ServerSocket()) {
                socket.bind(new InetSocketAddress(address, tablets.port()));
            }
            return Finding.of(Code.TABLETS_FREE, tablets.port());
        } catch (BindException e) {
            return Finding.of(Code.TABLETS_TAKEN, tablets.port(), String.valueOf(e.getMessage()));
        } catch (IOException e) {
            return Finding.of(Code.TABLETS_ADDRESS, tablets.address());
        }
    }
}
