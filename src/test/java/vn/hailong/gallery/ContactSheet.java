package vn.hailong.gallery;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.imageio.ImageIO;

/// All pictures at a glance: as a page with links, and as one picture.
final class ContactSheet {
    private static final int WIDTH = 9_600;
    private static final int GAP = 4;
    private static final int TITLE_WIDTH = 260;
    private static final Color GROUND = new Color(0x47575E);
    private static final Color FAULTY = new Color(0xFF3030);

    private record Tile(int left, int top, String words, String file) {}

    private final Map<String, List<Fault>> faults;
    private final Map<String, List<String>> groups = new TreeMap<>();

    /// @param faults by file, which is named `door/size/look/questionnaire/name.png`
    ContactSheet(Map<String, List<Fault>> faults) {
        this.faults = faults;
        for (String file : faults.keySet()) {
            String[] parts = file.split("/", -1);
            String group = "%s · %s · %s · %s".formatted(parts[0], parts[3], parts[2], parts[1]);
            groups.computeIfAbsent(group, _ -> new ArrayList<>()).add(file);
        }
    }

    void writePage(Path file) throws IOException {
        StringBuilder page = new StringBuilder("""
                <!doctype html><html lang="en"><meta charset="utf-8"><title>Gallery</title><style>
                body { margin: 1em; background: #47575E; color: #FFF; font: 16px "Noto Sans", sans-serif; }
                div { display: flex; flex-wrap: wrap; gap: 8px; margin: 8px 0 24px; }
                img { height: 190px; display: block; background: #16252B; }
                a { color: inherit; font-size: 12px; }
                .faulty img { outline: 4px solid #FF3030; }
                summary { cursor: pointer; padding: 4px 0; }
                </style><h1>Gallery</h1>
                """);
        groups.forEach((group, files) -> {
            long faulty = files.stream().filter(this::isFaulty).count();
            page.append("<details%s><summary>%s: %d%s</summary><div>\n"
                    .formatted(faulty > 0 ? " open" : "", group, files.size(), faulty > 0 ? ", faulty " + faulty : ""));
            for (String each : files) {
                String name = each.substring(each.lastIndexOf('/') + 1).replace(".png", "");
                page.append("<a href=\"%s\"%s><img loading=\"lazy\" src=\"%s\" alt=\"\">%s</a>\n"
                        .formatted(each, isFaulty(each) ? " class=\"faulty\"" : "", each, name));
            }
            page.append("</div></details>\n");
        });
        Files.writeString(file, page.append("</html>\n"));
    }

    /// @param small copies of the pictures, by file
    void writePicture(Map<String, BufferedImage> small, Path file) throws IOException {
        List<Tile> tiles = tiles(small);
        int height = tiles.isEmpty() ? Thumbnail.HEIGHT : tiles.getLast().top() + Thumbnail.HEIGHT;
        BufferedImage sheet = new BufferedImage(WIDTH, height + GAP, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D graphics = sheet.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setFont(new Font("Noto Sans", Font.BOLD, 17));
        graphics.setColor(GROUND);
        graphics.fillRect(0, 0, sheet.getWidth(), sheet.getHeight());
        for (Tile tile : tiles) {
            BufferedImage image = small.get(tile.file());
            if (image == null) {
                graphics.setColor(Color.WHITE);
                String[] lines = tile.words().split(" · ", 3);
                for (int line = 0; line < lines.length; line++) {
                    graphics.drawString(lines[line], tile.left() + 2 * GAP, tile.top() + 18 + 20 * line);
                }
            } else {
                graphics.drawImage(image, tile.left(), tile.top(), null);
                if (isFaulty(tile.file())) {
                    graphics.setColor(FAULTY);
                    graphics.drawRect(tile.left(), tile.top(), image.getWidth() - 1, image.getHeight() - 1);
                }
            }
        }
        graphics.dispose();
        ImageIO.write(sheet, "png", file.toFile());
    }

    /// One after the other, in lines; before those of each group its name.
    private List<Tile> tiles(Map<String, BufferedImage> small) {
        List<Tile> tiles = new ArrayList<>();
        int left = WIDTH;
        int top = GAP - Thumbnail.HEIGHT - GAP;
        for (Map.Entry<String, List<String>> group : groups.entrySet()) {
            List<String> all = new ArrayList<>(List.of(""));
            all.addAll(group.getValue());
            for (String file : all) {
                BufferedImage image = small.get(file);
                int width = image == null ? TITLE_WIDTH : image.getWidth();
                if (left + width + GAP > WIDTH) {
                    left = GAP;
                    top += Thumbnail.HEIGHT + GAP;
                }
                tiles.add(new Tile(left, top, group.getKey(), file));
                left += width + GAP;
            }
        }
        return tiles;
    }

    private boolean isFaulty(String file) {
        return !faults.getOrDefault(file, List.of()).isEmpty();
    }
}
