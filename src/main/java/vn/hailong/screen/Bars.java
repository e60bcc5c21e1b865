package vn.hailong.screen;

import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.layout.HBox;

/// The row of buttons at the bottom, the same for every picture.
final class Bars {
    private Bars() {}

    /// Of a button.
    static double height(Sizes sizes) {
        return Math.ceil(Math.max(sizes.smallestTarget(), 0.1 * sizes.shortSide()));
    }

    /// Of a button for what is wanted now and then.
    static double width(Sizes sizes) {
        double wanted = Math.max(1.5 * sizes.smallestTarget(), 0.15 * sizes.shortSide());
        return Math.rint(Math.max(sizes.smallestTarget(), Math.min(wanted, 0.165 * sizes.contentWidth())));
    }

    /// Of the button for what is wanted most.
    static double mainWidth(Sizes sizes) {
        double wanted = Math.max(2.5 * sizes.smallestTarget(), 0.27 * sizes.shortSide());
        return Math.rint(Math.max(1.5 * sizes.smallestTarget(), Math.min(wanted, 0.255 * sizes.contentWidth())));
    }

    /// Between two buttons.
    static double gap(Sizes sizes) {
        return Math.rint(0.8 * sizes.gap());
    }

    /// Of the row, with what is free below.
    static double total(Sizes sizes) {
        return height(sizes) + below(sizes);
    }

    static void place(HBox bar, Sizes sizes) {
        bar.setAlignment(Pos.TOP_LEFT);
        bar.setPadding(new Insets(0, sizes.margin(), 0, sizes.margin()));
        bar.setMinHeight(total(sizes));
        bar.setMaxHeight(total(sizes));
    }

    private static double below(Sizes sizes) {
        return Math.ceil(Math.max(8, 0.02 * sizes.shortSide()));
    }
}
