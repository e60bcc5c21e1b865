package vn.hailong.screen;

import java.util.Locale;

/// What a citizen could not read, reach or touch.
sealed interface Fault {
    /// A part leaves another one, or the window.
    record Clipped(String what, String by) implements Fault {
        @Override
        public String toString() {
            return what + " leaves " + by;
        }
    }

    record Overlapping(String what, String other) implements Fault {
        @Override
        public String toString() {
            return what + " overlaps " + other;
        }
    }

    record TooSmall(String what, double millimetres, double least) implements Fault {
        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%s is %.1f mm, at least %.0f mm", what, millimetres, least);
        }
    }

    record TooTiny(String what, double pixels) implements Fault {
        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%s is written in %.1f px, at least 16 px", what, pixels);
        }
    }

    record TooPale(String what, double contrast, double least) implements Fault {
        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%s has a contrast of %.2f, at least %.0f", what, contrast, least);
        }
    }

    record OutOfReach(String what) implements Fault {
        @Override
        public String toString() {
            return what + " is above the lower 60 %";
        }
    }
}
