package vn.hailong.wire;

/// A payload that breaks the contract. The message names the place (`responses[3].clock.boot`), what was found and what
/// was expected.
public final class WireFormatException extends Exception {
    private static final long serialVersionUID = 1L;

    public WireFormatException(String message) {
        super(message);
    }

    public WireFormatException(String message, Throwable cause) {
        super(message, cause);
    }
}
