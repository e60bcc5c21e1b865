package vn.hailong.gallery;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Looks at the page in a browser for what a citizen can't see, read or hit, by `gallery/inspect.js`.
public final class WebInspection {
    private final String script;

    public WebInspection() throws IOException {
        try (InputStream stream = WebInspection.class.getResourceAsStream("/gallery/inspect.js")) {
            script = new String(Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    public List<Fault> faults(Page page, Panel panel) {
        Map<String, Double> limits = Map.of(
                "pixelsPerMillimetre", panel.pixelsPerMillimetre(),
                "target", Fault.TARGET_MILLIMETRES,
                "text", Fault.TEXT_CONTRAST,
                "disabledText", Fault.DISABLED_TEXT_CONTRAST,
                "mark", Fault.MARK_CONTRAST,
                "type", Fault.SMALLEST_TEXT_PIXELS);
        if (!(page.evaluate(script, limits) instanceof List<?> found)) {
            throw new IllegalStateException("inspect.js answers no list");
        }
        return found.stream().map(each -> fault((Map<?, ?>) each)).toList();
    }

    private static Fault fault(Map<?, ?> found) {
        String what = text(found, "what");
        return switch (text(found, "kind")) {
            case "clipped" -> Fault.clipped(what, text(found, "by"), text(found, "where"));
            case "overlapping" -> Fault.overlapping(what, text(found, "other"));
            case "small" -> Fault.smallTarget(what, number(found, "side"), number(found, "smallest"));
            case "contrast" ->
                Fault.lowContrast(
                        what + ", " + text(found, "colours"), number(found, "contrast"), number(found, "smallest"));
            case "tiny" -> Fault.smallText(what, number(found, "pixels"));
            default -> throw new IllegalStateException("inspect.js answers the unknown kind " + found);
        };
    }

    private static String text(Map<?, ?> found, String key) {
        return String.valueOf(found.get(key));
    }

    private static double number(Map<?, ?> found, String key) {
        return found.get(key) instanceof Number number ? number.doubleValue() : Double.NaN;
    }
}
