package vn.hailong.stick;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/// A stick as the agency finds it: the folders of any number of terminals, and whatever else lies there.
public final class Stick {
    private Stick() {}

    /// What is done with each folder of an installation.
    public interface Visitor {
        void visit(ParcelFolder folder) throws StickException;
    }

    /// Visits the folders of this agency's terminals, and no other. Links are not followed.
    ///
    /// @param root the stick's own folder
    /// @return how many there were
    public static int visit(Path root, String agency, Visitor visitor) throws StickException {
        Path terminals = root.resolve(ParcelFolder.TOP).resolve(ParcelFolder.AGENCY + agency);
        int visited = 0;
        if (isFolder(root.resolve(ParcelFolder.TOP)) && isFolder(terminals)) {
            try (DirectoryStream<Path> all = Files.newDirectoryStream(terminals, ParcelFolder.TERMINAL + "*")) {
                for (Path terminal : all) {
                    visited += isFolder(terminal) ? visit(terminal, visitor) : 0;
                }
            } catch (IOException | DirectoryIteratorException e) {
                throw unreadable(terminals, e);
            }
        }
        return visited;
    }

    private static int visit(Path terminal, Visitor visitor) throws StickException {
        int visited = 0;
        try (DirectoryStream<Path> installations = Files.newDirectoryStream(terminal)) {
            for (Path installation : installations) {
                if (isFolder(installation)) {
                    visitor.visit(ParcelFolder.at(installation));
                    visited++;
                }
            }
            return visited;
        } catch (IOException | DirectoryIteratorException e) {
            throw unreadable(terminal, e);
        }
    }

    private static boolean isFolder(Path path) {
        return Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
    }

    private static StickException unreadable(Path folder, Exception e) {
        return new StickException(
                "can't read " + folder + " (" + ParcelFolder.reason(e) + "); was the stick pulled out?", e);
    }
}
