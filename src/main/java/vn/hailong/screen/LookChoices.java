package vn.hailong.screen;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.scene.layout.Region;
import vn.hailong.survey.Act;
import vn.hailong.survey.LocalizedText;
import vn.hailong.survey.Look;
import vn.hailong.survey.Option;

/// How the citizen can be spoken to, as a list of which one touch changes one.
final class LookChoices {
    private static final String LARGER = "larger";
    private static final String CONTRAST = "contrast";
    private static final String ASSISTED = "assisted";

    private LookChoices() {}

    static Region of(Surface surface, double height) {
        Look look = surface.look();
        List<Option> options = new ArrayList<>();
        Set<String> chosen = new HashSet<>(Set.of(look.language()));
        options.add(option(LARGER, surface.text("look.larger_text")));
        options.add(option(CONTRAST, surface.text("look.dark_paper")));
        options.add(option(ASSISTED, surface.text("look.assisted")));
        for (String language : surface.settings().languages().names()) {
            options.add(option(language, surface.settings().texts(language).get("language.name")));
        }
        if (look.larger()) {
            chosen.add(LARGER);
        }
        if (look.contrast()) {
            chosen.add(CONTRAST);
        }
        if (look.assisted()) {
            chosen.add(ASSISTED);
        }
        OptionPages pages = new OptionPages(
                surface, options, true, false, height, option -> surface.hand().act(act(look, option.id())));
        pages.choose(chosen);
        return pages;
    }

    private static Act act(Look look, String id) {
        return switch (id) {
            case LARGER -> new Act.Enlarge(!look.larger());
            case CONTRAST -> new Act.Contrast(!look.contrast());
            case ASSISTED -> new Act.Assist(!look.assisted());
            default -> new Act.Speak(id);
        };
    }

    private static Option option(String id, String text) {
        return new Option(id, new LocalizedText(Map.of(LocalizedText.VIETNAMESE, text)), false, false);
    }
}
