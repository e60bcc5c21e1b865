package vn.hailong.outbox;

import java.time.Clock;

class InMemoryOutboxTest extends OutboxContract {
    @Override
    protected Outbox open(Clock clock) {
        return new InMemoryOutbox(clock);
    }
}
