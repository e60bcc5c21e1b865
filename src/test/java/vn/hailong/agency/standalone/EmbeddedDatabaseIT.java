package vn.hailong.agency.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Our own PostgreSQL after everything that can happen to it.
class EmbeddedDatabaseIT {
    @TempDir
    private Path folder = Path.of("set by JUnit");

    @Test
    void keepsItsDataThroughARestartAKillAndAnOrphan() throws Exception {
        try (EmbeddedDatabase first = EmbeddedDatabase.start(folder)) {
            // The library's tests want speed, we want the data.
            assertEquals(List.of("on"), TestDatabases.query(first.database(), "show fsync"));
            assertEquals(List.of("127.0.0.1"), TestDatabases.query(first.database(), "show listen_addresses"));
            TestDatabases.execute(first.database(), "create table kept (n int); insert into kept values (1)");
        }
        try (EmbeddedDatabase second = EmbeddedDatabase.start(folder)) {
            TestDatabases.execute(second.database(), "insert into kept values (2)");
        }

        // This program is killed: PostgreSQL stays, and nobody knows of it.
        holdInAnotherProcess().destroyForcibly().waitFor();
        ProcessHandle orphan = postmaster().orElseThrow();
        try (EmbeddedDatabase third = EmbeddedDatabase.start(folder)) {
            assertEquals(false, orphan.isAlive());
            assertEquals(List.of("1", "2"), TestDatabases.query(third.database(), "select n from kept order by n"));
        }

        // Both are killed: a lock file of the dead stays.
        Process holder = holdInAnotherProcess();
        ProcessHandle killed = postmaster().orElseThrow();
        holder.destroyForcibly().waitFor();
        killed.destroyForcibly();
        killed.onExit().get(30, TimeUnit.SECONDS);
        try (EmbeddedDatabase fourth = EmbeddedDatabase.start(folder)) {
            assertEquals(List.of("1", "2"), TestDatabases.query(fourth.database(), "select n from kept order by n"));
        }
    }

    private Process holdInAnotherProcess() throws IOException {
        Process holder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        DatabaseHolder.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        assertEquals(DatabaseHolder.READY, holder.inputReader().readLine());
        return holder;
    }

    @Test
    void aLockFileWithTheNumberOfAnotherProcessIsNoObstacle() throws Exception {
        EmbeddedDatabase.start(folder).close();
        Path lock = folder.resolve("data/postmaster.pid");
        Files.writeString(lock, ProcessHandle.current().pid() + "\n" + folder.resolve("data") + "\n");
        try (EmbeddedDatabase again = EmbeddedDatabase.start(folder)) {
            assertEquals(List.of("1"), TestDatabases.query(again.database(), "select 1"));
        }
    }

    @Test
    void aFolderThatWasNeverFinishedIsMadeAgain() throws Exception {
        Path data = Files.createDirectories(folder.resolve("data"));
        Files.writeString(data.resolve("postgresql.conf"), "# killed here");
        try (EmbeddedDatabase fresh = EmbeddedDatabase.start(folder)) {
            assertEquals(List.of("1"), TestDatabases.query(fresh.database(), "select 1"));
        }
    }

    private Optional<ProcessHandle> postmaster() throws IOException {
        String pid = Files.readAllLines(folder.resolve("data/postmaster.pid")).getFirst();
        return ProcessHandle.of(Long.parseLong(pid.strip())).filter(ProcessHandle::isAlive);
    }
}
