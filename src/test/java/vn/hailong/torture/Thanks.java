package vn.hailong.torture;

import vn.hailong.survey.SessionView;

/// Whether a screen thanks for what is stored. Two threads tell it what happens.
final class Thanks {
    private boolean stored;
    private boolean asking;

    /// Somebody presses next, who has seen the thanks for whatever came before.
    synchronized void pressing() {
        stored = false;
    }

    /// Somebody was told that the press is on the card.
    synchronized void stored() {
        stored = true;
    }

    /// @return whether this thanks somebody whose press is not on the card yet, as far as anybody was told
    synchronized boolean isTooEarly(SessionView view) {
        boolean again = asking; // the seconds that are left, counted down
        asking = view instanceof SessionView.Step;
        return isThanks(view) && !(asking && again) && !stored;
    }

    /// Whether it says that a press is recorded: the next question does so too.
    static boolean isThanks(SessionView view) {
        return switch (view) {
            case SessionView.Thanks() -> true;
            case SessionView.Step step -> step.recorded() && step.number() == 2;
            case SessionView.Unavailable() -> false;
            case SessionView.Opening _ -> false;
            case SessionView.Invitation _ -> false;
            case SessionView.Pressed _ -> false;
        };
    }
}
