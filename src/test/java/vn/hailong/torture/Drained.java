package vn.hailong.torture;

import java.util.UUID;
import vn.hailong.outbox.Totals;

/// What a card says of itself in the end, when nobody uses it any more.
record Drained(String terminal, UUID installation, Totals totals) {
    @Override
    public String toString() {
        return terminal + " (" + installation + ")";
    }
}
