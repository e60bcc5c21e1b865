package vn.hailong.wire;

/// The names of the published schemas, as they stand in the user property `schema` of every message.
public final class Schema {
    private Schema() {}

    public static String of(Topic.Kind kind) {
        return switch (kind) {
            case RESPONSES -> "responses/1";
            case RECEIPTS -> "receipt/1";
            case STATUS -> "status/1";
            case CONFIG -> "config/1";
            case COMMANDS -> "command/1";
            case REPLIES -> "reply/1";
        };
    }
}
