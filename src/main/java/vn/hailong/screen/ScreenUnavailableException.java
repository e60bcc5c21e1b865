package vn.hailong.screen;

/// There is no display that a window could open on. The message says what is missing.
public final class ScreenUnavailableException extends Exception {
    ScreenUnavailableException(String message) {
        super(message);
    }

    ScreenUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
