package vn.hailong.config;

import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;

/// When the counter serves, in Vietnam's civil time. A day that is missing is closed.
public record OpeningHours(Map<DayOfWeek, List<Span>> days) {
    /// From `from` until just before `to`, on one day.
    public record Span(LocalTime from, LocalTime to) {}

    public OpeningHours {
        days = Map.copyOf(days);
    }

    public boolean isOpen(LocalDateTime at) {
        return days.getOrDefault(at.getDayOfWeek(), List.of()).stream()
                .anyMatch(span -> !at.toLocalTime().isBefore(span.from())
                        && at.toLocalTime().isBefore(span.to()));
    }
}
