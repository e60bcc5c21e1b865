package vn.hailong.agency;

/// The agency program can't start: its own broker, database or page does not. The message is for whoever started
/// it.
public final class AgencyException extends Exception {
    private static final long serialVersionUID = 1L;

    public AgencyException(String message, Throwable cause) {
        super(message, cause);
    }

    public AgencyException(String message) {
        super(message);
    }
}
