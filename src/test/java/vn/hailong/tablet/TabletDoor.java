package vn.hailong.tablet;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.hailong.gallery.BrokenPage;
import vn.hailong.gallery.Door;
import vn.hailong.gallery.Fault;
import vn.hailong.gallery.Panel;
import vn.hailong.gallery.Sight;
import vn.hailong.gallery.WebInspection;
import vn.hailong.rig.Chromium;
import vn.hailong.survey.Languages;
import vn.hailong.survey.Look;
import vn.hailong.survey.Questionnaire;

/// The tablet's pages, in a real browser with a glass of the panel's size.
public final class TabletDoor implements Door {
    private static final List<String> MESSAGES =
            List.of("refused", "failed", "missing", "busy", "pair.failed", "pair.full");

    /// Whether there was more than is in sight.
    private static final String TO_THE_END = """
            async () => {
              const moving = [document.documentElement, ...document.querySelectorAll('body *')]
                .filter(each => each.localName === 'html' || getComputedStyle(each).overflowY === 'auto' && each.localName !== 'textarea')
                .filter(each => each.scrollHeight > each.clientHeight + 1);
              moving.forEach(each => each.scrollTo({ top: each.scrollHeight, behavior: 'instant' }));
              await new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn)));
              return moving.length > 0;
            }
            """;

    private final Chromium chromium = new Chromium();
    private final WebInspection inspection = new WebInspection();
    private @Nullable Panel panel;
    private @Nullable Glass glass;

    private TabletDoor() throws IOException {}

    public static Door open() throws IOException {
        return new TabletDoor();
    }

    @Override
    public String name() {
        return "tablet";
    }

    @Override
    public void show(Questionnaire questionnaire, List<Sight> sights, Look look, Panel panel, boolean pictures, Eye eye)
            throws IOException {
        WebSurvey survey = Samples.survey(questionnaire);
        putAway(); // a browser remembers every page that it was shown
        for (Sight sight : sights) {
            if (isHere(sight.gesture())) {
                Page page = glass(panel).show(survey, sight.view(), look);
                make(sight.gesture(), page);
                see(page, sight.name(), panel, pictures, eye);
            }
        }
    }

    /// The promise and the choices of the look stand on every page here, and a tablet that has lost its terminal has
    /// nothing else to say.
    private static boolean isHere(Sight.Gesture gesture) {
        return switch (gesture) {
            case NONE, OFFLINE, HELP, TURN, TYPE -> true;
            case WHY, LOOK -> false;
        };
    }

    private static void make(Sight.Gesture gesture, Page page) {
        switch (gesture) {
            case OFFLINE ->
                page.evaluate("() => { document.body.classList.add('away');"
                        + " document.getElementById('away').hidden = false; }");
            case HELP -> page.locator("summary").click();
            case NONE, TURN, TYPE, WHY, LOOK -> {}
        }
    }

    @Override
    public void showOthers(String language, Panel panel, boolean pictures, Eye eye) throws IOException {
        Notices notices = new Notices(inFirst(language, Samples.setting(Samples.shipped("q1"))));
        see("pairing", notices.pairing(), panel, pictures, eye);
        see("unpaired", notices.unpaired(), panel, pictures, eye);
        for (String message : MESSAGES) {
            see(message, notices.of(404, message), panel, pictures, eye);
        }
    }

    private void see(String name, Reply reply, Panel panel, boolean pictures, Eye eye) throws IOException {
        see(glass(panel).show(new String(reply.body(), StandardCharsets.UTF_8)), name, panel, pictures, eye);
    }

    /// What there is, and the end of a page that is longer than the glass.
    private void see(Page page, String name, Panel panel, boolean pictures, Eye eye) throws IOException {
        eye.see(name, "", inspection.faults(page, panel), picture(page, pictures));
        boolean longer = (Boolean) page.evaluate(TO_THE_END);
        if (longer) {
            eye.see(name, "-end", inspection.faults(page, panel), picture(page, pictures));
        }
    }

    private static Optional<Picture> picture(Page page, boolean pictures) {
        return pictures ? Optional.of(new Picture.Encoded(page.screenshot())) : Optional.empty();
    }

    private static WebSurvey.Setting inFirst(String language, WebSurvey.Setting setting) {
        return new WebSurvey.Setting(
                setting.agency(),
                setting.place(),
                setting.seal(),
                setting.title(),
                setting.opening(),
                language.equals("vi") ? Languages.builtIn("vi", "en") : Languages.builtIn(language, "vi"),
                setting.idle());
    }

    @Override
    public List<String> selfTest() {
        Panel smallest = Panel.ALL.getFirst();
        List<String> wrong = new ArrayList<>();
        try (BrowserContext context = chromium.tablet(smallest.width(), smallest.height(), true)) {
            Page page = context.newPage();
            for (BrokenPage broken : BrokenPage.all()) {
                page.setContent(broken.page());
                Fault.verdict(broken.name(), broken.fault(), inspection.faults(page, smallest))
                        .ifPresent(wrong::add);
            }
        }
        return wrong;
    }

    /// One glass at a time: that of another panel is put away.
    private Glass glass(Panel wanted) {
        Glass now = glass;
        if (now == null || !wanted.equals(panel)) {
            putAway();
            now = new Glass(chromium.tablet(wanted.width(), wanted.height(), true), true);
            glass = now;
            panel = wanted;
        }
        return now;
    }

    private void putAway() {
        if (glass != null) {
            glass.close();
            glass = null;
        }
    }

    @Override
    public void close() {
        putAway();
        chromium.close();
    }
}
