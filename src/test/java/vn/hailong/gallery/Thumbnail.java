package vn.hailong.gallery;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;

/// A small copy of a picture.
final class Thumbnail {
    /// In pixels; the width follows.
    static final int HEIGHT = 60;

    private Thumbnail() {}

    static BufferedImage of(BufferedImage image) {
        // Halved as often as it takes: only so does every pixel count.
        BufferedImage from = image;
        while (from.getHeight() > 2 * HEIGHT) {
            from = scaled(from, from.getWidth() / 2, from.getHeight() / 2);
        }
        return scaled(from, Math.max(1, HEIGHT * image.getWidth() / image.getHeight()), HEIGHT);
    }

    private static BufferedImage scaled(BufferedImage image, int width, int height) {
        BufferedImage scaled = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D graphics = scaled.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(image, 0, 0, width, height, null);
        graphics.dispose();
        return scaled;
    }
}
