package vn.hailong.agency;

import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;

/// What the agency stands on, looked at before anything is started: the libraries that would stumble over it later
/// say less, and take longer.
final class Ground {
    private Ground() {}

    /// @param port   0 for any that is free
    /// @param remedy where another port can be set
    /// @throws AgencyException if nobody could listen there now
    static void requirePort(String host, int port, String remedy) throws AgencyException {
        if (port <= 0) {
            return;
        }
        InetSocketAddress address = new InetSocketAddress(host, port);
        if (address.isUnresolved()) {
            throw new AgencyException("can't listen on " + host + ": this machine knows no such name; " + remedy);
        }
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(address);
        } catch (BindException e) {
            String message = String.valueOf(e.getMessage());
            throw new AgencyException(
                    message.contains("in use")
                            ? "port " + port + " of " + host + " is in use by another program; stop it, or " + remedy
                            : "can't listen on port " + port + " of " + host + " (" + message + "); " + remedy,
                    e);
        } catch (IOException e) {
            throw new AgencyException("can't listen on port " + port + " of " + host + ": " + e, e);
        }
    }

    /// @throws AgencyException if no file can be made there
    static void requireFolder(Path folder) throws AgencyException {
        try {
            Files.createDirectories(folder);
            Files.delete(Files.createTempFile(folder, "probe", ".tmp"));
        } catch (IOException e) {
            throw new AgencyException(
                    "can't write to the data folder " + folder.toAbsolutePath() + " as user "
                            + System.getProperty("user.name") + " (" + e
                            + "); check its owner, its mode and whether the file system is mounted read-only or full",
                    e);
        }
    }
}
