package vn.hailong.agency.web;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HttpResponseException;
import io.javalin.http.NotFoundResponse;
import java.net.URI;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.tinylog.Logger;
import tools.jackson.databind.json.JsonMapper;
import vn.hailong.agency.account.Accounts;
import vn.hailong.agency.fleet.Terminals;
import vn.hailong.agency.index.Summaries;
import vn.hailong.config.AgencyConfig;

/// The agency's page for staff, the same figures as JSON, and the published wire contract.
///
/// Read-only and without sign-in: it listens where the configuration says, the loopback interface unless configured.
public final class AgencyWeb implements AutoCloseable {
    /// No script, style, picture or connection but our own, and none inside the page.
    static final Map<String, String> HEADERS = Map.of(
            "Content-Security-Policy",
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
                    + "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
            "X-Content-Type-Options",
            "nosniff",
            "Referrer-Policy",
            "no-referrer",
            "X-Frame-Options",
            "DENY",
            "Cross-Origin-Opener-Policy",
            "same-origin",
            "Cross-Origin-Resource-Policy",
            "same-origin",
            "Cache-Control",
            "no-store");

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final AgencyConfig config;
    private final Summaries summaries;
    private final Terminals terminals;
    private final Clock clock;
    private final Pages pages = new Pages();
    private final AccountPages accounts;
    private final Javalin server;

    private AgencyWeb(AgencyConfig config, Summaries summaries, Terminals terminals, Accounts accounts, Clock clock) {
        this.config = config;
        this.summaries = summaries;
        this.terminals = terminals;
        this.accounts = new AccountPages(config, accounts, pages, clock);
        this.clock = clock;
        this.server = Javalin.create(this::configure);
    }

    /// Starts to serve. Port 0 takes a free one: [#address] tells which.
    public static AgencyWeb start(
            AgencyConfig config, Summaries summaries, Terminals terminals, Accounts accounts, Clock clock) {
        AgencyWeb web = new AgencyWeb(config, summaries, terminals, accounts, clock);
        try {
            web.server.start(config.web().host(), config.web().port());
        } catch (RuntimeException e) {
            web.close();
            throw e;
        }
        Logger.info("agency pages at {}", web.address());
        return web;
    }

    public URI address() {
        String host = config.web().host();
        return URI.create("http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + server.port() + "/");
    }

    @Override
    public void close() {
        server.stop();
    }

    private void configure(JavalinConfig javalin) {
        javalin.startup.showJavalinBanner = false;
        javalin.startup.showOldJavalinVersionWarning = false;
        javalin.startup.startupWatcherEnabled = false;
        javalin.http.prefer405over404 = true;
        javalin.routes.before(context -> HEADERS.forEach(context::header));
        serve(javalin, "/", context -> context.html(pages.page(dashboard(context))));
        serve(javalin, "/live", context -> context.html(pages.live(dashboard(context))));
        serve(javalin, "/api/v1/summary", this::summary);
        serve(javalin, "/api/v1/terminals", context -> json(context, ApiJson.terminals(terminals.reports(), clock)));
        serve(javalin, "/accounts", context -> context.html(accounts.page(context.queryParamMap())));
        serve(javalin, "/api/v1/accounts", context -> json(context, accounts.accounts(context.queryParamMap())));
        serve(javalin, "/api/v1/uncounted", context -> json(context, accounts.uncounted(context.queryParamMap())));
        serve(javalin, "/health", context -> json(context, Map.of("status", "ok")));
        serve(javalin, "/assets/{file}", context -> send(context, Resources.asset(context.pathParam("file"))));
        serve(javalin, "/wire", context -> context.html(pages.wire(wording(context), Resources.WIRE)));
        serve(javalin, "/wire/{file}", context -> send(context, Resources.wire(context.pathParam("file"))));
        javalin.routes.exception(WebProblem.class, this::refuse);
        javalin.routes.exception(HttpResponseException.class, (e, context) -> fail(context, e.getStatus(), ""));
        javalin.routes.exception(Exception.class, this::failed);
    }

    /// HEAD answers as GET does: the library's own answer to it is 200, whatever the page would say.
    private static void serve(JavalinConfig javalin, String path, Handler handler) {
        javalin.routes.get(path, handler);
        javalin.routes.head(path, handler);
    }

    private Dashboard dashboard(Context context) {
        Query query = Query.ofPage(context.queryParamMap(), config, Wording.today(clock));
        return new DashboardBuilder(config, clock, query)
                .build(disclosure(query), terminals.reports(), accounts.alarms());
    }

    private void summary(Context context) {
        Query query = Query.ofApi(context.queryParamMap(), config, Wording.today(clock));
        json(context, ApiJson.summary(disclosure(query), config));
    }

    private Disclosure disclosure(Query query) {
        return Disclosure.of(summaries.summary(query.unit().id(), query.from(), query.to()), config.smallCell());
    }

    private void refuse(WebProblem problem, Context context) {
        context.status(problem.code().status());
        if (isApi(context)) {
            problem(context, ApiJson.problem(problem));
            return;
        }
        Wording wording = wording(context);
        String detail = wording.text(
                "problem.detail", problem.parameter(), problem.found(), ApiJson.expected(problem, wording));
        context.html(pages.error(wording, wording.text("problem." + ApiJson.code(problem.code())), detail, ""));
    }

    /// The browser gets a code that staff can read out on the telephone; the log has the rest beside it.
    private void failed(Exception failure, Context context) {
        String code = Long.toString(clock.millis(), Character.MAX_RADIX).toUpperCase(Locale.ROOT);
        Logger.error(failure, "request {} {} failed, code {}", context.method(), context.path(), code);
        fail(context, 500, code);
    }

    private void fail(Context context, int status, String code) {
        context.status(status);
        Wording wording = isApi(context) ? Wording.in("en") : wording(context);
        String kind = status == 404 ? "404" : status < 500 ? "400" : "500";
        String title = wording.text("error." + kind + ".title");
        String detail = wording.text("error." + kind + ".detail");
        if (isApi(context)) {
            problem(context, ApiJson.problem(status, title, code.isEmpty() ? detail : detail + " (" + code + ")"));
        } else {
            context.html(pages.error(wording, title, detail, code));
        }
    }

    private static boolean isApi(Context context) {
        return context.path().startsWith("/api/") || context.path().equals("/health");
    }

    private static Wording wording(Context context) {
        return Wording.in(Query.language(context.queryParamMap()));
    }

    private static void json(Context context, Object value) {
        context.result(JSON.writeValueAsBytes(value)).contentType("application/json");
    }

    private static void problem(Context context, Object value) {
        context.result(JSON.writeValueAsBytes(value)).contentType("application/problem+json");
    }

    private static void send(Context context, Optional<Resources.Resource> resource) {
        Resources.Resource found = resource.orElseThrow(NotFoundResponse::new);
        context.result(found.bytes()).contentType(found.contentType());
    }
}
