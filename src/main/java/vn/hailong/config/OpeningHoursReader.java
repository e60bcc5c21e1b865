package vn.hailong.config;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// `{monday: [07:30-11:30, 13:30-17:00], …}`; a day that is not written is closed.
final class OpeningHoursReader {
    private static final Pattern SPAN = Pattern.compile("([01]\\d|2[0-3]):([0-5]\\d)-([01]\\d|2[0-3]):([0-5]\\d)");
    private static final Shape<OpeningHours.Span> TIMES =
            Shape.scalar("two times of one day, the earlier first, such as 07:30-11:30", OpeningHoursReader::span);
    static final Shape<OpeningHours> HOURS =
            Shape.mapping("days, each with its hours, such as monday: [07:30-11:30]", OpeningHoursReader::hours);

    private OpeningHoursReader() {}

    private static Optional<OpeningHours> hours(Fields fields) {
        Map<DayOfWeek, List<OpeningHours.Span>> days = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            fields.optional(
                            day.name().toLowerCase(java.util.Locale.ROOT),
                            Shape.list("a list of hours, such as [07:30-11:30, 13:30-17:00]", TIMES)
                                    .and(OpeningHoursReader::inOrder))
                    .ifPresent(spans -> days.put(day, spans));
        }
        if (days.isEmpty() && fields.keys().isEmpty()) {
            return Optional.empty();
        }
        return fields.complete(() -> new OpeningHours(days));
    }

    private static Optional<List<OpeningHours.Span>> inOrder(Value value, List<OpeningHours.Span> spans) {
        for (int i = 1; i < spans.size(); i++) {
            if (spans.get(i).from().isBefore(spans.get(i - 1).to())) {
                return value.refuse("hours that overlap or go back", "hours in order, none in two");
            }
        }
        return Optional.of(spans);
    }

    private static Optional<OpeningHours.Span> span(String text) {
        Matcher times = SPAN.matcher(text);
        if (!times.matches()) {
            return Optional.empty();
        }
        LocalTime from = time(times.group(1), times.group(2));
        LocalTime to = time(times.group(3), times.group(4));
        return from.isBefore(to) ? Optional.of(new OpeningHours.Span(from, to)) : Optional.empty();
    }

    private static LocalTime time(String hour, String minute) {
        return LocalTime.of(Integer.parseInt(hour), Integer.parseInt(minute));
    }
}
