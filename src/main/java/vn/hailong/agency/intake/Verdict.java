package vn.hailong.agency.intake;

import vn.hailong.agency.store.Code;

/// Whether a readable response makes sense to this agency.
sealed interface Verdict {
    record Countable() implements Verdict {}

    record NotCountable(Code code, String problem) implements Verdict {}
}
