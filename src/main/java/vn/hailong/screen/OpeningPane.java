package vn.hailong.screen;

import java.util.Optional;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import vn.hailong.survey.Act;
import vn.hailong.survey.Answer;
import vn.hailong.survey.Item;
import vn.hailong.survey.Scale;
import vn.hailong.survey.SessionView;

/// The rating that opens the questionnaire, for whoever comes next.
final class OpeningPane implements Picture {
    private final BorderPane node = new BorderPane();
    private final VBox middle = new VBox();
    private final Header header;
    private final StatusLine status;
    private final Cards cards;

    OpeningPane(Surface surface, Item opening, Scale scale) {
        Sizes sizes = surface.sizes();
        header = new Header(surface);
        status = new StatusLine(surface);
        double bottom = Bars.total(sizes);
        double height = sizes.height() - header.getMinHeight() - bottom;
        Typesetter.Block question = Title.opening(surface, surface.in(opening.text()));
        double below = status.getMinHeight() + 0.5 * sizes.gap();
        double room = sizes.portrait()
                ? sizes.height() - sizes.reach() - bottom - below - 0.5 * sizes.gap()
                : height - question.height() - below - sizes.gap();
        cards = new Cards(
                surface,
                new Item.Form.Rating(scale, Optional.empty()),
                Optional.empty(),
                room,
                answer -> rate(surface.hand(), answer));
        double spare = height - question.height() - cards.getMinHeight() - below;
        double above = 0.4 * spare;
        double between = 0.35 * spare;
        if (sizes.portrait()) {
            double overCards = sizes.reach() - header.getMinHeight() - question.height();
            above = 0.55 * overCards;
            between = overCards - above + 0.3 * (room - cards.getMinHeight());
        }
        VBox.setMargin(cards, new Insets(between, 0, 0.5 * sizes.gap(), 0));
        middle.setPadding(new Insets(above, 0, 0, 0));
        middle.setAlignment(Pos.TOP_CENTER);
        middle.getChildren().addAll(question.drawn(TextAlignment.CENTER, "text"), cards, status);
        node.setTop(header);
        node.setCenter(middle);
        node.setBottom(new IdleBar(surface));
    }

    private static void rate(Hand hand, Answer answer) {
        if (answer instanceof Answer.Number(int level)) {
            hand.act(new Act.Rate(level));
        }
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
        return switch (view) {
            case SessionView.Opening(boolean waiting) -> show(waiting, false);
            case SessionView.Pressed _ -> show(false, true);
            case SessionView.Invitation _ -> false;
            case SessionView.Step _ -> false;
            case SessionView.Thanks _ -> false;
            case SessionView.Unavailable _ -> false;
        };
    }

    private boolean show(boolean waiting, boolean pressed) {
        status.showWait(waiting);
        cards.setAnswered(pressed);
        return true;
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
