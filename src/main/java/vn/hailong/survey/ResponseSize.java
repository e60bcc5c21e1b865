package vn.hailong.survey;

import java.util.Comparator;
import java.util.List;

/// How large the answers to a questionnaire can become when they travel. A response that is larger than a batch could
/// never be sent, and would hold up all that come after it.
public final class ResponseSize {
    /// What answers may take together: a batch of 256 KiB, less what else stands in it.
    public static final int MOST_BYTES = 250_000;

    /// A control character is written as `\u0001`; no other character takes more.
    private static final int BYTES_OF_A_CHARACTER = 6;

    private static final int QUOTES = 2;
    /// The quotes of the id, a colon and a comma.
    private static final int AROUND_AN_ITEM = QUOTES + 2;
    /// `1000`, `null` and `"NA"`.
    private static final int SHORT_ANSWER = 4;

    private ResponseSize() {}

    /// The most bytes that answers to all these items can take. Items that are never asked of one citizen together
    /// count all the same.
    public static long of(List<Item> items) {
        return items.stream()
                .mapToLong(item -> AROUND_AN_ITEM + item.id().length() + Math.max(SHORT_ANSWER, answer(item.form())))
                .sum();
    }

    private static long answer(Item.Form form) {
        return switch (form) {
            case Item.Form.Rating _ -> SHORT_ANSWER;
            case Item.Form.Count _ -> SHORT_ANSWER;
            case Item.Form.YesNo _ -> QUOTES + "yes".length();
            case Item.Form.Single(List<Option> options) -> longest(options, 1);
            case Item.Form.Multiple multiple -> 2 + longest(multiple.options(), multiple.most());
            case Item.Form.Comment comment -> QUOTES + (long) BYTES_OF_A_CHARACTER * comment.maximumLength();
        };
    }

    /// The longest ids of so many options, each with quotes and a comma.
    private static long longest(List<Option> options, int most) {
        return options.stream()
                .map(option -> option.id().length())
                .sorted(Comparator.reverseOrder())
                .limit(most)
                .mapToLong(length -> QUOTES + length + 1)
                .sum();
    }
}
