package vn.hailong.tablet;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.tinylog.Logger;

/// Serves the survey to paired tablets on the counter's own network: TLS 1.3 or 1.2 alone, one address alone.
public final class TabletServer implements AutoCloseable {
    /// The server's limits can only be set for the whole program, before it is first used. Nothing else here uses it.
    private static final Map<String, String> LIMITS = Map.of(
            "jdk.httpserver.maxConnections", "200",
            "sun.net.httpserver.maxReqTime", "10",
            "sun.net.httpserver.maxRspTime", "30",
            "sun.net.httpserver.idleInterval", "30",
            "sun.net.httpserver.maxReqHeaders", "60",
            "sun.net.httpserver.maxReqHeaderSize", "16384",
            "sun.net.httpserver.nodelay", "true");

    private final URI home;
    private final Site site;
    private final HttpsServer server;
    private final ExecutorService requests = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("tablet-", 0).factory());

    /// Serves until it is closed.
    ///
    /// @param opener begins a session for each tablet
    /// @param uptime a clock that never jumps
    /// @throws TabletException if the address can't be had, as before the network is up; it can be tried again
    public static TabletServer start(
            TabletSettings settings,
            WebSurvey.Setting survey,
            Pairings pairings,
            Conversation.Opener opener,
            Supplier<Duration> uptime)
            throws TabletException {
        LIMITS.forEach(System::setProperty);
        Site site = new Site(
                new WebSurvey(survey), new Notices(survey), pairings, new Gate(settings.home(), uptime), opener);
        try {
            return new TabletServer(settings, site, pairings.identity().context());
        } catch (IOException | GeneralSecurityException e) {
            throw new TabletException(
                    "can't serve tablets at " + settings.home() + ": " + e.getMessage()
                            + "; expected an address of this machine and a free port",
                    e);
        }
    }

    private TabletServer(TabletSettings settings, Site site, SSLContext context) throws IOException {
        this.home = settings.home();
        this.site = site;
        this.server = HttpsServer.create(new InetSocketAddress(settings.address(), settings.port()), 50);
        server.setHttpsConfigurator(new HttpsConfigurator(context) {
            @Override
            public void configure(HttpsParameters parameters) {
                SSLParameters modern = context.getDefaultSSLParameters();
                modern.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
                parameters.setSSLParameters(modern);
            }
        });
        server.setExecutor(requests);
        server.createContext("/", this::handle);
        server.start();
    }

    /// Where a paired tablet finds the survey.
    public URI home() {
        return home;
    }

    private void handle(HttpExchange exchange) {
        try (exchange) {
            send(exchange, answer(exchange));
        } catch (IOException e) {
            Logger.debug("A browser went away: {}", e.getMessage());
        } catch (RuntimeException e) {
            Logger.error(e, "A request of a tablet failed");
        }
    }

    private Reply answer(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(Request.MOST_BYTES + 1);
        if (body.length > Request.MOST_BYTES) {
            return Reply.empty(413).with("Connection", "close");
        }
        try {
            return site.answer(request(exchange, body));
        } catch (InterruptedException e) {
            return Reply.empty(503);
        } catch (RuntimeException e) {
            Logger.error(e, "A request of a tablet failed");
            return Reply.empty(500);
        }
    }

    private static Request request(HttpExchange exchange, byte[] body) {
        Map<String, List<String>> headers = new TreeMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), List.copyOf(values)));
        URI uri = exchange.getRequestURI();
        String path = uri.getRawPath();
        String query = uri.getRawQuery();
        return new Request(
                exchange.getRequestMethod(),
                path == null ? "" : path,
                query == null ? "" : query,
                headers,
                exchange.getRemoteAddress().getAddress().getHostAddress(),
                body);
    }

    private static void send(HttpExchange exchange, Reply reply) throws IOException {
        reply.headers().forEach(exchange.getResponseHeaders()::set);
        boolean bodiless =
                reply.body().length == 0 || exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(reply.status(), bodiless ? -1 : reply.body().length);
        if (!bodiless) {
            exchange.getResponseBody().write(reply.body());
        }
    }

    /// Ends what waits, and lets every session end by itself.
    @Override
    public void close() {
        server.stop(0);
        requests.shutdownNow();
        site.close();
    }
}
