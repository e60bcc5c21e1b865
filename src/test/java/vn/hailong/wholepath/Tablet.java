package vn.hailong.wholepath;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// A real browser beside the counter, and the citizen who touches it. It notes every request and every complaint.
final class Tablet implements AutoCloseable {
    private static final double PATIENCE_MILLISECONDS = 20_000;

    /// The session takes no answer before a question can have been read.
    private static final double READING_MILLISECONDS = 400;

    private final BrowserContext context;
    private final Page page;
    private final List<String> requests = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();

    Tablet(BrowserContext context) {
        this.context = context;
        this.page = context.newPage();
        page.setDefaultTimeout(PATIENCE_MILLISECONDS);
        context.onRequest(request -> requests.add(request.url()));
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") || message.type().equals("warning")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
    }

    Page page() {
        return page;
    }

    /// Opens the address of an offer and confirms.
    void pair(String offer) {
        page.navigate(offer);
        page.getByRole(AriaRole.BUTTON).click();
    }

    void sees(String heading) {
        PlaywrightAssertions.assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .containsText(heading, new LocatorAssertions.ContainsTextOptions().setTimeout(PATIENCE_MILLISECONDS));
    }

    void touch(String button) {
        page.waitForTimeout(READING_MILLISECONDS);
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(button).setExact(true))
                .tap();
    }

    void choose(String option) {
        box(option).tap();
    }

    Locator box(String option) {
        return page.getByRole(AriaRole.CHECKBOX, new Page.GetByRoleOptions().setName(option));
    }

    void write(String text) {
        page.getByRole(AriaRole.TEXTBOX).pressSequentially(text);
    }

    /// The requests that went anywhere but there.
    List<String> requestsBeside(URI home) {
        return requests.stream()
                .filter(request -> !request.startsWith(home.toString()))
                .toList();
    }

    List<String> complaints() {
        return complaints;
    }

    /// What the browser keeps, besides the cookie that scripts can't see.
    String stored() {
        return Objects.toString(page.evaluate("""
                async () => JSON.stringify([localStorage.length, sessionStorage.length, (await caches.keys()).length,
                    (await indexedDB.databases()).length, document.cookie,
                    (await navigator.serviceWorker.getRegistrations()).length])
                """));
    }

    @Override
    public void close() {
        context.close();
    }
}
