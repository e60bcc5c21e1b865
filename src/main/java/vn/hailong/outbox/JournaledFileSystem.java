package vn.hailong.outbox;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/// A file system of H2 over another one, in which a database's file survives any cut of the power: see [JournaledFile].
/// H2 makes one of these for each path, which is why this class and its constructor are public.
public final class JournaledFileSystem extends FilePathWrapper {
    static final String SCHEME = "journaled";
    static final String DATA = ".mv.db";
    static final String JOURNAL = ".journal";
    static final String LOG = ".log";

    /// Those that are open to write, by their name in the file system below.
    private static final Map<String, JournaledFile> OPEN = new ConcurrentHashMap<>();

    static {
        FilePath.register(new JournaledFileSystem());
    }

    /// For H2.
    public JournaledFileSystem() {}

    /// The prefix of a name that H2 is to open here.
    static String prefix() {
        return SCHEME + ":";
    }

    /// Lets a database that is open write to its file, which it may not do before: see [JournaledFile#trust].
    ///
    /// @param name of the file in the file system below
    static void trust(String name) {
        JournaledFile file = OPEN.get(FilePath.get(name).toString());
        if (file == null) {
            throw new IllegalStateException(name + " is not open");
        }
        file.trust();
    }

    /// The log of a database, which is no file of H2's.
    ///
    /// @param name in the file system below
    static RecordFile log(String name) throws IOException {
        return new RecordFile(FilePath.get(name).open("rw"), JournaledFileSystem::epoch);
    }

    private static long epoch() {
        return UUID.randomUUID().getMostSignificantBits();
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
            JournaledFile journaled = new JournaledFile(
                    file, new Journal(new RecordFile(journal.open(mode), JournaledFileSystem::epoch)), readOnly);
            if (!readOnly) {
                OPEN.put(name, journaled);
            }
            return journaled;
        } catch (IOException e) {
            file.close();
            throw e;
        }
    }
}
