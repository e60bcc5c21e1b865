package vn.hailong.survey;

import java.util.List;
import java.util.Optional;

/// A published set of questions. `id` and `version` stand on every response; a published version never changes.
public record Questionnaire(String id, int version, LocalizedText title, List<Item> items) {
    /// As many answers as a response can hold when it travels.
    public static final int MOST_ITEMS = 300;

    public Questionnaire {
        items = List.copyOf(items);
        if (items.isEmpty()) {
            throw new IllegalArgumentException("questionnaire " + id + " has no item");
        }
    }

    public Optional<Item> item(String itemId) {
        return items.stream().filter(item -> item.id().equals(itemId)).findFirst();
    }

    /// The scale of the rating that opens it; empty if it opens with another kind of question.
    public Optional<Scale> openingScale() {
        return items.getFirst().form() instanceof Item.Form.Rating rating
                ? Optional.of(rating.scale())
                : Optional.empty();
    }
}
