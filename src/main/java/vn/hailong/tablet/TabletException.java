package vn.hailong.tablet;

/// The door for tablets can't be opened, or can't do what it was asked. The message says what, why, and what helps.
public final class TabletException extends Exception {
    TabletException(String message) {
        super(message);
    }

    TabletException(String message, Throwable cause) {
        super(message, cause);
    }
}
