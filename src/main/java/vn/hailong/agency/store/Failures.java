package vn.hailong.agency.store;

import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Tells a value that PostgreSQL will never take from a database that is away, full, or in a deadlock.
final class Failures {
    /// Classes of SQLSTATE: data exception, integrity constraint violation, program limit exceeded.
    private static final Set<String> REJECTIONS = Set.of("22", "23", "54");

    private Failures() {}

    /// Whether the values are to blame. So is everything that is no answer of the database: it failed on its way
    /// there.
    static boolean isRejection(RuntimeException failure) {
        SQLException answer = answer(failure);
        if (answer == null) {
            return true;
        }
        String state = answer.getSQLState();
        return state != null && state.length() == 5 && REJECTIONS.contains(state.substring(0, 2));
    }

    static String reason(RuntimeException failure) {
        SQLException answer = answer(failure);
        return answer == null ? failure.toString() : String.valueOf(answer.getMessage());
    }

    private static @Nullable SQLException answer(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException answer) {
                return answer;
            }
        }
        return null;
    }
}
