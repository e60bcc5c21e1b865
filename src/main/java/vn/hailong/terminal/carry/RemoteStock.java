package vn.hailong.terminal.carry;

import java.io.IOException;
import java.net.ConnectException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.tinylog.Logger;
import vn.hailong.outbox.OutboxException;
import vn.hailong.outbox.Pending;
import vn.hailong.wire.Receipt;
import vn.hailong.wire.ReceiptCodec;

/// The outbox of the terminal that runs beside us, through its [StockDoor].
final class RemoteStock implements Stock {
    private final Talk talk;

    private RemoteStock(Talk talk) {
        this.talk = talk;
    }

    /// Empty if no terminal listens there.
    ///
    /// @throws OutboxException if one does, but does not let us in
    static Optional<Stock> visit(Path dataFolder) throws OutboxException {
        if (!Files.isDirectory(dataFolder)) {
            return Optional.empty();
        }
        try {
            Path socket = DoorPlace.find(dataFolder);
            if (Files.notExists(socket)) {
                return Optional.empty();
            }
            SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
            try {
                channel.connect(UnixDomainSocketAddress.of(socket));
            } catch (IOException | RuntimeException e) {
                channel.close();
                throw e;
            }
            return Optional.of(new RemoteStock(Talk.over(channel)));
        } catch (ConnectException e) {
            return Optional.empty(); // the socket of a terminal that was killed
        } catch (IOException e) {
            throw new OutboxException(
                    "can't reach the running terminal of " + dataFolder + " as user " + System.getProperty("user.name")
                            + " (" + e.getMessage() + "); run this as root or as the terminal's own user",
                    e);
        }
    }

    private interface Question {
        void write(Talk talk) throws IOException;
    }

    private interface Answer<T> {
        T read(Talk talk) throws IOException;
    }

    private <T> T ask(Question question, Answer<T> answer) throws OutboxException {
        try {
            question.write(talk);
            talk.out().flush();
            if (talk.in().readByte() != Talk.DONE) {
                throw new OutboxException("the terminal says: " + talk.in().readUTF());
            }
            return answer.read(talk);
        } catch (IOException e) {
            throw new OutboxException("the terminal does not answer any more; has it been stopped? Run this again", e);
        }
    }

    @Override
    public State state() throws OutboxException {
        return ask(
                asked -> asked.out().writeByte(Talk.STATE),
                answered -> new State(
                        new UUID(answered.in().readLong(), answered.in().readLong()),
                        answered.in().readLong(),
                        answered.in().readLong()));
    }

    @Override
    public List<Pending> pending(long afterSeq, int most) throws OutboxException {
        return ask(
                asked -> {
                    asked.out().writeByte(Talk.PENDING);
                    asked.out().writeLong(afterSeq);
                    asked.out().writeInt(most);
                },
                answered -> {
                    int number = answered.in().readInt();
                    List<Pending> pending = new ArrayList<>();
                    for (int i = 0; i < number; i++) {
                        pending.add(new Pending(answered.in().readLong(), answered.bytes()));
                    }
                    return pending;
                });
    }

    @Override
    public int receipted(Receipt receipt) throws OutboxException {
        byte[] bytes = ReceiptCodec.encode(receipt);
        return ask(
                asked -> {
                    asked.out().writeByte(Talk.RECEIPT);
                    asked.out().writeInt(bytes.length);
                    asked.out().write(bytes);
                },
                answered -> answered.in().readInt());
    }

    @Override
    public void close() {
        try {
            talk.close();
        } catch (IOException e) {
            Logger.debug("The way to the terminal did not close cleanly: {}", String.valueOf(e));
        }
    }
}
