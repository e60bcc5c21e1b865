package vn.hailong.terminal.carry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.SocketException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.hailong.outbox.OutboxException;

/// The same through the door of a running terminal.
class RemoteStockTest extends StockContract {
    @TempDir
    Path data;

    private @Nullable StockDoor door;

    @Override
    Stock open() throws Exception {
        door = StockDoor.open(data, outbox);
        return RemoteStock.visit(data).orElseThrow();
    }

    @AfterEach
    void close() {
        Objects.requireNonNull(door).close();
    }

    @Test
    void nobodyElseReachesTheSocket() throws Exception {
        Path socket = DoorPlace.find(data);
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(socket)));
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(socket.getParent())));
    }

    @Test
    void theSocketOfAKilledTerminalIsNoTerminal() throws Exception {
        Path folder = Files.createDirectory(data.resolve("killed"));
        DoorPlace.make(folder);
        try (ServerSocketChannel killed = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            killed.bind(UnixDomainSocketAddress.of(DoorPlace.find(folder)));
        }
        assertTrue(Files.exists(DoorPlace.find(folder)));
        assertEquals(Optional.empty(), RemoteStock.visit(folder));
        try (StockDoor next = StockDoor.open(folder, outbox);
                Stock stock = RemoteStock.visit(folder).orElseThrow()) {
            assertEquals(outbox.installation(), stock.state().installation());
        }
    }

    @Test
    void aTerminalThatStopsIsNoticed() throws Exception {
        Path folder = Files.createDirectory(data.resolve("stopped"));
        StockDoor stopping = StockDoor.open(folder, outbox);
        try (Stock stock = RemoteStock.visit(folder).orElseThrow()) {
            assertEquals(0, stock.state().sealed());
            stopping.close();
            OutboxException stopped = assertThrows(OutboxException.class, stock::state);
            assertEquals(
                    "the terminal does not answer any more; has it been stopped? Run this again", stopped.getMessage());
        }
    }

    /// Nonsense, an unknown question, a huge and a negative length.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET / HTTP/1.1\r\n\r\n",
                "\u0009",
                "\u0003\u007f\u007f\u007f\u007f",
                "\u0003\u00ff\u00ff\u00ff\u00ff"
            })
    void nonsenseEndsTheVisitAndTheNextOneIsServed(String nonsense) throws Exception {
        Path folder = Files.createDirectory(data.resolve("open"));
        try (StockDoor open = StockDoor.open(folder, outbox)) {
            try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(DoorPlace.find(folder)))) {
                channel.write(ByteBuffer.wrap(nonsense.getBytes(StandardCharsets.ISO_8859_1)));
                assertTrue(isEnded(channel));
            }
            try (Stock stock = RemoteStock.visit(folder).orElseThrow()) {
                assertEquals(0, stock.state().sealed());
            }
        }
    }

    private static boolean isEnded(SocketChannel channel) throws IOException {
        try {
            return channel.read(ByteBuffer.allocate(16)) == -1;
        } catch (SocketException e) {
            return true; // reset: there was more nonsense than was read
        }
    }
}
