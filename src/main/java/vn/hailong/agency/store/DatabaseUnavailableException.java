package vn.hailong.agency.store;

/// The database is away or can't work now: the same act may succeed later.
public final class DatabaseUnavailableException extends Exception {
    private static final long serialVersionUID = 1L;

    public DatabaseUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
