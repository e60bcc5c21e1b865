package vn.hailong.terminal.carry;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import vn.hailong.wire.Batch;

/// Both sides' end of the socket: one question, one answer, on one thread.
///
/// A question is a byte and what belongs to it; an answer is [#DONE] and what was asked for, or [#FAILED] and
/// why. Every number is big-endian, every text as [DataOutputStream#writeUTF] has it.
///
/// ```
/// STATE                                → most and least significant half of the installation's id, sealed, resends
/// PENDING  long after, int most        → int n, then n times: long seq, int length, bytes
/// RECEIPT  int length, bytes           → int marked          (bytes as receipt/1)
/// ```
record Talk(SocketChannel channel, DataInputStream in, DataOutputStream out) implements AutoCloseable {
    static final int STATE = 1;
    static final int PENDING = 2;
    static final int RECEIPT = 3;
    static final int DONE = 0;
    static final int FAILED = 1;
    /// No receipt, and no response, is larger.
    static final int LARGEST = Batch.MAXIMUM_BYTES;
    /// As much as [DataOutputStream#writeUTF] surely takes.
    private static final int LONGEST_TEXT = 10_000;

    static Talk over(SocketChannel channel) {
        return new Talk(
                channel,
                new DataInputStream(Channels.newInputStream(channel)),
                new DataOutputStream(new BufferedOutputStream(Channels.newOutputStream(channel), 64 * 1024)));
    }

    byte[] bytes() throws IOException {
        int length = in.readInt();
        if (length < 0 || length > LARGEST) {
            throw new IOException("found " + length + " bytes announced, expected at most " + LARGEST);
        }
        return in.readNBytes(length);
    }

    void fail(String reason) throws IOException {
        out.writeByte(FAILED);
        out.writeUTF(reason.substring(0, Math.min(reason.length(), LONGEST_TEXT)));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
