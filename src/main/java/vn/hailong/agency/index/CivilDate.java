package vn.hailong.agency.index;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;

/// The day an answer belongs to: the civil date in Vietnam of the answer itself, not of its arrival.
public final class CivilDate {
    public static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

    private CivilDate() {}

    public static LocalDate of(OffsetDateTime answeredAt) {
        return answeredAt.atZoneSameInstant(ZONE).toLocalDate();
    }
}
