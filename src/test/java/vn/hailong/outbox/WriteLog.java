package vn.hailong.outbox;

import java.util.ArrayList;
import java.util.List;

/// What happened to the files of a database, in order, and what was said of it in between. From any thread.
final class WriteLog {
    sealed interface Event {
        record Written(String file, long position, byte[] bytes) implements Event {}

        record Truncated(String file, long size) implements Event {}

        /// All of the above is on the disk, as far as it happened to this file.
        record Forced(String file) implements Event {}

        /// Somebody was told, or asked for, something that must or may hold from here on.
        record Noted(Note note) implements Event {}
    }

    private final List<Event> events = new ArrayList<>();

    synchronized void add(Event event) {
        events.add(event);
    }

    synchronized void note(Note note) {
        events.add(new Event.Noted(note));
    }

    synchronized List<Event> events() {
        return List.copyOf(events);
    }
}
