package vn.hailong.sync;

import java.util.concurrent.CompletableFuture;
import vn.hailong.wire.Topic;

/// A way to the agency that can break at any time.
public interface Uplink {
    /// Connects and subscribes. Blocks, but not for ever.
    ///
    /// @throws UplinkException if the agency's broker can't be reached or refuses us
    Connection connect(Listener listener) throws UplinkException;

    /// What the broker says of a payload, which is nothing about the agency.
    enum Delivery {
        TAKEN,
        /// It knows that nobody listens, and has dropped it.
        UNHEARD,
        /// It does not take this one: it is too large, or we lack the right.
        REFUSED
    }

    /// One connection. It never comes back once it is lost.
    interface Connection extends AutoCloseable {
        /// Sends a payload on this terminal's own topic of that kind. Completes when the broker has said what
        /// it makes of it; fails if the connection is lost first.
        CompletableFuture<Delivery> send(Topic.Kind kind, byte[] payload);

        /// The largest payload that this broker takes on that topic, in bytes.
        int mostBytes(Topic.Kind kind);

        @Override
        void close();
    }

    /// Called from a foreign thread; returns at once.
    interface Listener {
        void received(Topic.Kind kind, byte[] payload);

        /// Something arrived that can't be for us.
        void refused(String topic, String problem);

        void lost(String reason);

        /// Lost, because another client has connected with our id.
        void takenOver(String reason);
    }
}
