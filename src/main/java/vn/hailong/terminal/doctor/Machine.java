package vn.hailong.terminal.doctor;

import java.time.OffsetDateTime;
import java.util.Optional;
import vn.hailong.buttons.BoxState;

/// What the doctor is told rather than sees, since it differs between a running terminal and the command line.
public interface Machine {
    /// Civil time.
    OffsetDateTime now();

    /// Whether the kernel believes its clock.
    boolean clockSynced();

    /// Whether the doctor is called by the terminal itself, which holds the outbox, the buttons and the tablets' port.
    boolean isTerminal();

    /// How often another client took this terminal's id at the broker; 0 for who can't know.
    long takeovers();

    /// How the box of buttons is; empty if another program holds it.
    Optional<BoxState> box();

    /// The X display on which the terminal shows its window, as `DISPLAY` names it; empty if nobody says.
    Optional<String> display();
}
