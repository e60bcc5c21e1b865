package vn.hailong.agency.intake;

import java.time.Instant;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Function;
import vn.hailong.mqtt.IncomingMessage;

/// A message on its way into the database, and what is to be kept of it: read once, by whoever comes to it first.
final class Delivery {
    private final IncomingMessage message;
    private final Link link;
    private final Instant receivedAt;
    private final FutureTask<Reader.Reading> reading;

    Delivery(IncomingMessage message, Link link, Instant receivedAt, Function<Delivery, Reader.Reading> reader) {
        this.message = message;
        this.link = link;
        this.receivedAt = receivedAt;
        this.reading = new FutureTask<>(() -> reader.apply(this));
    }

    IncomingMessage message() {
        return message;
    }

    Link link() {
        return link;
    }

    Instant receivedAt() {
        return receivedAt;
    }

    /// Reads it, unless somebody does or did.
    void read() {
        reading.run();
    }

    /// What it says; waits for whoever is reading it.
    Reader.Reading reading() throws InterruptedException {
        read();
        try {
            return reading.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a message on " + message.topic() + " could not be read", e.getCause());
        }
    }
}
