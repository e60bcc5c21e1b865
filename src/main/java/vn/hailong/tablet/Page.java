package vn.hailong.tablet;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.hailong.survey.Look;

/// What stands around every page of a survey: the agency's name, the choices of language and look, and the sign that
/// shows when the terminal does not answer.
final class Page {
    /// What one page is about.
    ///
    /// @param kind    for the style sheet and the script
    /// @param heading the question or the message
    /// @param above   what stands above the heading
    /// @param below   what stands below it
    /// @param bar     the way on, which stays in sight under all that
    /// @param refresh when a browser without a script asks again
    record Content(
            String kind,
            String heading,
            Optional<Html> above,
            List<Html> below,
            Optional<Html> bar,
            Duration refresh) {}

    private final Words in;
    private final WebSurvey.Setting setting;
    private final Look look;
    private final WebSurvey.Mark mark;

    Page(Words in, WebSurvey.Setting setting, Look look, WebSurvey.Mark mark) {
        this.in = in;
        this.setting = setting;
        this.look = look;
        this.mark = mark;
    }

    String of(Content content) {
        Html asked = Html.of("div")
                .with("class", "asked")
                .add(content.above())
                .add(Html.of("h1").with("id", "question").with("tabindex", "-1").text(content.heading()))
                .add(content.below());
        Html main = Html.of("main").add(asked).add(content.bar());
        return document(
                        in,
                        "",
                        content.heading() + " – " + in.of(setting.agency()),
                        classes(),
                        Html.of("noscript")
                                .add(Html.of("meta")
                                        .with("http-equiv", "refresh")
                                        .with(
                                                "content",
                                                Long.toString(content.refresh().toSeconds()))),
                        script("tablet"),
                        script("pages"))
                .add(Html.of("body")
                        .with("class", content.kind())
                        .with("data-turn", mark.turn())
                        .with("data-revision", mark.revision())
                        .with("data-idle", Long.toString(setting.idle().toMillis()))
                        .add(header(), form("answer").add(main), form("way"), away()))
                .page();
    }

    private static Html script(String name) {
        return Html.of("script").with("src", "assets/" + name + ".js").with("defer", true);
    }

    /// A page with this head, and no body yet.
    ///
    /// @param base what leads from the page to the folder of the survey's address
    static Html document(Words in, String base, String title, String classes, Html... further) {
        Html head = Html.of("head")
                .add(
                        Html.of("meta").with("charset", "utf-8"),
                        Html.of("meta")
                                .with("name", "viewport")
                                .with(
                                        "content",
                                        "width=device-width, initial-scale=1, interactive-widget=resizes-content"),
                        Html.of("title").text(title),
                        Html.of("link").with("rel", "icon").with("href", base + "assets/icon.svg"),
                        Html.of("link").with("rel", "stylesheet").with("href", base + "assets/tablet.css"))
                .add(further);
        // A browser must not put words of its own in place of the questions.
        Html html = Html.of("html").with("lang", in.language()).with("translate", "no");
        if (!classes.isEmpty()) {
            html.with("class", classes);
        }
        return html.add(head);
    }

    private String classes() {
        List<String> classes = new ArrayList<>();
        if (look.larger()) {
            classes.add("larger");
        }
        if (look.contrast()) {
            classes.add("contrast");
        }
        return String.join(" ", classes);
    }

    private Html form(String id) {
        return Html.of("form")
                .with("id", id)
                .with("method", "post")
                .with("action", "act")
                .with("autocomplete", "off")
                .add(Html.of("input")
                        .with("type", "hidden")
                        .with("name", "turn")
                        .with("value", mark.turn()));
    }

    private Html header() {
        Html tools = form("tools").with("aria-label", in.own("tools"));
        for (String language : setting.languages().names()) {
            if (!language.equals(look.language())) {
                tools.add(tool("speak:" + language, new Words(setting.languages(), language).own("language.name"))
                        .with("lang", language));
            }
        }
        tools.add(
                toggle("enlarge", look.larger()),
                toggle("contrast", look.contrast()),
                toggle("assist", look.assisted()));
        return Html.of("header").add(names(in, setting), tools);
    }

    static Html names(Words in, WebSurvey.Setting setting) {
        return Html.of("div")
                .with("class", "who")
                .add(
                        Html.of("span")
                                .with("class", "seal")
                                .with("aria-hidden", "true")
                                .text(setting.seal()),
                        Html.of("div")
                                .add(
                                        Html.of("p").with("class", "agency").text(in.of(setting.agency())),
                                        Html.of("p").with("class", "place").text(in.of(setting.place()))));
    }

    private static Html tool(String act, String words) {
        return ItemForm.button("act", act, words).with("id", "tool-" + act.substring(0, act.indexOf(':')));
    }

    private Html toggle(String act, boolean on) {
        return tool(act + ":" + !on, in.own("tool." + act)).with("aria-pressed", Boolean.toString(on));
    }

    /// Shown by the script alone: without one a browser that can't reach us says so itself.
    private Html away() {
        return Html.of("div")
                .with("id", "away")
                .with("role", "alert")
                .with("hidden", true)
                .add(
                        Html.of("p").with("class", "title").text(in.own("away")),
                        Html.of("p").with("class", "lead").text(in.own("away.detail")));
    }
}
