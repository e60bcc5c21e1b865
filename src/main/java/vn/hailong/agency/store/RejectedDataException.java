package vn.hailong.agency.store;

/// The database refuses a value, and will do so again.
public final class RejectedDataException extends Exception {
    private static final long serialVersionUID = 1L;

    public RejectedDataException(String message, Throwable cause) {
        super(message, cause);
    }
}
