package vn.hailong.screen;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import vn.hailong.survey.Option;

/// The options of a list, page by page, and a line above that says how to choose: nobody has to know how to scroll.
final class OptionPages extends VBox {
    private final Surface surface;
    private final List<Option> options;
    private final ChoiceLayout layout;
    private final List<OptionButton> buttons = new ArrayList<>();
    private final Hint hint;
    private final Pane book;
    private final VBox page;
    private String advice = "";
    private int shown;

    /// @param several whether more than one may be chosen
    /// @param advised whether there is something to say about how to choose
    OptionPages(
            Surface surface,
            List<Option> options,
            boolean several,
            boolean advised,
            double height,
            Consumer<Option> touched) {
        this.surface = surface;
        this.options = options;
        Sizes sizes = surface.sizes();
        hint = new Hint(surface);
        double hinted = height - hint.getMinHeight() - 0.5 * sizes.gap();
        List<String> texts =
                options.stream().map(option -> surface.in(option.text())).toList();
        ChoiceLayout whole = fit(texts, advised ? hinted : height);
        layout = advised || whole.pages().size() == 1 ? whole : fit(texts, hinted);
        for (ChoiceLayout.Row row :
                layout.pages().stream().flatMap(List::stream).toList()) {
            for (int place : row.places()) {
                Option option = options.get(place);
                buttons.add(new OptionButton(
                        surface, texts.get(place), several, row.cellWidth(), layout, () -> touched.accept(option)));
            }
        }
        page = fixed(new VBox(layout.gap()), layout.width(), layout.height());
        book = sizes.portrait() ? new VBox(layout.gap(), page) : new HBox(layout.gap(), page);
        if (pages() > 1) {
            double pager = pagerSize() + layout.gap();
            book.getChildren().add(new Region());
            fixed(
                    book,
                    layout.width() + (sizes.portrait() ? 0 : pager),
                    sizes.portrait() ? layout.height() + pager : bookHeight());
        } else {
            fixed(book, layout.width(), layout.height());
        }
        setAlignment(Pos.CENTER);
        setSpacing(0.5 * sizes.gap());
        if (advised || pages() > 1) {
            getChildren().add(hint);
        }
        getChildren().add(book);
        turnTo(0);
    }

    void choose(Set<String> chosen) {
        for (int place = 0; place < options.size(); place++) {
            buttons.get(place).choose(chosen.contains(options.get(place).id()));
        }
    }

    /// In the line above the options.
    void advise(String words) {
        advice = words;
        hint.show(
                advice,
                pages() > 1 ? surface.text("ui.page", shown + 1).replace("{of}", Integer.toString(pages())) : "");
    }

    private ChoiceLayout fit(List<String> texts, double height) {
        return ChoiceArea.fit(surface, texts, surface.sizes().contentWidth(), height, pagerSize());
    }

    private int pages() {
        return layout.pages().size();
    }

    private double pagerSize() {
        return surface.sizes().smallestTarget();
    }

    /// Beside the options: even where there are few on a page, two keys stand one over the other.
    private double bookHeight() {
        return Math.max(layout.height(), 2 * pagerSize() + layout.gap());
    }

    private void turnTo(int number) {
        shown = number;
        page.getChildren().clear();
        for (ChoiceLayout.Row row : layout.pages().get(number)) {
            HBox line = new HBox(layout.gap());
            row.places().forEach(place -> line.getChildren().add(buttons.get(place)));
            page.getChildren().add(line);
        }
        if (pages() > 1) {
            book.getChildren().set(1, pager());
        }
        advise(advice);
    }

    private Pane pager() {
        boolean below = surface.sizes().portrait();
        double width = below ? (layout.width() - layout.gap()) / 2 : pagerSize();
        double height = below ? pagerSize() : (bookHeight() - layout.gap()) / 2;
        Button before = button(Icon.UP, "ui.page_before", width, height, shown - 1);
        Button after = button(Icon.DOWN, "ui.page_after", width, height, shown + 1);
        before.setVisible(shown > 0);
        after.setVisible(shown < pages() - 1);
        return below ? new HBox(layout.gap(), before, after) : new VBox(layout.gap(), before, after);
    }

    private Button button(Icon icon, String key, double width, double height, int to) {
        return new Button(Button.Kind.PLAIN, icon, surface.text(key), surface, width, height, () -> turnTo(to));
    }

    private static <P extends Pane> P fixed(P pane, double width, double height) {
        pane.setMinSize(width, height);
        pane.setMaxSize(width, height);
        return pane;
    }
}
