package vn.hailong.survey;

import java.util.List;
import java.util.Optional;

/// A published set of questions. `id` and `version` stand on every response; a published version never changes.
public record Questionnaire(String id, int version, LocalizedText title, List<Item> items) {
    public Questionnaire {
        items = List.copyOf(items);
        if (items.isEmpty()) {
            throw new IllegalArgumentException("questionnaire " + id + " has no item");
        }
    }

    public Optional<Item> item(String itemId) {
        return items.stream().filter(item -> item.id().equals(itemId)).findFirst();
    }
}
