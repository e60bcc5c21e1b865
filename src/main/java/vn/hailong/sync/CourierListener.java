package vn.hailong.sync;

import vn.hailong.wire.Topic;

/// What a [Courier] tells the terminal. Called on the courier's thread.
public interface CourierListener {
    void online();

    void offline(String reason);

    /// Offline, because another client has connected with this terminal's id.
    void takenOver(String reason);

    /// Something other than a receipt arrived.
    void received(Topic.Kind kind, byte[] payload);

    /// The agency's receipts have been noted: so many responses are done.
    void receipted(int responses);
}
