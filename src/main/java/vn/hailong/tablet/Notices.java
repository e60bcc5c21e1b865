package vn.hailong.tablet;

import java.util.Optional;

/// The pages besides the survey: pairing, and calm words for whatever went wrong. In the usual language.
final class Notices {
    private final Words in;
    private final WebSurvey.Setting setting;

    Notices(WebSurvey.Setting setting) {
        this.setting = setting;
        this.in = new Words(setting.languages(), setting.languages().usual());
    }

    /// The message of this name, and a way back to the survey.
    Reply of(int status, String message) {
        Html home = Html.of("a").with("class", "button").with("href", "/").text(in.own("home"));
        return notice(status, message, message + "_detail", Optional.of(home));
    }

    /// Where there is no survey to go back to.
    Reply unpaired() {
        return notice(403, "unpaired", "unpaired_detail", Optional.empty());
    }

    /// Asks whether to pair: a mere look at the address, as by a program that fetches ahead, takes no offer.
    Reply pairing() {
        Html form = Html.of("form")
                .with("method", "post")
                .add(Html.of("button").with("class", "primary").text(in.own("pair.button")));
        return notice(200, "pair.title", "pair.detail", Optional.of(form));
    }

    private Reply notice(int status, String title, String detail, Optional<Html> below) {
        Html asked = Html.of("div")
                .with("class", "asked")
                .add(
                        Html.of("h1").text(in.own(title)),
                        Html.of("p").with("class", "lead").text(in.own(detail)))
                .add(below);
        return Reply.page(
                status,
                Page.document(in, "/", in.own(title), "")
                        .add(Html.of("body")
                                .with("class", "notice")
                                .add(
                                        Html.of("header").add(Page.names(in, setting)),
                                        Html.of("div")
                                                .with("id", "answer")
                                                .add(Html.of("main").add(asked))))
                        .page());
    }
}
