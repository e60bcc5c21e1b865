package vn.hailong.buttons.gpio;

import java.io.IOException;

/// A system call failed. The message says which, and what the kernel answered.
final class SystemCallException extends IOException {
    private static final long serialVersionUID = 1;

    private final int errno;

    SystemCallException(String what, int errno, String message) {
        super(what + ": " + message + " (" + errno + ")");
        this.errno = errno;
    }

    /// As in `errno.h`.
    int errno() {
        return errno;
    }
}
