package vn.hailong.agency.web;

import java.util.List;
import java.util.stream.Stream;

/// What was sealed beside what is held, ready to print.
///
/// @param chosen  the day in the form, as a browser writes it
/// @param days    links to the day before, today, and the day after
/// @param other   the query string of this page in the other language
/// @param notices what needs somebody's attention, the gravest first
/// @param verdict all of it in a few words
/// @param strangers who refused messages claim to be from, in words; empty if nobody is named
/// @param more    how many conflicts are not listed, in words; empty if none
public record AccountsPage(
        Wording wording,
        String agency,
        String day,
        String chosen,
        String address,
        String addressOfJson,
        List<Dashboard.Choice> days,
        String other,
        Why verdict,
        List<Notice> notices,
        Table daily,
        Table totals,
        List<Conflict> conflicts,
        String more,
        List<Heap> heaps,
        String strangers) {

    public record Notice(String weight, String terminal, String place, String sentence) {}

    /// @param columns headings of the numbers
    public record Table(List<String> columns, List<Row> rows) {}

    /// @param outbox  which of the terminal's outboxes
    /// @param numbers as many as there are columns
    public record Row(String terminal, String place, String outbox, List<Number> numbers, List<Why> why) {}

    public record Number(String text, boolean wrong) {}

    /// @param weight `fine`, `calm`, `watch` or `alarm`
    public record Why(String weight, String sentence) {}

    public record Conflict(String terminal, String place, String code, String received, Side second, Side first) {}

    /// One of two responses that claim to be the same.
    public record Side(String id, String outbox, String digest, String received) {}

    public record Heap(String terminal, String code, String count, String last) {}

    /// The names of columns, each with what it means.
    public List<List<String>> legend() {
        return Stream.of(AccountColumn.values())
                .map(column -> List.of(column.heading(wording), column.meaning(wording)))
                .toList();
    }

    public String text(String key) {
        return wording.text(key);
    }
}
