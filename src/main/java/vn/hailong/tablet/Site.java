package vn.hailong.tablet;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.tinylog.Logger;
import vn.hailong.survey.Act;
import vn.hailong.survey.SessionView;

/// What every request gets, as a function of the request: nothing here knows of sockets.
///
/// ```
/// GET  /              the survey, as it stands for this tablet
/// POST /act           what the citizen did
/// GET  /wait?seen=R   the survey as soon as it is another than R; 204 if it stays as it is
/// GET  /pair/SECRET   asks whether to pair this tablet
/// POST /pair/SECRET   pairs it
/// GET  /assets/…      style sheet, script, icon
/// ```
final class Site implements AutoCloseable {
    /// Sent only over TLS, to us alone, with requests of our own pages alone, and hidden from scripts.
    private static final String COOKIE = "__Host-hailong";

    /// Browsers keep no cookie for longer.
    private static final Duration COOKIE_AGE = Duration.ofDays(400);

    /// Short enough for a tablet to notice soon that the terminal is gone.
    private static final Duration WAIT = Duration.ofSeconds(5);

    /// For a browser without a script: what comes of an act is mostly known by then.
    private static final Duration SETTLE = Duration.ofMillis(700);

    private static final Duration COMMIT = Duration.ofSeconds(3);

    private final WebSurvey survey;
    private final Notices notices;
    private final Pairings pairings;
    private final Gate gate;
    private final Conversation.Opener opener;
    private final Assets assets = new Assets();
    private final Map<String, Door> doors = new ConcurrentHashMap<>();

    /// A request of a tablet that is paired.
    private record Visit(Request request, PairedTablet tablet, String secret) {}

    Site(WebSurvey survey, Notices notices, Pairings pairings, Gate gate, Conversation.Opener opener) {
        this.survey = survey;
        this.notices = notices;
        this.pairings = pairings;
        this.gate = gate;
        this.opener = opener;
    }

    /// @throws InterruptedException if the server ends
    Reply answer(Request request) throws InterruptedException {
        Reply reply = gate.allowsAddress(request.from()) ? checked(request) : tooMany();
        for (Map.Entry<String, String> header : Gate.HEADERS.entrySet()) {
            reply = reply.with(header.getKey(), header.getValue());
        }
        return reply.headers().containsKey("Cache-Control") ? reply : reply.with("Cache-Control", "no-store");
    }

    private Reply checked(Request request) throws InterruptedException {
        try {
            if (!gate.isForUs(request)) {
                return notices.of(421, "refused");
            }
            boolean posted = request.method().equals("POST");
            boolean read = request.method().equals("GET") || request.method().equals("HEAD");
            if (!posted && !read) {
                return notices.of(405, "refused").with("Allow", "GET, HEAD, POST");
            }
            if (posted && !gate.isFromUs(request)) {
                return notices.of(403, "refused");
            }
            Optional<Visit> visit = visit(request);
            boolean allowed = visit.isPresent()
                    ? gate.allowsTablet(visit.get().tablet().number())
                    : gate.allowsStranger(request.from());
            return allowed ? routed(request, posted, visit) : tooMany();
        } catch (IOException e) {
            Logger.error(e, "The list of paired tablets can't be read or written");
            return notices.of(500, "failed");
        }
    }

    private Reply routed(Request request, boolean posted, Optional<Visit> visit)
            throws IOException, InterruptedException {
        String path = request.path();
        if (path.startsWith("/pair/")) {
            return pair(request, path.substring("/pair/".length()), posted, visit);
        }
        if (path.startsWith("/assets/") && !posted) {
            return assets.reply(path.substring("/assets/".length()), request)
                    .orElseGet(() -> notices.of(404, "missing"));
        }
        boolean home = path.equals("/") && !posted;
        boolean act = path.equals("/act") && posted;
        boolean wait = path.equals("/wait") && !posted;
        if (!home && !act && !wait) {
            return notices.of(404, "missing");
        }
        if (visit.isEmpty()) {
            return notices.unpaired();
        }
        Door door = door(visit.get());
        return home ? home(visit.get(), door) : act ? act(request, door) : wait(request, door);
    }

    private Reply tooMany() {
        return notices.of(429, "busy").with("Retry-After", "10");
    }

    private Optional<Visit> visit(Request request) throws IOException {
        Optional<String> secret = request.cookie(COOKIE);
        if (secret.isEmpty()) {
            return Optional.empty();
        }
        return pairings.paired(secret.get()).map(tablet -> new Visit(request, tablet, secret.get()));
    }

    private Door door(Visit visit) throws IOException {
        Door known = doors.get(visit.secret());
        if (known != null) {
            return known;
        }
        for (Map.Entry<String, Door> other : doors.entrySet()) {
            if (pairings.paired(other.getKey()).isEmpty() && doors.remove(other.getKey(), other.getValue())) {
                other.getValue().close();
            }
        }
        return doors.computeIfAbsent(visit.secret(), _ -> new Door(opener));
    }

    private Reply home(Visit visit, Door door) throws InterruptedException {
        return page(door.shown()).with("Set-Cookie", cookie(visit.secret()));
    }

    private static String cookie(String secret) {
        return COOKIE + "=" + secret + "; Path=/; Max-Age=" + COOKIE_AGE.toSeconds()
                + "; Secure; HttpOnly; SameSite=Strict";
    }

    private Reply page(Door.Shown shown) {
        return Reply.page(200, survey.page(shown.view(), shown.look(), shown.mark()));
    }

    private Reply wait(Request request, Door door) throws InterruptedException {
        String seen = request.query().startsWith("seen=") ? request.query().substring("seen=".length()) : "";
        if (!door.mayWait()) {
            return tooMany();
        }
        try {
            Door.Shown shown = door.other(seen, WAIT);
            return shown.mark().revision().equals(seen) ? Reply.empty(204) : page(shown);
        } finally {
            door.waited();
        }
    }

    private Reply act(Request request, Door door) throws InterruptedException {
        try {
            String type = request.header("content-type").orElse("");
            if (!type.equals("application/x-www-form-urlencoded")
                    && !type.startsWith("application/x-www-form-urlencoded;")) {
                return notices.of(415, "refused");
            }
            Form form = Form.of(request.body());
            Door.Shown shown = door.shown();
            String turn = form.value("turn").orElse("");
            Optional<Act> act = survey.act(form, shown.view());
            // A page that was sent before, or a stranger's, answers nothing.
            boolean acted = Secrets.same(turn, shown.mark().turn()) && act.isPresent();
            if (acted) {
                door.act(act.get());
            }
            if (request.header("x-script").isPresent()) {
                if (acted && act.get() instanceof Act.Type) {
                    // What is written is kept when that is answered: a page loaded anew shows it.
                    door.other(shown.mark().revision(), SETTLE);
                }
                return Reply.empty(204);
            }
            settle(door, shown);
            return Reply.seeOther("/");
        } catch (Form.MalformedException e) {
            Logger.debug("A form was refused: {}", e.getMessage());
            return notices.of(400, "refused");
        }
    }

    private static void settle(Door door, Door.Shown before) throws InterruptedException {
        Door.Shown after = door.other(before.mark().revision(), SETTLE);
        if (after.view() instanceof SessionView.Pressed) {
            door.other(after.mark().revision(), COMMIT);
        }
    }

    private Reply pair(Request request, String secret, boolean posted, Optional<Visit> visit) throws IOException {
        if (visit.isPresent()) {
            return Reply.seeOther("/");
        }
        if (!gate.allowsPairing(request.from())) {
            return tooMany();
        }
        if (!posted) {
            return pairings.isOffered(secret) ? notices.pairing() : notices.of(410, "pair.failed");
        }
        return switch (pairings.take(secret)) {
            case Pairings.Outcome.Accepted(PairedTablet tablet, String own) -> {
                Logger.info("Tablet {} was paired from {}", tablet.number(), request.from());
                yield Reply.seeOther("/").with("Set-Cookie", cookie(own));
            }
            case Pairings.Outcome.NoOffer() -> {
                Logger.warn("An attempt to pair a tablet from {} without a valid offer", request.from());
                yield notices.of(410, "pair.failed");
            }
            case Pairings.Outcome.Full() -> notices.of(409, "pair.full");
        };
    }

    @Override
    public void close() {
        doors.values().forEach(Door::close);
    }
}
