package vn.hailong.tablet;

import com.microsoft.playwright.Page;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import vn.hailong.rig.Chromium;
import vn.hailong.survey.Look;
import vn.hailong.survey.SessionView;

/// Takes a picture of every kind of page at every size that must do. Arguments: the folder for them, and, to take
/// fewer, the beginning of the names of the pages.
final class PagePictures {
    private static final List<int[]> SIZES = List.of(
            new int[] {800, 480},
            new int[] {1024, 600},
            new int[] {1280, 800},
            new int[] {1920, 1080},
            new int[] {1080, 1920},
            new int[] {390, 844});

    private PagePictures() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        String only = arguments.length > 1 ? arguments[1] : "";
        int wrong = 0;
        try (Chromium chromium = new Chromium()) {
            for (int[] size : SIZES) {
                try (Glass glass = new Glass(chromium.tablet(size[0], size[1], true))) {
                    for (Map.Entry<String, Samples.Shown> shown : pages().entrySet()) {
                        if (shown.getKey().startsWith(only)) {
                            Page page = glass.show(shown.getValue().page());
                            String name = shown.getKey() + "-" + size[0] + "x" + size[1];
                            page.screenshot(new Page.ScreenshotOptions().setPath(folder.resolve(name + ".png")));
                            for (String problem : glass.clipped()) {
                                System.out.println(name + ": " + problem);
                                wrong++;
                            }
                        }
                    }
                }
            }
        }
        System.out.println(wrong + " problems");
        System.exit(wrong == 0 ? 0 : 1);
    }

    private static Map<String, Samples.Shown> pages() throws Exception {
        Map<String, Samples.Shown> pages = new TreeMap<>();
        Look vi = Look.usual("vi");
        pages.put("01-opening", Samples.shown("quick5", new SessionView.Opening(false), vi));
        pages.put("02-opening-wait-en", Samples.shown("quick5", new SessionView.Opening(true), Look.usual("en")));
        pages.put("03-opening-larger", Samples.shown("quick5", new SessionView.Opening(false), Samples.LARGER));
        pages.put("04-opening-contrast", Samples.shown("quick5", new SessionView.Opening(false), Samples.CONTRAST));
        pages.put("05-pressed", Samples.shown("quick5", new SessionView.Pressed(4), vi));
        pages.put("06-gate", Samples.step("quick5", "quick.more", 2, false, vi));
        pages.put("07-rating", Samples.step("quick5", "quick.procedure", 3, false, vi));
        pages.put("08-rating-answered", Samples.step("quick5", "quick.result", 4, true, vi));
        pages.put("09-chips", Samples.step("quick5", "reason.access", 4, true, vi));
        pages.put("10-chips-ending", Samples.ending("quick5", "reason.official", vi));
        pages.put("11-chips-contrast", Samples.step("quick5", "reason.access", 4, true, Samples.CONTRAST));
        pages.put("12-comment", Samples.step("quick5", "quick.comment", 9, true, vi));
        pages.put("13-comment-larger", Samples.step("quick5", "quick.comment", 9, true, Samples.LARGER));
        pages.put("14-count", Samples.step("full-st", "supply.trips", 5, true, vi));
        pages.put("15-single", Samples.step("full-st", "supply.place", 2, false, vi));
        pages.put("16-yes-no", Samples.step("full-st", "supply.late_notice", 8, true, vi));
        pages.put("17-thanks", Samples.shown("quick5", new SessionView.Thanks(), vi));
        pages.put("18-unavailable", Samples.shown("quick5", new SessionView.Unavailable(), vi));
        pages.put("19-invitation", Samples.shown("full-st", new SessionView.Invitation(), vi));
        pages.put("20-unpaired", Samples.notice(notices -> notices.unpaired()));
        pages.put("21-pairing", Samples.notice(notices -> notices.pairing()));
        pages.put("22-busy", Samples.notice(notices -> notices.of(429, "busy")));
        return pages;
    }
}
