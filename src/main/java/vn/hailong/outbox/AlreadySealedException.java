package vn.hailong.outbox;

import java.util.UUID;

/// A draft that is asked for was sealed already: perhaps by a change that failed as far as anybody knew, and that was
/// on the disk all the same.
public final class AlreadySealedException extends OutboxException {
    private static final long serialVersionUID = 1;

    AlreadySealedException(UUID id) {
        super("the response " + id + " is sealed already");
    }
}
