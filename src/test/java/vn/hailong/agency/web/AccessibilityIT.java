package vn.hailong.agency.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import vn.hailong.rig.Axe;
import vn.hailong.rig.InChromium;

/// The pages for staff before axe-core in a real browser, on a desk and on a telephone: WCAG 2.2 up to AA, its good
/// practice, and the contrast of AAA. Nothing may be wider than the glass, or lie on something else, either.
class AccessibilityIT extends InChromium {
    private static final List<String> ADDRESSES = List.of("", "?lang=en", "accounts", "accounts?lang=en", "wire");

    /// A desk, a small tablet, a telephone.
    private static final Map<Integer, Integer> GLASSES = Map.of(1_280, 800, 800, 480, 360, 740);

    @Test
    void nothingIsFoundOnAnyPage() {
        List<String> found = new ArrayList<>();
        try (Browser full = Browser.on(Samples.config(), (_, _, _) -> Samples.morning(), Samples::boxes, Books.ward());
                Browser empty = Browser.on(Books.empty())) {
            for (Map.Entry<Integer, Integer> glass : GLASSES.entrySet()) {
                try (BrowserContext context = chromium.tablet(glass.getKey(), glass.getValue(), true)) {
                    Page page = context.newPage();
                    for (Browser browser : List.of(full, empty)) {
                        for (String address : ADDRESSES) {
                            page.navigate(browser.address() + address);
                            assertTrue(page.locator("h1").isVisible(), address + ": nothing to look at");
                            faults(page).forEach(fault -> found.add(glass.getKey() + " /" + address + ": " + fault));
                        }
                    }
                }
            }
        }
        assertEquals(List.of(), found);
    }

    @Test
    void whatIsTooPaleOrTooWideIsFound() {
        try (Browser browser = Browser.on(Books.ward());
                BrowserContext context = chromium.tablet(360, 740, true)) {
            Page page = context.newPage();
            page.navigate(browser.address() + "accounts");
            page.evaluate("document.querySelector('.lead').style.color = '#707070'");
            page.evaluate("document.querySelector('.seal').style.width = '400px'");
            assertEquals(
                    List.of("color-contrast-enhanced", "wider"),
                    faults(page)
                            .map(fault -> fault.substring(0, fault.indexOf(' ')))
                            .toList());
        }
    }

    private static Stream<String> faults(Page page) {
        return Stream.of(Axe.violations(page).stream(), tooWide(page), spilled(page))
                .flatMap(each -> each);
    }

    /// Cells that are not inside their row lie on another one.
    private static Stream<String> spilled(Page page) {
        Object cells = page.evaluate("""
                [...document.querySelectorAll('tbody td, tbody th:not([rowspan="2"])')].filter(cell => {
                    const inner = cell.getBoundingClientRect(), outer = cell.parentElement.getBoundingClientRect();
                    return inner.bottom > outer.bottom + 1 || inner.top < outer.top - 1;
                }).length""");
        return cells.equals(0) ? Stream.of() : Stream.of("spilled " + cells + " cells");
    }

    private static Stream<String> tooWide(Page page) {
        Object width = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        return width.equals(0) ? Stream.of() : Stream.of("wider than the glass by " + width + " pixels");
    }
}
