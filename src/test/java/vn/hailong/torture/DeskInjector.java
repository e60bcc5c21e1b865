package vn.hailong.torture;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Does to one terminal and its machine what a step says, and undoes it.
final class DeskInjector {
    private static final List<String> ZONES =
            List.of("America/New_York", "Pacific/Kiritimati", "Asia/Kathmandu", "UTC", "Asia/Ho_Chi_Minh");

    private final Desk desk;

    DeskInjector(Desk desk) {
        this.desk = desk;
    }

    /// @return whether there was really something that the fault was done to
    boolean inject(Plan.Step step) throws IOException, InterruptedException {
        Heard heard = desk.heard();
        int refused = heard.refusals().size();
        long strange = heard.strangeTimes();
        int restarts = desk.restarts();
        long slow = desk.host().slowWrites();
        long unsynchronised = desk.host().unsynchronisedAnswers();
        if (step.kind().parts().contains(Kind.Part.PROCESS) && step.kind() != Kind.SAME_ID) {
            desk.awaitReady(); // it may wait for its restart
        }
        switch (step.kind()) {
            case TERMINAL_KILL -> {
                desk.kill();
                Injector.last(step);
                if (step.amount() % 2 == 0) {
                    desk.host().reboot();
                }
                desk.start();
                desk.awaitReady();
                return true;
            }
            case TERMINAL_STOP -> {
                ProcessHandle process = desk.process();
                Signals.stop(process);
                Injector.last(step);
                Signals.go(process);
                return true;
            }
            case SAME_ID -> {
                desk.start();
                desk.awaitReady();
                Injector.last(step);
                desk.end();
                return true;
            }
            case TIME_ZONE -> {
                desk.end();
                desk.zone(ZONES.get(step.amount() % ZONES.size()));
                desk.start();
                desk.awaitReady();
                Injector.last(step);
                return true;
            }
            case CLOCK_1970 -> {
                desk.kill();
                desk.host().reboot();
                desk.host().clockAt(Instant.EPOCH.plusSeconds(step.amount()));
                desk.start();
                desk.awaitReady();
                Injector.last(step);
                boolean cut = step.amount() % 2 == 0;
                if (cut) {
                    desk.kill();
                    desk.host().reboot();
                }
                desk.host().clockRight();
                if (cut) {
                    desk.start();
                    desk.awaitReady();
                }
                return heard.strangeTimes() > strange;
            }
            case CLOCK_FORWARD -> {
                desk.host().clock(wrong(step), step.amount() % 2 == 0);
                Injector.last(step);
                desk.host().clockRight();
                return heard.strangeTimes() > strange;
            }
            case CLOCK_BACK -> {
                desk.host().clock(wrong(step).negated(), false);
                Injector.last(step);
                desk.host().clockRight();
                return heard.strangeTimes() > strange;
            }
            case SYNC_LOST -> {
                desk.host().clock(Duration.ZERO, false);
                Injector.last(step);
                desk.host().clockRight();
                return desk.host().unsynchronisedAnswers() > unsynchronised;
            }
            case SLOW_FSYNC -> {
                desk.host().forcing(Duration.ofMillis(500));
                Injector.last(step);
                desk.host().forcing(Duration.ZERO);
                return desk.host().slowWrites() > slow;
            }
            case DISK_FULL -> {
                desk.card().fill(step.amount() % 24);
                perhapsRestart(step);
                Injector.last(step);
                desk.card().free();
                desk.awaitReady();
                return heard.refusals().size() > refused || desk.restarts() > restarts;
            }
            case DISK_SHRINKING -> {
                for (int part = 0; part < 8; part++) {
                    desk.card().shrink(12);
                    Thread.sleep(step.lasting().dividedBy(8));
                }
                desk.card().free();
                return heard.refusals().size() > refused;
            }
            case DISK_READ_ONLY -> {
                desk.card().fail();
                perhapsRestart(step);
                Injector.last(step);
                desk.card().change();
                desk.awaitReady();
                return heard.refusals().size() > refused || desk.restarts() > restarts;
            }
            default -> throw Injector.misplaced(step);
        }
    }

    /// A power cut comes to a card in trouble too: the start fails, and is tried again until the card is well.
    private void perhapsRestart(Plan.Step step) throws IOException, InterruptedException {
        if (step.amount() % 3 == 0) {
            desk.kill();
            desk.start();
        }
    }

    private static Duration wrong(Plan.Step step) {
        return Duration.ofHours(2).plus(Duration.ofHours(10L * step.amount()));
    }
}
