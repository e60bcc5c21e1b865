package vn.hailong.outbox;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.h2.store.fs.FileBaseDefault;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/// A file system of H2 that hands everything on to the real one, and notes what is written to the files of a
/// folder and when it is forced to the disk.
public final class LoggingFileSystem extends FilePathWrapper {
    static final String SCHEME = "logging";

    private static final Map<Path, WriteLog> LOGS = new ConcurrentHashMap<>();

    /// For H2, which makes one for each path.
    public LoggingFileSystem() {}

    static void register() {
        FilePath.register(new LoggingFileSystem());
    }

    /// Notes everything that happens to the files of a folder.
    static void log(Path folder, WriteLog log) {
        LOGS.put(folder.toAbsolutePath(), log);
    }

    static void forget(Path folder) {
        LOGS.remove(folder.toAbsolutePath());
    }

    @Override
    public String getScheme() {
        return SCHEME;
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        FileChannel base = getBase().open(mode);
        Path file = Path.of(getBase().toString());
        WriteLog log = LOGS.get(file.getParent());
        return mode.equals("r") || log == null
                ? base
                : new LoggingChannel(base, file.getFileName().toString(), log);
    }

    private static final class LoggingChannel extends FileBaseDefault {
        private final FileChannel base;
        private final String file;
        private final WriteLog log;

        private LoggingChannel(FileChannel base, String file, WriteLog log) {
            this.base = base;
            this.file = file;
            this.log = log;
        }

        @Override
        public long size() throws IOException {
            return base.size();
        }

        @Override
        public synchronized int read(ByteBuffer target, long position) throws IOException {
            return base.read(target, position);
        }

        @Override
        public synchronized int write(ByteBuffer source, long position) throws IOException {
            byte[] bytes = new byte[source.remaining()];
            source.duplicate().get(bytes);
            log.add(new WriteLog.Event.Written(file, position, bytes));
            return base.write(source, position);
        }

        @Override
        protected void implTruncate(long size) throws IOException {
            log.add(new WriteLog.Event.Truncated(file, size));
            base.truncate(size);
        }

        /// Nothing is forced for real: the rig makes the disk's contents from the log.
        @Override
        public void force(boolean metadata) {
            log.add(new WriteLog.Event.Forced(file));
        }

        @Override
        public FileLock tryLock(long position, long size, boolean shared) throws IOException {
            return base.tryLock(position, size, shared);
        }

        @Override
        protected void implCloseChannel() throws IOException {
            base.close();
        }
    }
}
