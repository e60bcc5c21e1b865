package vn.hailong.agency.web;

import java.util.List;

/// Everything the page of a unit and a period prints, ready to print.
///
/// @param live     whether the period includes today
/// @param address  the query string of this very page
/// @param other    the query string of this page in the other language
/// @param fiveLevels whether the overall figures are on a scale of five levels, or on none
/// @param sum      responses of the last 15 minutes
/// @param alarms   how many of the accounts' differences are alarms, in words; empty if none
public record Dashboard(
        Wording wording,
        String agency,
        String unit,
        String period,
        boolean live,
        String computedAt,
        String responses,
        FigureView overall,
        boolean fiveLevels,
        List<Row> counters,
        List<Row> items,
        List<Minute> minutes,
        String sum,
        List<TerminalView> terminals,
        String alarms,
        boolean withheld,
        String smallCell,
        Form form,
        String address,
        String other) {

    /// A counter or an item.
    public record Row(String name, String responses, FigureView figure) {}

    /// One bar of the last 15 minutes.
    ///
    /// @param left   of the bar, in units of the chart
    /// @param top    likewise; the chart is 100 high
    public record Minute(String start, String responses, int left, int top, int height, boolean labelled) {}

    public record Form(List<Choice> units, String from, String to, List<Choice> periods) {}

    /// @param value    of the option, or the query string of the link
    public record Choice(String value, String label, boolean selected) {}

    /// The same unit and period for the JSON, which has no language.
    public String addressOfJson() {
        return address.substring(0, address.lastIndexOf("&lang="));
    }

    /// Whether the legend has to say what to do about buttons.
    public boolean buttonTrouble() {
        return terminals.stream().anyMatch(terminal -> !terminal.buttons().fine());
    }

    public String text(String key) {
        return wording.text(key);
    }
}
