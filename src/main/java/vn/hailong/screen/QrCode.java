package vn.hailong.screen;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import javafx.scene.layout.Pane;
import javafx.scene.shape.SVGPath;
import javafx.scene.transform.Scale;

/// A text as a QR code, drawn in squares of whole pixels with the empty edge that readers need.
final class QrCode extends Pane {
    /// Squares left empty on each side.
    private static final int EDGE = 4;

    /// @param text ASCII, at most 1,000 characters
    /// @param side the code is as large as whole pixels a square allow, and not larger than this
    QrCode(String text, double side) {
        ByteMatrix matrix = matrix(text);
        int squares = matrix.getWidth() + 2 * EDGE;
        double square = Math.max(1, Math.floor(side / squares));
        SVGPath dark = new SVGPath();
        dark.setContent(path(matrix));
        dark.setSmooth(false);
        dark.getStyleClass().add("qr-dark");
        dark.getTransforms().add(new Scale(square, square));
        getChildren().add(dark);
        getStyleClass().add("qr");
        setMinSize(square * squares, square * squares);
        setMaxSize(square * squares, square * squares);
    }

    private static ByteMatrix matrix(String text) {
        try {
            return Encoder.encode(text, ErrorCorrectionLevel.M).getMatrix();
        } catch (WriterException e) {
            throw new IllegalArgumentException("can't draw as a QR code: " + text, e);
        }
    }

    private static String path(ByteMatrix matrix) {
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < matrix.getHeight(); y++) {
            for (int x = 0; x < matrix.getWidth(); x++) {
                if (matrix.get(x, y) == 1) {
                    path.append('M')
                            .append(x + EDGE)
                            .append(' ')
                            .append(y + EDGE)
                            .append("h1v1h-1z");
                }
            }
        }
        return path.toString();
    }
}
