package vn.hailong.buttons;

/// How one button is.
public enum ButtonState {
    OK,
    /// It has been down for longer than a person presses: it is not heard until it is released.
    STUCK,
    /// Its line can't be read now.
    MISSING
}
