package vn.hailong.agency.store;

import vn.hailong.wire.Response;
import vn.hailong.wire.ResponseCodec;
import vn.hailong.wire.SealedResponse;
import vn.hailong.wire.WireFormatException;

/// Responses that were read out of a damaged outbox and sealed anew in another one: same id, another number,
/// and a flag that says so.
final class Salvage {
    /// It blocks no counting.
    static final String FLAG = Response.SALVAGED;

    private Salvage() {}

    static boolean isSalvaged(Response response) {
        return response.flags().contains(FLAG);
    }

    /// Whether one of the two was salvaged and they are the same but for their numbers and that flag.
    /// Whichever comes first is counted, so it may be either.
    ///
    /// @param held the bytes of a response that was counted
    static boolean isSame(byte[] held, Response arrived) {
        Response first = read(held).response();
        return (isSalvaged(first) || isSalvaged(arrived)) && plain(first).equals(plain(arrived));
    }

    private static Response plain(Response response) {
        return new Response(
                response.id(),
                response.questionnaire(),
                response.version(),
                response.language(),
                response.channel(),
                response.unit(),
                response.counter(),
                response.stage(),
                response.field(),
                response.answers(),
                response.answeredAt(),
                response.clock(),
                response.durationMs(),
                response.complete(),
                response.assisted(),
                response.suppressedPresses(),
                response.flags().stream().filter(flag -> !flag.equals(FLAG)).toList());
    }

    static SealedResponse read(byte[] raw) {
        try {
            return ResponseCodec.decode(raw);
        } catch (WireFormatException e) {
            throw new IllegalStateException("a response that was counted can't be read any more: " + e.getMessage(), e);
        }
    }
}
