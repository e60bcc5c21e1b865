package vn.hailong.stick;

import java.util.ArrayList;
import java.util.List;

/// What was refused, counted, and the first of it in words: a stick may hold a million such files.
public final class Complaints {
    private static final int MOST_SHOWN = 20;

    private final List<String> shown = new ArrayList<>();
    private int number;

    public void add(String complaint) {
        number++;
        if (shown.size() < MOST_SHOWN) {
            // A stranger's words must not make lines of their own.
            shown.add(complaint.replaceAll("\\p{Cntrl}", " "));
        }
    }

    public int number() {
        return number;
    }

    /// Lines for people.
    public List<String> lines() {
        List<String> lines = new ArrayList<>(shown);
        if (number > shown.size()) {
            lines.add("and " + (number - shown.size()) + " more");
        }
        return lines;
    }
}
