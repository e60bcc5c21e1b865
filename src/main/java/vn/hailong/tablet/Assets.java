package vn.hailong.tablet;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The style sheet, the scripts and the icon of the pages, from `web/tablet/`.
final class Assets {
    private static final Map<String, String> TYPES = Map.of(
            "tablet.css", "text/css; charset=utf-8",
            "tablet.js", "text/javascript; charset=utf-8",
            "pages.js", "text/javascript; charset=utf-8",
            "icon.svg", "image/svg+xml");

    private record Asset(Reply whole, String tag) {}

    private final Map<String, Asset> assets = new TreeMap<>();

    Assets() {
        TYPES.forEach((name, type) -> assets.put(name, load(name, type)));
    }

    /// @param request may name the version that the browser has already
    Optional<Reply> reply(String name, Request request) {
        return Optional.ofNullable(assets.get(name))
                .map(asset -> request.header("if-none-match").equals(Optional.of(asset.tag()))
                        ? Reply.empty(304).with("ETag", asset.tag()).with("Cache-Control", "no-cache")
                        : asset.whole());
    }

    private static Asset load(String name, String type) {
        String file = "web/tablet/" + name;
        try (InputStream stream = Assets.class.getClassLoader().getResourceAsStream(file)) {
            if (stream == null) {
                throw new IllegalArgumentException("no file " + file);
            }
            byte[] bytes = stream.readAllBytes();
            String tag = '"' + HexFormat.of().formatHex(Secrets.sha256(bytes), 0, 12) + '"';
            // Asked for each time, so that a new version of the product is seen at once.
            Map<String, String> headers = Map.of("Content-Type", type, "ETag", tag, "Cache-Control", "no-cache");
            return new Asset(new Reply(200, headers, bytes), tag);
        } catch (IOException e) {
            throw new UncheckedIOException("can't read " + file, e);
        }
    }
}
