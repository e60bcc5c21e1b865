package vn.hailong.tablet;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.Map;
import vn.hailong.survey.Look;
import vn.hailong.survey.SessionView;

/// A browser before the pages of a survey that no server serves: what the survey says is shown at once, as a server of
/// ours would send it. Without the script, which would find no terminal and soon cover the page with a sign that says
/// so.
final class Glass implements AutoCloseable {
    private static final double PATIENCE_MILLISECONDS = 120_000;
    private static final String HOME = "https://survey.example/";
    private static final String NEXT = """
            html => {
              const next = new DOMParser().parseFromString(html, 'text/html');
              document.documentElement.lang = next.documentElement.lang;
              document.documentElement.className = next.documentElement.className;
              document.title = next.title;
              document.body.replaceWith(document.importNode(next.body, true));
              scrollTo({ top: 0, behavior: 'instant' });
            }
            """;

    private final BrowserContext context;
    private final boolean paged;
    private final Page page;
    private final Assets assets = new Assets();
    private String html = "";

    Glass(BrowserContext context) {
        this(context, false);
    }

    /// @param paged whether a long list is turned page by page, as the pages' own script does
    Glass(BrowserContext context, boolean paged) {
        this.context = context;
        this.paged = paged;
        this.page = context.newPage();
        page.setDefaultNavigationTimeout(PATIENCE_MILLISECONDS);
        context.route("**/*", this::serve);
    }

    private void serve(Route route) {
        String url = route.request().url();
        if (url.equals(HOME)) {
            fulfil(route, Reply.page(200, html));
        } else if (url.endsWith(".js") && !(paged && url.endsWith("/pages.js"))) {
            route.abort();
        } else if (url.startsWith(HOME + "assets/")) {
            Request request = new Request("GET", "", "", Map.of(), "", new byte[0]);
            fulfil(
                    route,
                    assets.reply(url.substring((HOME + "assets/").length()), request)
                            .orElseThrow());
        } else {
            throw new AssertionError("a page asked for " + url);
        }
    }

    private static void fulfil(Route route, Reply reply) {
        Map<String, String> headers = new java.util.HashMap<>(Gate.HEADERS);
        headers.putAll(reply.headers());
        route.fulfill(new Route.FulfillOptions()
                .setStatus(reply.status())
                .setHeaders(headers)
                .setBodyBytes(reply.body()));
    }

    Page show(WebSurvey survey, SessionView view, Look look) {
        return show(survey.page(view, look, new WebSurvey.Mark("turn", "revision")));
    }

    /// The first is loaded, the others take its place as the pages' own script does it, which is much faster.
    Page show(String document) {
        if (html.isEmpty()) {
            html = document;
            page.navigate(HOME);
        } else {
            page.evaluate(NEXT, document);
        }
        return page;
    }

    @Override
    public void close() {
        context.close();
    }
}
