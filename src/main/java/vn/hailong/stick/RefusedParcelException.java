package vn.hailong.stick;

/// A file that is no parcel, or none to be trusted. The message says what was found and what was expected; whoever
/// reports it names the file.
public final class RefusedParcelException extends Exception {
    private static final long serialVersionUID = 1L;

    public RefusedParcelException(String message) {
        super(message);
    }

    public RefusedParcelException(String message, Throwable cause) {
        super(message, cause);
    }
}
