package vn.hailong.screen;

/// Size of the cards: side by side on a wide panel, one below the other on a tall one, where a row of five would be
/// narrow and leave half of the panel empty.
///
/// @param stacked one below the other, face beside label; else side by side, face above label
/// @param width   of one card
/// @param gap     between two cards
/// @param face    diameter of a face
/// @param padding between a card's edge and what it holds, and between face and label
record CardGrid(boolean stacked, double width, double height, double gap, double face, double padding) {

    /// @param width       for all of them
    /// @param height      what header, question and footer leave
    /// @param labelHeight of the highest label
    static CardGrid fit(Sizes sizes, int count, double width, double height, double labelHeight) {
        return sizes.portrait()
                ? stacked(sizes, count, width, height)
                : sideBySide(sizes, count, width, height, labelHeight);
    }

    private static CardGrid sideBySide(
            Sizes sizes, int count, double width, double availableHeight, double labelHeight) {
        // Fewer cards are wider, but not so wide that the face is lost in them.
        double widest = 1.25 * (sizes.contentWidth() - 4 * sizes.gap()) / 5;
        double gap = width < sizes.contentWidth() ? 0.5 * sizes.gap() : sizes.gap();
        if (count > 1 && (width - (count - 1) * gap) / count < sizes.smallestTarget()) {
            gap = Math.max(2, (width - count * sizes.smallestTarget()) / (count - 1));
        }
        double cardWidth = Math.floor(Math.min(widest, (width - (count - 1) * gap) / count));
        double padding = Math.min(0.1 * cardWidth, 0.03 * sizes.shortSide());
        double face = Math.max(1, Math.min(cardWidth - 2 * padding, availableHeight - labelHeight - 3 * padding));
        double height =
                Math.min(Math.max(1, availableHeight), face + labelHeight + (sizes.tight() ? 3.8 : 4.4) * padding);
        return new CardGrid(false, cardWidth, height, gap, face, padding);
    }

    private static CardGrid stacked(Sizes sizes, int count, double width, double availableHeight) {
        double gap = sizes.gap();
        double highest = Math.max(sizes.smallestTarget(), 0.19 * sizes.width());
        double height = Math.clamp((availableHeight - (count - 1) * gap) / count, 1, highest);
        double padding = 0.12 * height;
        return new CardGrid(true, width, height, gap, height - 2 * padding, padding);
    }

    double totalWidth(int count) {
        return stacked ? width : count * width + (count - 1) * gap;
    }

    double totalHeight(int count) {
        return stacked ? count * height + (count - 1) * gap : height;
    }
}
