package vn.hailong.agency.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import vn.hailong.wire.Status;

/// A terminal's buttons as they are printed.
///
/// @param fine      whether all of them work, and the box with them
/// @param sentences what there is to say, worst first; empty for a terminal without a box
/// @param technical what the terminal itself says is wrong, for the technician; empty if nothing is
public record ButtonsView(boolean fine, List<String> sentences, String technical) {
    /// So much of the terminal's own words as tells a technician what it is about. The JSON has them all.
    private static final int LONGEST = 300;

    static final ButtonsView NONE = new ButtonsView(true, List.of(), "");

    static ButtonsView of(Status status, Wording wording, Names names) {
        Map<Integer, Status.ButtonState> buttons = status.buttons();
        String technical = status.buttonFault().map(ButtonsView::readable).orElse("");
        if (buttons.isEmpty() && technical.isEmpty()) {
            return NONE;
        }
        List<Integer> missing = in(Status.ButtonState.MISSING, buttons);
        List<Integer> stuck = in(Status.ButtonState.STUCK, buttons);
        List<String> sentences = new ArrayList<>();
        if (missing.size() == buttons.size()) {
            sentences.add(wording.text("buttons.unreadable"));
        } else if (!missing.isEmpty()) {
            sentences.add(wording.text("buttons.missing", spell(missing, status, names)));
        }
        if (!stuck.isEmpty()) {
            sentences.add(wording.text("buttons.stuck", spell(stuck, status, names)));
        }
        if (sentences.isEmpty()) {
            sentences.add(wording.text(technical.isEmpty() ? "buttons.fine" : "buttons.fault"));
        }
        return new ButtonsView(
                missing.isEmpty() && stuck.isEmpty() && technical.isEmpty(), List.copyOf(sentences), technical);
    }

    /// Best first, as on the box.
    private static List<Integer> in(Status.ButtonState state, Map<Integer, Status.ButtonState> buttons) {
        return buttons.entrySet().stream()
                .filter(button -> button.getValue() == state)
                .map(Map.Entry::getKey)
                .sorted(Comparator.reverseOrder())
                .toList();
    }

    private static String spell(List<Integer> levels, Status status, Names names) {
        return levels.stream()
                .map(level -> names.button(level, status.buttons().keySet()))
                .collect(Collectors.joining("; "));
    }

    /// On one line and not too long: whoever has the terminal's key may write anything here. Signs that turn
    /// the direction of writing or can't be seen are left out.
    private static String readable(String fault) {
        String line = fault.replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Co}\\p{Cn}\\s\\u0085\\u2028\\u2029]+", " ")
                .strip();
        return line.codePointCount(0, line.length()) <= LONGEST
                ? line
                : line.substring(0, line.offsetByCodePoints(0, LONGEST)).strip() + "…";
    }
}
