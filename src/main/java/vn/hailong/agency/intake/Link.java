package vn.hailong.agency.intake;

import java.util.concurrent.CompletableFuture;
import vn.hailong.mqtt.IncomingMessage;
import vn.hailong.mqtt.OutgoingMessage;
import vn.hailong.mqtt.PublishResult;

/// The way back to the broker that a message came by.
public interface Link {
    /// Completes when the broker has taken the message, and fails when it has not.
    CompletableFuture<PublishResult> publish(OutgoingMessage message);

    /// Tells the broker that the message need not be delivered again. Does nothing on a link that is gone.
    void acknowledge(IncomingMessage message);

    boolean isOpen();
}
