package vn.hailong.gallery;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import vn.hailong.survey.Look;
import vn.hailong.survey.Questionnaire;

/// What citizens look at: the terminal's screen, or a tablet's pages.
public interface Door extends AutoCloseable {
    /// What is drawn, as a picture in one form or the other.
    sealed interface Picture {
        record Drawn(BufferedImage image) implements Picture {}

        record Encoded(byte[] png) implements Picture {}
    }

    /// Sees everything that is shown.
    interface Eye {
        /// @param sight   its name
        /// @param behind  how to get here from the sight, such as `-page2`; empty for the sight itself
        /// @param picture none if nobody wants pictures
        void see(String sight, String behind, List<Fault> faults, Optional<Picture> picture) throws IOException;
    }

    /// As the pictures' folder is called.
    String name();

    /// Shows these one after the other, with what lies behind each.
    ///
    /// @param pictures whether they are wanted
    void show(Questionnaire questionnaire, List<Sight> sights, Look look, Panel panel, boolean pictures, Eye eye)
            throws IOException;

    /// What does not depend on a questionnaire.
    void showOthers(String language, Panel panel, boolean pictures, Eye eye) throws IOException;

    /// Shows what is broken on purpose, and names what was not found; none if the inspection works.
    List<String> selfTest() throws IOException;

    @Override
    void close();
}
