package vn.hailong.tablet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import vn.hailong.rig.Axe;
import vn.hailong.rig.InChromium;
import vn.hailong.survey.Item;
import vn.hailong.survey.Look;
import vn.hailong.survey.Questionnaire;
import vn.hailong.survey.SessionView;

/// Every page of every questionnaire that we ship before axe-core in a real browser: WCAG 2.2 up to AA, its good
/// practice, and the contrast of AAA. Vietnamese on light paper and English on dark, so that every text and every
/// colour is seen once; the first questionnaire in all four pairs of language and theme.
class AccessibilityIT extends InChromium {
    private static final List<Look> TWO_LOOKS =
            List.of(new Look("vi", false, false, false), new Look("en", false, true, true));
    private static final List<Look> ALL_LOOKS = List.of(
            new Look("vi", false, false, false),
            new Look("en", false, false, false),
            new Look("vi", true, true, false),
            new Look("en", true, true, true));

    @Test
    void axeFindsNothing() {
        List<String> found = new ArrayList<>();
        int pages = 0;
        try (Glass glass = new Glass(chromium.tablet(800, 480, true))) {
            for (Questionnaire questionnaire : Samples.shipped()) {
                WebSurvey survey = Samples.survey(questionnaire);
                for (Look look : pages == 0 ? ALL_LOOKS : TWO_LOOKS) {
                    for (SessionView view : views(questionnaire)) {
                        Page page = glass.show(survey, view, look);
                        String name = questionnaire.id() + " " + name(view) + " " + look;
                        assertTrue(page.locator("h1").isVisible(), name + ": nothing to look at");
                        Axe.violations(page).forEach(violation -> found.add(name + ": " + violation));
                        pages++;
                    }
                }
            }
        }
        System.out.println("axe-core looked at " + pages + " pages, " + found.size() + " violations");
        assertEquals(List.of(), found);
    }

    @Test
    void axeFindsNothingOnThePagesForStaff() {
        List<Samples.Shown> notices = List.of(
                Samples.notice(Notices::unpaired),
                Samples.notice(Notices::pairing),
                Samples.notice(pages -> pages.of(410, "pair.failed")),
                Samples.notice(pages -> pages.of(429, "busy")));
        try (Glass glass = new Glass(chromium.tablet(800, 480, true))) {
            for (Samples.Shown notice : notices) {
                assertEquals(List.of(), Axe.violations(glass.show(notice.page())));
            }
        }
    }

    @Test
    void axeFindsNothingOnTheSignThatTheTerminalIsAway() {
        try (Glass glass = new Glass(chromium.tablet(800, 480, true))) {
            Page page =
                    glass.show(Samples.survey(Samples.shipped("q1")), new SessionView.Opening(false), Look.usual("vi"));
            page.evaluate("document.body.classList.add('away'); document.getElementById('away').hidden = false");
            assertEquals(List.of(), Axe.violations(page));
        }
    }

    /// The small glass has small text, for which 7:1 is asked; 5:1 would do for AA.
    @Test
    void axeSeesTextThatIsTooPale() {
        try (Glass glass = new Glass(chromium.tablet(800, 480, true))) {
            Page page =
                    glass.show(Samples.survey(Samples.shipped("q1")), new SessionView.Opening(false), Look.usual("vi"));
            page.evaluate("document.querySelector('.privacy').style.color = '#6B6B6B'");
            assertEquals(
                    List.of("color-contrast-enhanced"),
                    Axe.violations(page).stream()
                            .map(violation -> violation.substring(0, violation.indexOf(' ')))
                            .toList());
        }
    }

    private static List<SessionView> views(Questionnaire questionnaire) {
        List<SessionView> views = new ArrayList<>();
        if (questionnaire.openingScale().isPresent()) {
            views.add(new SessionView.Opening(false));
            views.add(new SessionView.Opening(true));
            views.add(new SessionView.Pressed(
                    questionnaire.openingScale().get().levels().getFirst().value()));
        } else {
            views.add(new SessionView.Invitation());
        }
        int number = 2;
        for (Item item : questionnaire.items()) {
            boolean even = number % 2 == 0;
            views.add(Samples.view(item, number, !even, even ? OptionalInt.empty() : OptionalInt.of(9)));
            number++;
        }
        views.add(new SessionView.Thanks());
        views.add(new SessionView.Unavailable());
        return views;
    }

    private static String name(SessionView view) {
        return view instanceof SessionView.Step step
                ? step.item().id()
                : view.getClass().getSimpleName();
    }
}
