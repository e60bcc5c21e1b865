package vn.hailong.rig;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.util.List;

/// axe-core: WCAG 2.2 up to AA, its good practice, and the contrast of AAA.
public final class Axe {
    private static final List<String> RULES =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "wcag2aaa", "best-practice");

    private Axe() {}

    /// What it finds on a page: each rule with the first place that breaks it.
    public static List<String> violations(Page page) {
        return new AxeBuilder(page)
                .setLegacyMode(true).withTags(RULES).analyze().getViolations().stream()
                        .map(rule -> rule.getId() + " at "
                                + rule.getNodes().getFirst().getHtml())
                        .toList();
    }
}
