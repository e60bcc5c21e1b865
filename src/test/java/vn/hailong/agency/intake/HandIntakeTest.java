package vn.hailong.agency.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static vn.hailong.agency.AgencySamples.batch;
import static vn.hailong.agency.AgencySamples.config;
import static vn.hailong.agency.AgencySamples.response;
import static vn.hailong.agency.intake.IntakeFixture.INSTALLATION;
import static vn.hailong.agency.intake.IntakeFixture.NOW;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.hailong.agency.store.DatabaseUnavailableException;

/// Somebody stands there with a stick while the database is away.
class HandIntakeTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final IntakeFixture fixture;
    private final List<Duration> pauses = new ArrayList<>();
    private final HandIntake intake;

    HandIntakeTest() throws InterruptedException {
        fixture = new IntakeFixture(config());
        intake = HandIntake.of(
                config(), fixture.ledger, InstantSource.fixed(NOW), new SplittableRandom(1), PATIENCE, pauses::add);
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private HandIntake.Taken take() throws Exception {
        return intake.take("bn-q03", batch(INSTALLATION, response(1, 5)));
    }

    private Duration waited() {
        return pauses.stream().reduce(Duration.ZERO, Duration::plus);
    }

    @Test
    void aShortAbsenceIsWaitedFor() throws Exception {
        fixture.ledger.attemptsToFail = 3;
        assertEquals(1, take().counted());
        assertEquals(3, pauses.size());
        assertEquals(1, fixture.counted());
    }

    @Test
    void aLongOneIsToldAndNothingIsStored() throws Exception {
        fixture.ledger.attemptsToFail = 1_000;
        assertThrows(DatabaseUnavailableException.class, this::take);
        assertTrue(waited().compareTo(PATIENCE) >= 0, pauses::toString);
        assertTrue(waited().compareTo(PATIENCE.multipliedBy(3)) < 0, pauses::toString);
        assertEquals(0, fixture.counted());
    }
}
