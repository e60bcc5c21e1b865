package vn.hailong.agency.intake;

import static vn.hailong.agency.AgencySamples.batch;
import static vn.hailong.agency.AgencySamples.config;
import static vn.hailong.agency.AgencySamples.response;
import static vn.hailong.agency.intake.IntakeFixture.NOW;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import vn.hailong.agency.account.Explanation;
import vn.hailong.agency.account.OutboxAccount;
import vn.hailong.agency.account.Reconciliation;
import vn.hailong.agency.index.CivilDate;
import vn.hailong.wire.SealedResponse;
import vn.hailong.wire.Status;

/// A terminal whose outboxes are watched by an agency with a real database and a clock in the test's hand.
abstract class OutboxScene {
    static final String TERMINAL = "bn-q03";

    final IntakeFixture fixture;
    Instant now = NOW;

    OutboxScene() throws InterruptedException {
        fixture = new IntakeFixture(config());
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    final void later(Duration time) {
        now = now.plus(time);
        fixture.at(config(), now);
    }

    final void hear(Status status) throws InterruptedException {
        fixture.status(TERMINAL, status);
    }

    final void send(UUID installation, long first, long last) throws InterruptedException {
        fixture.responses(
                TERMINAL,
                batch(
                        installation,
                        LongStream.rangeClosed(first, last)
                                .mapToObj(seq -> response(seq, 5))
                                .toArray(SealedResponse[]::new)));
    }

    final OutboxAccount outbox(UUID installation) {
        return fixture.store.accounts().outboxes().stream()
                .filter(outbox -> outbox.installation().equals(installation)
                        && outbox.terminal().equals(TERMINAL))
                .findFirst()
                .orElseThrow();
    }

    final List<Explanation> explained(UUID installation) {
        return Reconciliation.explain(outbox(installation), now);
    }

    static OffsetDateTime local(Instant at) {
        return at.atZone(CivilDate.ZONE).toOffsetDateTime();
    }
}
