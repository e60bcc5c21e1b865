package vn.hailong.terminal.carry;

import java.io.EOFException;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;
import vn.hailong.outbox.Outbox;
import vn.hailong.outbox.OutboxException;
import vn.hailong.outbox.Pending;
import vn.hailong.wire.Batch;
import vn.hailong.wire.ReceiptCodec;
import vn.hailong.wire.WireFormatException;

/// The running terminal's door for `hailong terminal export`: a Unix socket ([DoorPlace]) through which a program
/// of the same user, or of root, reads what is pending and hands in receipts. H2 lets nobody else open the file.
///
/// One visitor at a time: two exports would write over each other. A thread of its own serves them, and survives every
/// one of them.
public final class StockDoor implements AutoCloseable {
    private final Stock stock;
    private final ServerSocketChannel server;
    private final Path socket;
    private volatile @Nullable SocketChannel visitor;

    private StockDoor(Stock stock, ServerSocketChannel server, Path socket) {
        this.stock = stock;
        this.server = server;
        this.socket = socket;
    }

    /// Opens it. The outbox must be open already: whoever has it is the only terminal of this data folder, so a socket
    /// that lies there is a dead one's.
    ///
    /// @throws IOException if the folder takes no socket, such as one whose path is too long for that
    public static StockDoor open(Path dataFolder, Outbox outbox) throws IOException {
        Path socket = DoorPlace.make(dataFolder);
        Files.deleteIfExists(socket);
        ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            server.bind(UnixDomainSocketAddress.of(socket));
            Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString("rw-------"));
        } catch (IOException | RuntimeException e) {
            server.close();
            throw e;
        }
        StockDoor door = new StockDoor(new OwnStock(outbox), server, socket);
        Thread.ofPlatform().name("export-door").daemon().start(door::run);
        return door;
    }

    private void run() {
        while (server.isOpen()) {
            try (SocketChannel channel = server.accept();
                    Talk talk = Talk.over(channel)) {
                visitor = channel;
                serve(talk);
            } catch (EOFException e) {
                Logger.debug("An export has ended");
            } catch (ClosedChannelException e) {
                Logger.debug("The door closes");
            } catch (IOException | RuntimeException e) {
                Logger.warn("A visitor at the export's door failed: {}", String.valueOf(e));
            } finally {
                visitor = null;
            }
        }
    }

    /// Until the visitor leaves.
    private void serve(Talk talk) throws IOException {
        while (true) {
            int question = talk.in().readByte();
            try {
                answer(question, talk);
            } catch (OutboxException | WireFormatException e) {
                talk.fail(String.valueOf(e.getMessage()));
            }
        }
    }

    private void answer(int question, Talk talk) throws IOException, OutboxException, WireFormatException {
        switch (question) {
            case Talk.STATE -> {
                Stock.State state = stock.state();
                talk.out().writeByte(Talk.DONE);
                talk.out().writeLong(state.installation().getMostSignificantBits());
                talk.out().writeLong(state.installation().getLeastSignificantBits());
                talk.out().writeLong(state.sealed());
                talk.out().writeLong(state.resends());
            }
            case Talk.PENDING -> {
                long after = talk.in().readLong();
                int most = Math.clamp(talk.in().readInt(), 1, Batch.MAXIMUM_RESPONSES);
                List<Pending> pending = stock.pending(after, most);
                talk.out().writeByte(Talk.DONE);
                talk.out().writeInt(pending.size());
                for (Pending each : pending) {
                    talk.out().writeLong(each.seq());
                    talk.out().writeInt(each.bytes().length);
                    talk.out().write(each.bytes());
                }
            }
            case Talk.RECEIPT -> {
                int marked = stock.receipted(ReceiptCodec.decode(talk.bytes()));
                talk.out().writeByte(Talk.DONE);
                talk.out().writeInt(marked);
            }
            default -> throw new IOException("found the question " + question + ", expected 1 to 3");
        }
        talk.out().flush();
    }

    /// Sends a visitor away, and closes. An export that was under way fails, and can be run again.
    @Override
    public void close() {
        try {
            server.close();
            SocketChannel present = visitor;
            if (present != null) {
                present.close();
            }
            DoorPlace.clear(socket);
        } catch (IOException e) {
            Logger.warn("The export's door did not close cleanly: {}", String.valueOf(e));
        }
    }
}
