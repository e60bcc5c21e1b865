package vn.hailong.survey;

import java.util.List;
import java.util.Optional;

/// One question. Its id is stable for ever: answers of different years are compared by it (R024).
///
/// @param id        letters, digits, `_`, and dots between them, e.g. `quick.official`
/// @param text      the question as the citizen reads it
/// @param help      a plain explanation for whoever asks for one (R071)
/// @param criterion the criterion behind it as reports name it (R136)
/// @param factor    what it measures; absent for items that measure nothing, such as a gate
/// @param inIndex   whether it enters the criteria-based index; only ratings may
/// @param asked     when it is asked
/// @param form      how it is answered
public record Item(
        String id,
        LocalizedText text,
        Optional<LocalizedText> help,
        Optional<LocalizedText> criterion,
        Kind kind,
        Optional<Factor> factor,
        boolean inIndex,
        Condition asked,
        Form form) {

    public Item {
        if (inIndex && kind != Kind.RATING) {
            throw new IllegalArgumentException("item " + id + " is of kind " + kind + " and can't enter the index");
        }
    }

    /// How an item is answered. Every item may be skipped.
    public sealed interface Form {
        /// One level of a scale; `notApplicable` is the label of the button that leaves the item out of every figure.
        record Rating(Scale scale, Optional<LocalizedText> notApplicable) implements Form {}

        record YesNo() implements Form {}

        record Single(List<Option> options) implements Form {
            public Single {
                options = List.copyOf(options);
            }
        }

        /// Up to `most` of the options; an exclusive option only alone.
        record Multiple(List<Option> options, int most) implements Form {
            public Multiple {
                options = List.copyOf(options);
                if (most < 1 || most > options.size()) {
                    throw new IllegalArgumentException(most + " choices of " + options.size() + " options");
                }
            }
        }

        /// A number from 0 to `most`; `most` itself means "that many or more".
        record Count(int most) implements Form {}

        record Comment(int maximumLength) implements Form {}
    }
}
