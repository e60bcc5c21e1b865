package vn.hailong.tablet;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// An element of a page. Texts and values of attributes are escaped always: there is no way to write markup as text.
///
/// Used like `Html.of("p").with("class", "quiet").text(words)`. Names of elements and attributes are ours, never a
/// visitor's.
final class Html {
    private static final Set<String> EMPTY = Set.of("meta", "link", "input");

    /// What stands between two tags.
    private sealed interface Content {
        record Words(String text) implements Content {}

        record Child(Html element) implements Content {}
    }

    private final String name;
    private final Map<String, Optional<String>> attributes = new LinkedHashMap<>();
    private final List<Content> contents = new ArrayList<>();

    private Html(String name) {
        this.name = name;
    }

    static Html of(String name) {
        return new Html(name);
    }

    Html with(String attribute, String value) {
        attributes.put(attribute, Optional.of(value));
        return this;
    }

    /// An attribute without a value, such as `checked`.
    Html with(String attribute, boolean present) {
        if (present) {
            attributes.put(attribute, Optional.empty());
        }
        return this;
    }

    Html text(String words) {
        contents.add(new Content.Words(words));
        return this;
    }

    Html add(Html... children) {
        return add(List.of(children));
    }

    Html add(List<Html> children) {
        children.forEach(child -> contents.add(new Content.Child(child)));
        return this;
    }

    Html add(Optional<Html> child) {
        return add(child.stream().toList());
    }

    /// The element as a whole page.
    String page() {
        StringBuilder out = new StringBuilder("<!DOCTYPE html>\n");
        write(out);
        return out.append('\n').toString();
    }

    private void write(StringBuilder out) {
        out.append('<').append(name);
        attributes.forEach((attribute, value) -> {
            out.append(' ').append(attribute);
            value.ifPresent(words -> escape(words, out.append("=\"")).append('"'));
        });
        out.append('>');
        if (EMPTY.contains(name)) {
            if (!contents.isEmpty()) {
                throw new IllegalStateException("<" + name + "> holds nothing");
            }
            return;
        }
        for (Content content : contents) {
            switch (content) {
                case Content.Words(String text) -> escape(text, out);
                case Content.Child(Html element) -> element.write(out);
            }
        }
        out.append("</").append(name).append('>');
    }

    private static StringBuilder escape(String text, StringBuilder out) {
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            switch (character) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.append(character);
            }
        }
        return out;
    }

    @Override
    public String toString() {
        StringBuilder out = new StringBuilder();
        write(out);
        return out.toString();
    }
}
