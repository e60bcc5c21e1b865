package vn.hailong.wire;

/// A response with its place in the sequence of its installation: 1, 2, 3… without gaps. Its bytes never change again.
public record SealedResponse(long seq, Response response) {
    public SealedResponse {
        if (seq < 1) {
            throw new IllegalArgumentException("seq must be at least 1, found " + seq);
        }
    }
}
