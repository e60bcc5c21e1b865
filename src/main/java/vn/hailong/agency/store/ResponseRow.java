package vn.hailong.agency.store;

import java.util.List;
import vn.hailong.agency.index.CivilDate;
import vn.hailong.wire.Response;

/// A response as the database takes it from a copy. Made where the response is read, on another thread than the one
/// that waits for the database.
public final class ResponseRow {
    /// All but `flags`; of no rows yet.
    static final Columns<Arrival.Understood> COLUMNS = new Columns<Arrival.Understood>(List.of())
            .uuid("id", arrival -> response(arrival).id())
            .uuid("installation", arrival -> arrival.origin().installation())
            .bigint("seq", arrival -> arrival.sealed().seq())
            .bytes("digest", arrival -> Bytes.digest(arrival.bytes()))
            .bytes("raw", Arrival.Understood::bytes)
            .text("terminal", arrival -> arrival.origin().terminal())
            .text("unit", arrival -> response(arrival).unit())
            .text("counter", arrival -> response(arrival).counter())
            .text("questionnaire", arrival -> response(arrival).questionnaire())
            .integer("version", arrival -> response(arrival).version())
            .text("channel", arrival -> response(arrival).channel().name())
            .text("stage", arrival -> response(arrival).stage().map(Enum::name).orElse(null))
            .text("field", arrival -> response(arrival).field().orElse(null))
            .text("language", arrival -> response(arrival).language())
            .time("answered_at", arrival -> response(arrival).answeredAt().toInstant())
            .date("answered_on", arrival -> CivilDate.of(response(arrival).answeredAt()))
            .time("received_at", Arrival.Understood::receivedAt)
            .flag("clock_synced", arrival -> response(arrival).clock().synced())
            .uuid("boot", arrival -> response(arrival).clock().boot())
            .bigint("uptime_ms", arrival -> response(arrival).clock().uptimeMs())
            .bigint("duration_ms", arrival -> response(arrival).durationMs())
            .flag("complete", arrival -> response(arrival).complete())
            .flag("assisted", arrival -> response(arrival).assisted())
            .integer("suppressed", arrival -> response(arrival).suppressedPresses());

    static final Columns<Arrival.Understood> COPIED =
            COLUMNS.texts("flags", arrival -> response(arrival).flags());

    private final byte[] bytes;

    private ResponseRow(byte[] bytes) {
        this.bytes = bytes;
    }

    static ResponseRow of(Arrival.Understood arrival) {
        return new ResponseRow(COPIED.binary(arrival));
    }

    byte[] bytes() {
        return bytes;
    }

    private static Response response(Arrival.Understood arrival) {
        return arrival.sealed().response();
    }
}
