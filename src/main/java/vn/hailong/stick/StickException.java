package vn.hailong.stick;

/// The stick, or a folder that stands for one, can't be used. The message names the folder or file, and what to do.
public final class StickException extends Exception {
    private static final long serialVersionUID = 1L;

    public StickException(String message) {
        super(message);
    }

    public StickException(String message, Throwable cause) {
        super(message, cause);
    }
}
