package vn.hailong.agency.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.List;
import java.util.Map;

/// The templates, compiled at build time.
final class Pages {
    private final TemplateEngine engine = TemplateEngine.createPrecompiled(
            null, ContentType.Html, Pages.class.getClassLoader(), "vn.hailong.agency.web.templates");

    /// The whole page.
    String page(Dashboard dashboard) {
        return render("page.jte", Map.of("page", dashboard));
    }

    /// What the page's script fetches to stay up to date: the part that changes.
    String live(Dashboard dashboard) {
        return render("live.jte", Map.of("page", dashboard));
    }

    /// What was sealed beside what is held.
    String accounts(AccountsPage page) {
        return render("accounts.jte", Map.of("page", page));
    }

    String error(Wording wording, String title, String detail, String code) {
        return render("error.jte", Map.of("wording", wording, "title", title, "detail", detail, "code", code));
    }

    String wire(Wording wording, List<String> files) {
        return render("wire.jte", Map.of("wording", wording, "files", files));
    }

    private String render(String template, Map<String, Object> parameters) {
        StringOutput output = new StringOutput(16_384);
        engine.render(template, parameters, output);
        return output.toString();
    }
}
