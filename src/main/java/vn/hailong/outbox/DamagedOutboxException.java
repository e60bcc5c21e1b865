package vn.hailong.outbox;

/// The file of an outbox can't be opened or read, and the disk is not the reason.
final class DamagedOutboxException extends OutboxException {
    private static final long serialVersionUID = 1;

    DamagedOutboxException(String message, Throwable cause) {
        super(message, cause);
    }
}
