package vn.hailong.screen;

import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import vn.hailong.survey.Act;
import vn.hailong.survey.SessionView;

/// An invitation to begin, where the first question has no faces that could stand here for whoever comes next.
final class InvitationPane implements Picture {
    private final BorderPane node = new BorderPane();
    private final VBox middle = new VBox();
    private final Header header;
    private final StatusLine status;

    InvitationPane(Surface surface) {
        Sizes sizes = surface.sizes();
        header = new Header(surface);
        status = new StatusLine(surface);
        double height = sizes.height() - header.getMinHeight() - Bars.total(sizes) - status.getMinHeight();
        Target start = start(surface);
        Typesetter.Block name = surface.typesetter()
                .regular(
                        surface.in(surface.settings().questionnaire().title()),
                        1.1 * sizes.body(),
                        sizes.least(),
                        0.93 * sizes.contentWidth(),
                        2);
        double room = sizes.portrait() ? sizes.reach() - header.getMinHeight() : height - start.getMinHeight();
        Typesetter.Block welcome =
                Title.further(surface, surface.text("ui.welcome"), room - name.height() - 2 * sizes.gap());
        double words = welcome.height() + name.height() + 0.5 * sizes.gap();
        double spare = height - words - start.getMinHeight();
        double above = sizes.portrait() ? 0.5 * (sizes.reach() - header.getMinHeight() - words) : 0.36 * spare;
        double between =
                sizes.portrait() ? sizes.reach() - header.getMinHeight() - above - words + 0.15 * spare : 0.3 * spare;
        VBox texts = new VBox(
                0.5 * sizes.gap(),
                welcome.drawn(TextAlignment.CENTER, "text"),
                name.drawn(TextAlignment.CENTER, "quiet"));
        texts.setAlignment(Pos.CENTER);
        VBox.setMargin(start, new Insets(between, 0, spare - above - between, 0));
        middle.setPadding(new Insets(above, 0, 0, 0));
        middle.setAlignment(Pos.TOP_CENTER);
        middle.getChildren().addAll(texts, start, status);
        // The button says so: anywhere is right.
        Press.on(middle, () -> surface.hand().act(new Act.Start()));
        node.setTop(header);
        node.setCenter(middle);
        node.setBottom(new IdleBar(surface));
    }

    private static Target start(Surface surface) {
        Sizes sizes = surface.sizes();
        Typesetter.Block word = surface.typesetter()
                .bold(
                        surface.text("ui.touch_to_start"),
                        1.2 * sizes.body(),
                        sizes.least(),
                        0.7 * sizes.contentWidth(),
                        1);
        double height = Math.ceil(Math.max(1.3 * sizes.smallestTarget(), 0.17 * sizes.shortSide()));
        double side = 0.4 * height;
        HBox content = new HBox(0.8 * sizes.body(), word.drawn(TextAlignment.CENTER, "word"), Icon.NEXT.drawn(side));
        content.setAlignment(Pos.CENTER);
        Target start = new Target(
                sizes,
                AccessibleRole.BUTTON,
                surface.text("ui.touch_to_start"),
                Math.min(sizes.contentWidth(), word.width() + side + 5 * sizes.body()),
                height,
                () -> surface.hand().act(new Act.Start()));
        start.getStyleClass().add("button-main");
        start.getChildren().add(content);
        return start;
    }

    @Override
    public Region node() {
        return node;
    }

    @Override
    public Node appearing() {
        return middle;
    }

    @Override
    public boolean show(SessionView view) {
        return view instanceof SessionView.Invitation;
    }

    @Override
    public void showOffline(boolean offline) {
        status.showOffline(offline);
    }

    @Override
    public void showTime(String time) {
        header.showTime(time);
    }
}
