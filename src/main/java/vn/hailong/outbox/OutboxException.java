package vn.hailong.outbox;

/// The outbox could not do what was asked. The message says what, where, and what a technician can do.
public sealed class OutboxException extends Exception permits AlreadySealedException, DamagedOutboxException {
    private static final long serialVersionUID = 1L;

    public OutboxException(String message, Throwable cause) {
        super(message, cause);
    }

    public OutboxException(String message) {
        super(message);
    }
}
