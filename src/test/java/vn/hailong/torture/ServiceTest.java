package vn.hailong.torture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceTest {
    @TempDir
    Path folder;

    private final List<String> happened = new CopyOnWriteArrayList<>();

    private final class Notes implements Service.Listener {
        @Override
        public void launching() {
            happened.add("launching");
        }

        @Override
        public void said(String line) {
            happened.add(line);
        }

        @Override
        public void ended(int code, boolean wanted, boolean ready) {
            happened.add("ended " + code + (wanted ? " as wanted" : "") + (ready ? " after it was ready" : ""));
        }

        @Override
        public void odd(String oddity) {
            happened.add(oddity);
        }
    }

    private Service start(String script) {
        return Service.start("it", new ProcessBuilder("sh", "-c", script), new Notes(), Duration.ofMillis(20));
    }

    private void await(String... all) {
        Awaitility.await().untilAsserted(() -> assertEquals(List.of(all), happened));
    }

    @Test
    void whoEndsByItselfIsStartedAgain() throws Exception {
        Path card = folder.resolve("card");
        Service service = start("test -e " + card + " || { sleep 0.2; exit 1; }; echo ready; cat");
        Awaitility.await().until(() -> happened.size() >= 3);
        Files.createFile(card);
        Awaitility.await().until(service::isReady);
        service.end();
        assertEquals(List.of("launching", "ended 1", "launching"), happened.subList(0, 3));
        assertEquals(
                List.of("launching", "ready", "ended 0 as wanted after it was ready"),
                happened.subList(happened.size() - 3, happened.size()));
    }

    @Test
    void whoIsKilledStaysDownAndItsLastWordsAreHeard() throws Exception {
        Service service = start("echo ready; echo thanked; exec sleep 60");
        await("launching", "ready", "thanked");
        service.kill();
        await("launching", "ready", "thanked", "ended 137 as wanted after it was ready");
    }

    @Test
    void whoHadEndedByItselfBeforeItWasKilledIsNotStartedAgain() throws Exception {
        Service service =
                Service.start("it", new ProcessBuilder("sh", "-c", "exit 3"), new Notes(), Duration.ofHours(1));
        await("launching", "ended 3");
        service.kill();
        await("launching", "ended 3");
    }
}
