package vn.hailong.torture;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Puts right what a step that failed may have left, so that the run goes on to its verdict.
final class Mender {
    private final Ground ground;
    private final List<Plan.Step> unmended = new ArrayList<>();

    Mender(Ground ground) {
        this.ground = ground;
    }

    /// Now, if possible; else again at [#mendRest].
    void mend(Plan.Step step) throws IOException, InterruptedException {
        try {
            restore(step);
        } catch (IOException | RuntimeException e) {
            synchronized (this) {
                unmended.add(step);
            }
            throw e;
        }
    }

    /// Nothing else is done to the ground any more.
    ///
    /// @return what stays broken, in words
    List<String> mendRest() throws InterruptedException {
        List<Plan.Step> left;
        synchronized (this) {
            left = List.copyOf(unmended);
        }
        List<String> broken = new ArrayList<>();
        for (Plan.Step step : left) {
            try {
                restore(step);
            } catch (IOException | RuntimeException e) {
                broken.add("stays broken by step " + step + ": " + e);
            }
        }
        return broken;
    }

    private void restore(Plan.Step step) throws IOException, InterruptedException {
        switch (step.kind().site()) {
            case TERMINAL -> ground.desks().get(step.target()).mend();
            case CLONE -> ground.other().kill();
            case AGENCY -> {
                ReceiverProgram receiver = ground.receivers().get(step.target());
                ground.links().get(Plan.TERMINALS + step.target()).disarm();
                receiver.kill();
                receiver.start();
            }
            case BROKER -> {
                ground.broker().kill();
                ground.startBroker();
            }
            case DATABASE -> ground.database().mend();
            case LINK, TLS_LINK -> {
                Link link = ground.links().get(step.target());
                link.takeReset();
                link.weather(Weather.FAIR);
                if (step.target() == Plan.ENCRYPTED) {
                    link.identity(ground.good());
                }
            }
        }
    }
}
