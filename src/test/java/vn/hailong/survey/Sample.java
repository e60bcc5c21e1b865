package vn.hailong.survey;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Questionnaires for tests.
final class Sample {
    private Sample() {}

    static Questionnaire of(Item... items) {
        return new Questionnaire("sample", 1, text("Mẫu"), List.of(items));
    }

    /// One rating and nothing more.
    static Questionnaire one() {
        return of(rating("btn.overall", new Condition.Always()));
    }

    /// A rating; its reasons if it is low; an invitation, and behind it one more rating with reasons of its own and a
    /// comment.
    static Questionnaire quick() {
        Condition accepted = new Condition.Chosen("more", "yes");
        return of(
                rating("btn.overall", new Condition.Always()),
                reasons("btn.reason", new Condition.AtMost("btn.overall", 3)),
                item("more", Kind.GATE, new Condition.Always(), new Item.Form.YesNo()),
                rating("quick.access", accepted),
                reasons("reason.access", new Condition.AtMost("quick.access", 3)),
                item(
                        "quick.comment",
                        Kind.COMMENT,
                        new Condition.AllOf(List.of(
                                accepted,
                                new Condition.AnyOf(List.of(
                                        new Condition.AtMost("btn.overall", 3),
                                        new Condition.AtMost("quick.access", 3))))),
                        new Item.Form.Comment(20)));
    }

    /// Opens with a question that is no rating.
    static Questionnaire facts() {
        return of(
                item("place", Kind.FACT, new Condition.Always(), new Item.Form.Single(options("here", "there"))),
                item("trips", Kind.FACT, new Condition.Chosen("place", "here"), new Item.Form.Count(20)),
                rating("fit", new Condition.Always()));
    }

    static Item rating(String id, Condition asked) {
        List<Scale.Level> levels = IntStream.rangeClosed(1, 5)
                .mapToObj(value -> new Scale.Level(value, "level" + value, text("Mức " + value), value >= 4))
                .toList();
        return item(
                id,
                Kind.RATING,
                asked,
                new Item.Form.Rating(new Scale("scale5", levels), Optional.of(text("Không biết"))));
    }

    static Item reasons(String id, Condition asked) {
        return item(id, Kind.REASON, asked, new Item.Form.Multiple(options("a", "b", "c", "none"), 2));
    }

    static Item item(String id, Kind kind, Condition asked, Item.Form form) {
        return new Item(id, text(id), Optional.empty(), Optional.empty(), kind, Optional.empty(), false, asked, form);
    }

    private static List<Option> options(String... ids) {
        return Stream.of(ids)
                .map(id -> new Option(id, text(id), false, id.equals("none")))
                .toList();
    }

    private static LocalizedText text(String vietnamese) {
        return new LocalizedText(Map.of("vi", vietnamese));
    }
}
