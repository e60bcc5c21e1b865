package vn.hailong.buttons;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// How a box of buttons is.
///
/// @param buttons each button by its level; empty if there is no box
/// @param fault   what is wrong with the box as a whole, in words that a technician can act on
public record BoxState(Map<Integer, ButtonState> buttons, Optional<String> fault) {
    public BoxState {
        buttons = Collections.unmodifiableMap(new TreeMap<>(buttons));
    }
}
