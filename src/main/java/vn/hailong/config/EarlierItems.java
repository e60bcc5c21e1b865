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
    private final Map<String, Integer> lines;
    private String current = "";

    /// @param lines the line of each id of the whole list, so that a message can tell a later item from none
    EarlierItems(Map<String, Integer> lines) {
        this.lines = Map.copyOf(lines);
    }

    /// The item that is read from now on. It can't refer to itself.
    void begin(String id) {
        current = id;
    }

    /// The id of a new item. It can be referred to from the next item on, even if the rest of its item is wrong: one
    /// mistake is not reported twice.
    void define(Value place, String id) {
        ids.define(place, id);
    }

    Shape<String> reference() {
        return ID.and((value, id) -> {
            if (ids.contains(id)) {
                return Optional.of(id);
            }
            Integer line = lines.get(id);
            String found;
            if (id.equals(current)) {
                found = "the item itself";
            } else if (line != null) {
                found = "an item further down in line " + line;
            } else {
                found = "which no item has";
            }
            return value.refuse("\"" + id + "\", " + found, ids.expected());
        });
    }

    void add(Item item) {
        items.put(item.id(), item);
    }

    Optional<Item> item(String id) {
        return Optional.ofNullable(items.get(id));
    }
}
