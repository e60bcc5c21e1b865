package vn.hailong.screen;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;
import vn.hailong.survey.Texts;

/// The tablets of this terminal: which they are, a QR code for one more, and the way to take one off.
final class StaffTabletsPage {
    private final Texts texts;
    private final Sizes sizes;
    private final Typesetter typesetter;
    private final double width;
    private final double height;

    StaffTabletsPage(Texts texts, Sizes sizes, Typesetter typesetter, double width, double height) {
        this.texts = texts;
        this.sizes = sizes;
        this.typesetter = typesetter;
        this.width = width;
        this.height = height;
    }

    /// As many sheets as they need.
    List<Node> list(List<StaffDesk.Tablets.Paired> paired, Runnable pair, Consumer<String> revoke) {
        double key = sizes.smallestTarget();
        double gap = 0.5 * sizes.small();
        List<Node> rows = new ArrayList<>();
        rows.add(new StaffKey(texts.get("staff.tablets.pair"), typesetter, sizes.body(), 0.5 * width, key, pair)
                .primary());
        if (paired.isEmpty()) {
            rows.add(words(texts.get("staff.tablets.empty"), width));
        }
        paired.forEach(tablet -> rows.add(row(tablet, key, revoke)));
        int most = Math.max(1, (int) Math.floor((height + gap) / (key + gap)));
        List<Node> sheets = new ArrayList<>();
        for (int first = 0; first < rows.size(); first += most) {
            VBox sheet = new VBox(gap);
            sheet.setMaxHeight(Region.USE_PREF_SIZE);
            sheet.getChildren().addAll(rows.subList(first, Math.min(rows.size(), first + most)));
            sheets.add(sheet);
        }
        return List.copyOf(sheets);
    }

    private Node row(StaffDesk.Tablets.Paired tablet, double key, Consumer<String> revoke) {
        HBox row = new HBox(
                sizes.small(),
                new StaffKey(
                        texts.get("staff.tablets.revoke"),
                        typesetter,
                        sizes.body(),
                        0.25 * width,
                        key,
                        () -> revoke.accept(tablet.id())),
                words(tablet.name(), 0.7 * width));
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    Node offer(StaffDesk.Tablets.Offer offer) {
        QrCode code = new QrCode(offer.address().toString(), Math.min(height, 0.45 * width));
        boolean below = sizes.portrait();
        double room = below ? width : width - code.getMinWidth() - sizes.body();
        VBox words = new VBox(
                0.6 * sizes.small(),
                words(
                        texts.get("staff.tablets.scan")
                                .replace("{n}", Long.toString(offer.validFor().toMinutes())),
                        room),
                words(texts.get("staff.tablets.fingerprint"), room),
                wrapped(offer.fingerprint(), room));
        Pane page = below ? new VBox(sizes.body(), code, words) : row(code, words);
        page.setMaxHeight(Region.USE_PREF_SIZE);
        return page;
    }

    private HBox row(QrCode code, Node words) {
        HBox row = new HBox(sizes.body(), code, words);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    Node none() {
        return words(texts.get("staff.tablets.none"), width);
    }

    private Node words(String text, double room) {
        Typesetter.Block block = typesetter.regular(text, sizes.body(), sizes.small(), room, 4);
        return Fonts.text(block.lines(), block.font(), TextAlignment.LEFT, "text");
    }

    private Node wrapped(String text, double room) {
        Text wrapped = Fonts.text(List.of(text), typesetter.fonts().regular(sizes.small()), TextAlignment.LEFT, "text");
        wrapped.setWrappingWidth(room);
        return wrapped;
    }
}
