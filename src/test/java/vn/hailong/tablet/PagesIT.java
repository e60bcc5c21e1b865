package vn.hailong.tablet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.hailong.rig.Chromium;
import vn.hailong.survey.Item;
import vn.hailong.survey.Look;
import vn.hailong.survey.Questionnaire;

/// A list that is longer than the glass is turned by touch, page by page.
class PagesIT {
    private static final Questionnaire QUICK = Samples.shipped("quick5");

    @Test
    void everyChoiceComesByBeforeOneCanGoOn() throws IOException {
        Item item = QUICK.item("reason.procedure").orElseThrow();
        try (Chromium chromium = new Chromium();
                Glass glass = new Glass(chromium.tablet(800, 480, true), true)) {
            Page page = glass.show(
                    Samples.survey(QUICK), Samples.view(item, 9, false, OptionalInt.empty()), Look.usual("vi"));
            List<String> all = page.locator("label.choice").allTextContents();
            Set<String> seen = new LinkedHashSet<>(shown(page));
            assertTrue(seen.size() < all.size(), "one page would prove nothing");
            int pages = 1;
            while (page.locator("#more").isVisible()) {
                assertFalse(page.locator(".primary").isVisible(), "nobody goes on past choices that were not seen");
                page.locator("#more").tap();
                seen.addAll(shown(page));
                pages++;
                assertTrue(pages < 20, "there is an end");
            }
            assertEquals(all, List.copyOf(seen));
            assertTrue(page.locator(".primary").isVisible());
            page.locator("label.choice").last().tap();
            while (page.locator("#before").isVisible()) {
                page.locator("#before").tap();
            }
            assertTrue(page.locator("label.choice").first().isVisible());
            assertTrue(page.locator("label.choice input").last().isChecked(), "what was chosen stays chosen");
        }
    }

    /// Those that can be seen, which are seen as a whole.
    private static List<String> shown(Page page) {
        double bottom = page.locator(".bar").boundingBox().y;
        List<Locator> visible = page.locator("label.choice").all().stream()
                .filter(Locator::isVisible)
                .toList();
        visible.forEach(choice -> assertTrue(
                choice.boundingBox().y >= 0 && choice.boundingBox().y + choice.boundingBox().height <= bottom + 1,
                choice::innerText));
        return visible.stream().map(Locator::innerText).toList();
    }
}
