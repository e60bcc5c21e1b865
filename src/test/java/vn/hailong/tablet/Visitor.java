package vn.hailong.tablet;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A browser that a test holds by the wire: it can send what no browser would.
final class Visitor {
    private static final Pattern TURN = Pattern.compile("data-turn=\"([^\"]*)\"");
    private static final Pattern REVISION = Pattern.compile("data-revision=\"([^\"]*)\"");

    private final Site site;
    private final Map<String, List<String>> headers = new HashMap<>();
    private String address = "192.168.10.31";
    private String page = "";

    Visitor(Site site) {
        this.site = site;
        with("host", Terminals.AUTHORITY);
    }

    /// A header that goes with every request from now on, in place of another one of this name.
    Visitor with(String header, String... values) {
        headers.put(header, List.of(values));
        return this;
    }

    Visitor without(String header) {
        headers.remove(header);
        return this;
    }

    Visitor from(String other) {
        address = other;
        return this;
    }

    Reply get(String path) {
        return send("GET", path, new byte[0]);
    }

    /// As one of our pages would post it.
    Reply post(String path, String... fields) {
        List<String> pairs = new ArrayList<>();
        for (int i = 0; i < fields.length; i += 2) {
            pairs.add(fields[i] + "=" + URLEncoder.encode(fields[i + 1], StandardCharsets.UTF_8));
        }
        return postRaw(path, String.join("&", pairs).getBytes(StandardCharsets.US_ASCII));
    }

    Reply postRaw(String path, byte[] body) {
        headers.putIfAbsent("origin", List.of(Terminals.ORIGIN));
        headers.putIfAbsent("content-type", List.of("application/x-www-form-urlencoded"));
        return send("POST", path, body);
    }

    Reply send(String method, String target, byte[] body) {
        int question = target.indexOf('?');
        String path = question < 0 ? target : target.substring(0, question);
        String query = question < 0 ? "" : target.substring(question + 1);
        try {
            Reply reply = site.answer(new Request(method, path, query, headers, address, body));
            cookie(reply).ifPresent(cookie -> with("cookie", cookie));
            if (reply.status() == 200
                    && String.valueOf(reply.headers().get("Content-Type")).startsWith("text/html")) {
                page = new String(reply.body(), StandardCharsets.UTF_8);
            }
            return reply;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Optional<String> cookie(Reply reply) {
        return Optional.ofNullable(reply.headers().get("Set-Cookie"))
                .map(cookie -> cookie.substring(0, cookie.indexOf(';')));
    }

    /// The page that was seen last.
    String page() {
        return page;
    }

    String turn() {
        return found(TURN);
    }

    String revision() {
        return found(REVISION);
    }

    private String found(Pattern pattern) {
        Matcher matcher = pattern.matcher(page);
        if (!matcher.find()) {
            throw new AssertionError("no " + pattern + " in " + page);
        }
        return matcher.group(1);
    }

    /// Sends a form of the page that was seen last, as the script does.
    Reply act(String... fields) {
        List<String> all = new ArrayList<>(List.of("turn", turn()));
        all.addAll(List.of(fields));
        with("x-script", "1");
        return post("/act", all.toArray(String[]::new));
    }
}
