package vn.hailong.outbox;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.UUID;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/// A file system of H2 over another one, in which a database's file survives any cut of the power: see [JournaledFile].
/// H2 makes one of these for each path, which is why this class and its constructor are public.
public final class JournaledFileSystem extends FilePathWrapper {
    static final String SCHEME = "journaled";
    static final String DATA = ".mv.db";
    static final String JOURNAL = ".journal";

    static {
        FilePath.register(new JournaledFileSystem());
    }

    /// For H2.
    public JournaledFileSystem() {}

    /// The prefix of a name that H2 is to open here.
    static String prefix() {
        return SCHEME + ":";
    }

    @Override
    public String getScheme() {
        return SCHEME;
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        String name = getBase().toString();
        if (!name.endsWith(DATA)) {
            return getBase().open(mode); // room for large results, gone when the database is closed
        }
        boolean readOnly = mode.equals("r");
        FilePath journal = FilePath.get(name.substring(0, name.length() - DATA.length()) + JOURNAL);
        if (readOnly && !journal.exists()) {
            return new JournaledFile(getBase().open(mode), null, true);
        }
        FileChannel file = getBase().open(mode);
        try {
            return new JournaledFile(
                    file,
                    new Journal(journal.open(mode), () -> UUID.randomUUID().getMostSignificantBits()),
                    readOnly);
        } catch (IOException e) {
            file.close();
            throw e;
        }
    }
}
