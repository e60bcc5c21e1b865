package vn.hailong.gallery;

import java.util.List;
import java.util.Optional;
import vn.hailong.survey.Answer;
import vn.hailong.survey.Item;
import vn.hailong.survey.Option;
import vn.hailong.survey.Scale;

/// What a citizen may have answered.
final class SampleAnswers {
    private static final String VIETNAMESE = "Tôi phải chờ gần hai tiếng mới đến lượt, mà chỗ ngồi thì thiếu. Công chức"
            + " hướng dẫn nhiệt tình nhưng biển chỉ dẫn nhỏ quá, người lớn tuổi không đọc được. ";
    private static final String ENGLISH =
            "I waited for nearly two hours, and there were too few seats. The official was"
                    + " very helpful, but the signs are too small for elderly people to read. ";

    private final String sentences;

    SampleAnswers(String language) {
        sentences = language.equals("vi") ? VIETNAMESE : ENGLISH;
    }

    Answer usual(Item item) {
        return switch (item.form()) {
            case Item.Form.Rating(Scale scale, Optional<?> _) ->
                new Answer.Number(scale.levels().getFirst().value());
            case Item.Form.YesNo() -> new Answer.Text("yes");
            case Item.Form.Single(List<Option> options) ->
                new Answer.Text(options.getFirst().id());
            case Item.Form.Multiple multiple -> choices(multiple, Math.min(2, multiple.most()));
            case Item.Form.Count _ -> new Answer.Number(0);
            case Item.Form.Comment(int most) -> new Answer.Text(text(Math.min(most, 40)));
        };
    }

    /// The longest, the last, or as many as there may be.
    Answer most(Item item) {
        return switch (item.form()) {
            case Item.Form.Rating(Scale scale, Optional<?> notApplicable) ->
                notApplicable.isPresent()
                        ? new Answer.NotApplicable()
                        : new Answer.Number(scale.levels().getLast().value());
            case Item.Form.YesNo() -> new Answer.Text("no");
            case Item.Form.Single(List<Option> options) ->
                new Answer.Text(options.getLast().id());
            case Item.Form.Multiple multiple -> choices(multiple, multiple.most());
            case Item.Form.Count(int most) -> new Answer.Number(most);
            case Item.Form.Comment(int most) -> new Answer.Text(text(most));
        };
    }

    /// The choice that excludes the others.
    Optional<Answer> alone(Item item) {
        return item.form() instanceof Item.Form.Multiple multiple
                ? multiple.options().stream()
                        .filter(Option::exclusive)
                        .findFirst()
                        .map(option -> new Answer.Choices(List.of(option.id())))
                : Optional.empty();
    }

    private static Answer choices(Item.Form.Multiple multiple, int count) {
        return new Answer.Choices(multiple.options().stream()
                .filter(option -> !option.exclusive())
                .limit(count)
                .map(Option::id)
                .toList());
    }

    private String text(int length) {
        return sentences.repeat(length / sentences.length() + 1).substring(0, length);
    }
}
