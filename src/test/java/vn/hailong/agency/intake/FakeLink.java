package vn.hailong.agency.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import vn.hailong.mqtt.IncomingMessage;
import vn.hailong.mqtt.MqttFailure;
import vn.hailong.mqtt.OutgoingMessage;
import vn.hailong.mqtt.PublishResult;
import vn.hailong.wire.Receipt;
import vn.hailong.wire.ReceiptCodec;
import vn.hailong.wire.WireFormatException;

/// A broker's side of a connection, which can break before a receipt gets through.
final class FakeLink implements Link {
    final List<OutgoingMessage> published = new ArrayList<>();
    final List<IncomingMessage> acknowledged = new ArrayList<>();
    boolean open = true;
    boolean throwsOnPublish;

    @Override
    public CompletableFuture<PublishResult> publish(OutgoingMessage message) {
        if (throwsOnPublish) {
            open = false;
            throw new IllegalStateException("killed before the receipt");
        }
        if (!open) {
            return CompletableFuture.failedFuture(new MqttFailure("the connection is closed"));
        }
        published.add(message);
        return CompletableFuture.completedFuture(PublishResult.SUBSCRIBED);
    }

    @Override
    public void acknowledge(IncomingMessage message) {
        acknowledged.add(message);
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    List<Receipt> receipts() {
        return published.stream().map(FakeLink::decode).toList();
    }

    Receipt lastReceipt() {
        return decode(published.getLast());
    }

    private static Receipt decode(OutgoingMessage message) {
        try {
            return ReceiptCodec.decode(message.payload());
        } catch (WireFormatException e) {
            throw new IllegalStateException(e);
        }
    }
}
