package vn.hailong.sync;

/// The broker could not be reached, or refused us. The message says which and why.
public final class UplinkException extends Exception {
    private static final long serialVersionUID = 1L;

    public UplinkException(String message, Throwable cause) {
        super(message, cause);
    }
}
