package vn.hailong.agency.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The files that are served as they are. Only what is listed here: a path from a request never reaches the class path.
final class Resources {
    /// The published contract, in the order it is best read.
    static final List<String> WIRE = List.of(
            "asyncapi.yaml",
            "responses-1.schema.json",
            "receipt-1.schema.json",
            "status-1.schema.json",
            "config-1.schema.json",
            "command-1.schema.json",
            "reply-1.schema.json");

    private static final Map<String, String> ASSETS = Map.of(
            "agency.css", "text/css; charset=utf-8",
            "live.js", "text/javascript; charset=utf-8",
            "icon.svg", "image/svg+xml");

    private Resources() {}

    record Resource(byte[] bytes, String contentType) {}

    static Optional<Resource> wire(String file) {
        if (!WIRE.contains(file)) {
            return Optional.empty();
        }
        String type = file.endsWith(".yaml") ? "application/yaml" : "application/schema+json";
        return Optional.of(new Resource(read("wire/" + file), type));
    }

    static Optional<Resource> asset(String file) {
        return Optional.ofNullable(ASSETS.get(file)).map(type -> new Resource(read("web/agency/" + file), type));
    }

    private static byte[] read(String path) {
        try (InputStream stream = Resources.class.getClassLoader().getResourceAsStream(path)) {
            if (stream == null) {
                throw new IllegalStateException("the program lacks its file " + path);
            }
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("can't read " + path, e);
        }
    }
}
