package vn.hailong.tablet;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/// The faces in `faces/level-{1…5}.svg` that every surface of the product shares, as parts of a page. Their colours
/// stand in the style sheet, so that they follow its themes.
final class Faces {
    private static final int COUNT = 5;

    private record Path(String data, boolean filled, String strokeWidth) {}

    private final Map<Integer, List<Path>> faces = new HashMap<>();

    Faces() {
        for (int number = 1; number <= COUNT; number++) {
            faces.put(number, load(number));
        }
    }

    /// The face for a place in a scale, as on the terminal's screen: short scales leave out the one in the middle
    /// (three levels) or the worst one (four levels), as their labels do.
    ///
    /// @param place 0 for the best level
    Html face(int place, int levels) {
        int number = switch (levels) {
            case 5, 4 -> COUNT - place;
            case 3 -> place == 2 ? 2 : COUNT - place;
            case 2 -> place == 0 ? 4 : 2;
            default -> throw new IllegalArgumentException("a page shows 2 to 5 levels, not " + levels);
        };
        Html svg = Html.of("svg")
                .with("class", "face level-" + number)
                .with("viewBox", "0 0 100 100")
                .with("aria-hidden", "true")
                .with("focusable", "false");
        List<Path> paths = Objects.requireNonNull(faces.get(number));
        for (int i = 0; i < paths.size(); i++) {
            Path path = paths.get(i);
            Html drawn = Html.of("path").with("d", path.data());
            if (i == 0) {
                drawn.with("class", "disc");
            } else {
                drawn.with("class", path.filled() ? "mark filled" : "mark");
            }
            if (!path.strokeWidth().isEmpty()) {
                drawn.with("stroke-width", path.strokeWidth());
            }
            svg.add(drawn);
        }
        return svg;
    }

    private static List<Path> load(int number) {
        String file = "faces/level-" + number + ".svg";
        try (InputStream stream = Faces.class.getClassLoader().getResourceAsStream(file)) {
            if (stream == null) {
                throw new IllegalArgumentException("no face " + file);
            }
            NodeList elements = DocumentBuilderFactory.newDefaultInstance()
                    .newDocumentBuilder()
                    .parse(stream)
                    .getElementsByTagName("path");
            List<Path> paths = new ArrayList<>();
            for (int i = 0; i < elements.getLength(); i++) {
                Element element = (Element) elements.item(i);
                paths.add(new Path(
                        element.getAttribute("d"),
                        !element.getAttribute("fill").equals("none"),
                        element.getAttribute("stroke-width")));
            }
            return List.copyOf(paths);
        } catch (IOException e) {
            throw new UncheckedIOException("can't read " + file, e);
        } catch (SAXException | ParserConfigurationException e) {
            throw new IllegalStateException("can't parse " + file, e);
        }
    }
}
