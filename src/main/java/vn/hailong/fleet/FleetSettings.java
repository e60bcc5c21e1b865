package vn.hailong.fleet;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import vn.hailong.survey.Questionnaire;

/// @param seats         one for each terminal
/// @param questionnaire begins with a rating, which is all that is answered
/// @param rate          responses sealed in a second, by all terminals together
/// @param sealing       how long they go on sealing
/// @param patience      how long to wait for the last receipts after that
/// @param backlog       responses that each terminal has when it connects, as after an outage
/// @param test          marks every response as a test, which the agency keeps and counts in no figure
public record FleetSettings(
        InetSocketAddress broker,
        String agency,
        List<Seat> seats,
        Questionnaire questionnaire,
        double rate,
        Duration sealing,
        Duration patience,
        int backlog,
        boolean test) {

    public FleetSettings {
        seats = List.copyOf(seats);
    }
}
