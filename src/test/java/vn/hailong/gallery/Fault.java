package vn.hailong.gallery;

import java.util.List;
import java.util.Optional;

/// Something that a citizen can't see, read or hit.
///
/// @param what     that is wrong, as it reads on the picture
/// @param measured with its unit
/// @param expected with its unit
public record Fault(Kind kind, String what, String measured, String expected) {
    public enum Kind {
        CLIPPED("clipped"),
        OVERLAPPING("overlapping"),
        SMALL_TARGET("small targets"),
        LOW_CONTRAST("low contrast"),
        SMALL_TEXT("small text"),
        /// Too high on a standing panel for whoever sits in a wheelchair.
        OUT_OF_REACH("out of reach");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    /// What a finger needs, in millimetres (R020).
    public static final double TARGET_MILLIMETRES = 20;

    public static final double TEXT_CONTRAST = 7;

    /// Of what is not offered at the moment, and still read.
    public static final double DISABLED_TEXT_CONTRAST = 4.5;

    /// Of what is no text, such as a face.
    public static final double MARK_CONTRAST = 3;

    public static final double SMALLEST_TEXT_PIXELS = 16;

    public static Fault clipped(String what, String by, String where) {
        return new Fault(Kind.CLIPPED, what, where, "within " + by);
    }

    public static Fault overlapping(String what, String other) {
        return new Fault(Kind.OVERLAPPING, what, "over " + other, "apart");
    }

    /// @param smallest as the side, in millimetres
    public static Fault smallTarget(String what, double side, double smallest) {
        return new Fault(Kind.SMALL_TARGET, what, "%.1f mm".formatted(side), "%.0f mm".formatted(smallest));
    }

    public static Fault lowContrast(String what, double contrast, double smallest) {
        return new Fault(Kind.LOW_CONTRAST, what, "%.2f:1".formatted(contrast), "%.1f:1".formatted(smallest));
    }

    public static Fault smallText(String what, double pixels) {
        return new Fault(Kind.SMALL_TEXT, what, "%.1f px".formatted(pixels), "%.0f px".formatted(SMALLEST_TEXT_PIXELS));
    }

    public static Fault outOfReach(String what) {
        return new Fault(Kind.OUT_OF_REACH, what, "higher", "in the lower 60 % of the panel");
    }

    /// Whether an inspection works: what was found of something made to be broken, compared with what is broken there.
    ///
    /// @param expected empty: it is sound
    /// @return what is wrong with the inspection; empty if nothing is
    public static Optional<String> verdict(String broken, Optional<Kind> expected, List<Fault> found) {
        List<Kind> kinds = found.stream().map(Fault::kind).distinct().toList();
        return kinds.equals(expected.stream().toList())
                ? Optional.empty()
                : Optional.of(broken + ": found " + found + ", expected "
                        + expected.map(Kind::words).orElse("nothing"));
    }

    @Override
    public String toString() {
        return kind.words() + ": " + what + ": " + measured + ", expected " + expected;
    }
}
