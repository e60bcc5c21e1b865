package vn.hailong.screen;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/// One face of the set in `faces/level-{1…5}.svg`, which every surface of the product shares. The files keep to
/// `path` elements in a box of 100 × 100: the first path is the disc, the others are the marks on it.
record Face(int number, List<Shape> shapes) {
    static final double BOX = 100;
    static final int COUNT = 5;

    /// @param fill        colour, or `none`
    /// @param strokeWidth 0 if there is no stroke
    record Shape(String path, String fill, double strokeWidth) {
        boolean filled() {
            return !fill.equals("none");
        }
    }

    Face {
        shapes = List.copyOf(shapes);
    }

    Shape disc() {
        return shapes.getFirst();
    }

    List<Shape> marks() {
        return shapes.subList(1, shapes.size());
    }

    /// The face for a place in a scale. Short scales leave out the face in the middle (three levels: very satisfied,
    /// satisfied, not satisfied) or the worst one (four levels), as their labels do.
    ///
    /// @param place 0 for the best level
    /// @throws IllegalArgumentException if the scale has more levels than there are faces
    static int numberFor(int place, int levels) {
        return switch (levels) {
            case 5, 4 -> COUNT - place;
            case 3 -> place == 2 ? 2 : COUNT - place;
            case 2 -> place == 0 ? 4 : 2;
            default -> throw new IllegalArgumentException("a screen shows 2 to 5 levels, not " + levels);
        };
    }

    static Face load(int number) {
        String file = "faces/level-" + number + ".svg";
        try (InputStream stream = Face.class.getClassLoader().getResourceAsStream(file)) {
            if (stream == null) {
                throw new IllegalArgumentException("no face " + file);
            }
            return new Face(number, shapes(stream));
        } catch (IOException e) {
            throw new UncheckedIOException("can't read " + file, e);
        } catch (SAXException | ParserConfigurationException e) {
            throw new IllegalStateException("can't parse " + file, e);
        }
    }

    private static List<Shape> shapes(InputStream stream)
            throws IOException, SAXException, ParserConfigurationException {
        NodeList paths = DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(stream)
                .getElementsByTagName("path");
        List<Shape> shapes = new ArrayList<>();
        for (int i = 0; i < paths.getLength(); i++) {
            Element path = (Element) paths.item(i);
            String strokeWidth = path.getAttribute("stroke-width");
            shapes.add(new Shape(
                    path.getAttribute("d"),
                    path.getAttribute("fill"),
                    strokeWidth.isEmpty() ? 0 : Double.parseDouble(strokeWidth)));
        }
        return shapes;
    }
}
