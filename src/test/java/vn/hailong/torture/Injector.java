package vn.hailong.torture;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/// Does what a step says, and undoes it.
final class Injector implements Torture.Injection {
    /// One KiB a second.
    private static final int SLOW_RATE = 1_024;

    private final Ground ground;

    Injector(Ground ground) {
        this.ground = ground;
    }

    @Override
    public boolean inject(Plan.Step step) throws IOException, InterruptedException {
        return switch (step.kind().site()) {
            case TERMINAL, CLONE ->
                new DeskInjector(
                                step.kind() == Kind.SAME_ID
                                        ? ground.other()
                                        : ground.desks().get(step.target()))
                        .inject(step);
            case AGENCY -> atReceiver(step, ground.receivers().get(step.target()));
            case BROKER -> atBroker(step);
            case DATABASE -> atDatabase(step);
            case LINK, TLS_LINK -> atLink(step, ground.links().get(step.target()));
        };
    }

    static void last(Plan.Step step) throws InterruptedException {
        Thread.sleep(step.lasting());
    }

    static IllegalArgumentException misplaced(Plan.Step step) {
        return new IllegalArgumentException("not there: " + step);
    }

    private boolean atReceiver(Plan.Step step, ReceiverProgram receiver) throws IOException, InterruptedException {
        switch (step.kind()) {
            case AGENCY_KILL -> {
                receiver.kill();
                last(step);
                receiver.start();
                return true;
            }
            case AGENCY_KILL_MID_BATCH -> {
                AtomicBoolean hit = new AtomicBoolean();
                Link link = ground.links().get(Plan.TERMINALS + step.target());
                link.onBatch(() -> {
                    receiver.running().process().toHandle().destroyForcibly();
                    hit.set(true);
                });
                last(step);
                link.disarm();
                if (hit.get()) {
                    receiver.kill();
                    receiver.start();
                }
                return hit.get();
            }
            case AGENCY_STOP -> {
                ProcessHandle process = receiver.running().process().toHandle();
                Signals.stop(process);
                last(step);
                Signals.go(process);
                return true;
            }
            default -> throw misplaced(step);
        }
    }

    private boolean atBroker(Plan.Step step) throws IOException, InterruptedException {
        switch (step.kind()) {
            case BROKER_KILL -> {
                ground.broker().kill();
                last(step);
                ground.startBroker();
            }
            case BROKER_STOP -> {
                ProcessHandle process = ground.broker().process();
                Signals.stop(process);
                last(step);
                Signals.go(process);
            }
            case BROKER_WIPED -> {
                ground.broker().kill();
                ground.wipeBroker();
                last(step);
                ground.startBroker();
            }
            case RECEIVE_MAXIMUM -> limited(step, "max_inflight_messages " + (1 + step.amount() % 4));
            case PACKET_SIZE -> limited(step, "max_packet_size " + (2_500 + 10 * step.amount()));
            case MESSAGE_SIZE -> limited(step, "message_size_limit " + (2_500 + 10 * step.amount()));
            default -> throw misplaced(step);
        }
        return true;
    }

    private void limited(Plan.Step step, String line) throws IOException, InterruptedException {
        ground.broker().kill();
        ground.startBroker(line);
        last(step);
        ground.broker().kill();
        ground.startBroker();
    }

    private boolean atDatabase(Plan.Step step) throws IOException, InterruptedException {
        switch (step.kind()) {
            case DATABASE_KILL -> {
                ground.database().kill();
                last(step);
                ground.database().start();
            }
            case DATABASE_STOP -> {
                ground.database().stop();
                last(step);
                ground.database().go();
            }
            default -> throw misplaced(step);
        }
        return true;
    }

    private boolean atLink(Plan.Step step, Link link) throws InterruptedException {
        link.takeHappened();
        switch (step.kind()) {
            case HALF_OPEN -> {
                link.halve(step.amount() % 2 == 0);
                last(step);
            }
            case RESET_MID_PACKET -> {
                link.resetNext();
                last(step);
                link.takeReset();
            }
            case BLACK_HOLE -> under(step, link, Weather.blackHole());
            case LATENCY -> under(step, link, Weather.late(Duration.ofMillis(100 + 30L * step.amount())));
            case SLOW_LINK -> under(step, link, Weather.slow(SLOW_RATE));
            case DUPLICATED -> under(step, link, Weather.duplicating());
            case STATUS_LOST -> under(step, link, Weather.muting());
            case REORDERED -> under(step, link, Weather.reordering());
            case WRONG_CERTIFICATE -> showing(step, link, ground.stranger());
            case EXPIRED_CERTIFICATE -> showing(step, link, ground.expired());
            default -> throw misplaced(step);
        }
        return link.takeHappened() > 0;
    }

    private static void under(Plan.Step step, Link link, Weather weather) throws InterruptedException {
        link.weather(weather);
        last(step);
        link.weather(Weather.FAIR);
    }

    private void showing(Plan.Step step, Link link, Identity identity) throws InterruptedException {
        link.identity(identity);
        last(step);
        link.identity(ground.good());
    }
}
