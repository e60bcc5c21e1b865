package vn.hailong.config;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import vn.hailong.survey.Item;

/// The items above the one that is being read: a condition may only ask about those.
final class EarlierItems {
    static final Shape<String> ID = Shapes.matching(
            "(?=.{1,64}$)[a-z0-9_]+(\\.[a-z0-9_]+)*",
            "an id of 1–64 letters a–z, digits and underscores, with dots between them");

    private final Ids ids = new Ids("the id of an earlier item");
    private final Map<String, Item> items = new HashMap<>();

    /// The id of a new item. It can be referred to from the next item on, even if the rest of its item is wrong: one
    /// mistake is not reported twice.
    void define(Value place, String id) {
        ids.define(place, id);
    }

    Shape<String> reference() {
        return ID.and(ids::refer);
    }

    void add(Item item) {
        items.put(item.id(), item);
    }

    Optional<Item> item(String id) {
        return Optional.ofNullable(items.get(id));
    }
}
