package vn.hailong.wholepath;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.hailong.outbox.Outbox;
import vn.hailong.outbox.Pending;
import vn.hailong.rig.HailongProcess;
import vn.hailong.rig.InChromium;
import vn.hailong.rig.Mosquitto;
import vn.hailong.survey.Answer;
import vn.hailong.survey.Channel;
import vn.hailong.wire.Response;
import vn.hailong.wire.ResponseCodec;

/// Real browsers before a real terminal, which is a process that can be killed.
class TabletIT extends InChromium {
    private static final String QUESTION = "Ông/Bà có hài lòng với việc phục vụ hôm nay không?";
    private static final String MORE = "Ông/Bà có muốn trả lời thêm 5 câu hỏi ngắn không?";

    @TempDir
    Path folder;

    private Path terminal;
    private URI home;

    @BeforeEach
    void install() throws Exception {
        int port = Mosquitto.freePort();
        home = URI.create("https://127.0.0.1:" + port + "/");
        terminal = Files.createDirectories(folder.resolve("terminal"));
        Files.writeString(terminal.resolve("terminal.yaml"), """
                agency: ba-ngoi
                terminal: bn-q03
                unit: ttpvhcc
                counter: q03
                names:
                  agency: {vi: Trung tâm Phục vụ hành chính công phường Ba Ngòi, en: Ba Ngòi Centre}
                  counter: {vi: Quầy 3, en: Counter 3}
                seal: BN
                language: vi
                questionnaire: q1
                questionnaires: %s
                broker: {address: "mqtt://127.0.0.1:9"}
                buttons: {source: none}
                screen: {mode: none}
                dataFolder: data
                responseInterval: 0 s
                thanks: 500 ms
                idle: 16 s
                reserveMiB: 16
                tablets: {address: 127.0.0.1, port: %d, questionnaire: quick5, most: 3}
                """.formatted(
                        Path.of("device-config/questionnaires").toAbsolutePath(), port));
    }

    @Test
    void twoTabletsAtOnceAReloadACommentAndATabletThatIsLeftAlone() throws Exception {
        try (HailongProcess process = start();
                Tablet unhappy = paired();
                Tablet happy = paired()) {
            unhappy.sees(QUESTION);
            happy.sees(QUESTION);
            unhappy.touch("Không hài lòng");
            happy.touch("Rất hài lòng");

            unhappy.sees("Ông/Bà chưa hài lòng về điều gì?");
            happy.sees(MORE);
            happy.touch("Không");
            happy.sees("Trân trọng cảm ơn");
            happy.sees(QUESTION);

            unhappy.choose("Công chức");
            unhappy.choose("Khác");
            unhappy.touch("Tiếp tục");
            unhappy.sees("điều gì khác?");
            unhappy.write("Phòng chờ nóng & thiếu ghế");
            awaitTyped(unhappy);
            unhappy.page().reload();
            unhappy.sees("điều gì khác?");
            assertEquals(
                    "Phòng chờ nóng & thiếu ghế",
                    unhappy.page().locator("textarea").inputValue());
            unhappy.touch("Tiếp tục");
            unhappy.sees(MORE);
            unhappy.touch("English");
            unhappy.sees("Would you answer 5 more short questions?");
            unhappy.touch("Yes");
            unhappy.sees("Were you satisfied with the place");
            // The citizen leaves. What was said is kept, and nothing of it stays for the next one.
            unhappy.sees(QUESTION);
            assertFalse(unhappy.page().content().contains("ghế"));

            for (Tablet tablet : List.of(unhappy, happy)) {
                assertEquals(List.of(), tablet.requestsBeside(home));
                assertEquals(List.of(), tablet.complaints());
                assertEquals("[0,0,0,0,\"\",0]", tablet.stored());
            }
            stop(process);
        }
        List<Response> responses = sealed();
        assertEquals(2, responses.size());
        Response four = of(responses, 5);
        assertEquals(Channel.KIOSK_TABLET, four.channel());
        assertEquals("quick5", four.questionnaire());
        assertTrue(four.complete());
        Response two = of(responses, 2);
        assertFalse(two.complete(), "left in the middle");
        assertEquals("en", two.language());
        assertEquals(
                new Answer.Choices(List.of("official", "other")), two.answers().get("btn.reason"));
        assertEquals(
                new Answer.Text("Phòng chờ nóng & thiếu ghế"), two.answers().get("btn.reason.other"));
        assertEquals(new Answer.Skipped(), two.answers().get("quick.access"));
    }

    @Test
    void aKilledTerminalKeepsWhatWasSaidAndTheTabletComesBackByItself() throws Exception {
        try (HailongProcess process = start();
                Tablet tablet = paired()) {
            tablet.sees(QUESTION);
            tablet.touch("Bình thường");
            tablet.sees("Ông/Bà chưa hài lòng về điều gì?");
            tablet.choose("Thủ tục");
            tablet.touch("Tiếp tục");
            tablet.sees(MORE);

            process.close(); // SIGKILL
            tablet.page().locator("#away").waitFor();
            assertFalse(tablet.page().locator("h1").isVisible(), "nothing of the citizen stays in sight");

            try (HailongProcess again = start()) {
                tablet.sees(QUESTION);
                assertFalse(tablet.page().locator("#away").isVisible());
                tablet.touch("Hài lòng");
                tablet.sees(MORE);
                tablet.touch("Bỏ qua");
                tablet.sees("Trân trọng cảm ơn");
                tablet.sees(QUESTION);
                stop(again);
            }
        }
        List<Response> responses = sealed();
        assertEquals(2, responses.size());
        Response cut = of(responses, 3);
        assertFalse(cut.complete());
        assertEquals(new Answer.Choices(List.of("procedure")), cut.answers().get("btn.reason"));
        assertEquals(new Answer.Skipped(), cut.answers().get("quick.more"));
        assertEquals(4, level(of(responses, 4)));
    }

    @Test
    void withoutAScriptTheSurveyIsTheSame() throws Exception {
        try (HailongProcess process = start();
                Tablet tablet = new Tablet(chromium.tablet(800, 480, false))) {
            tablet.pair(offer());
            tablet.sees(QUESTION);
            tablet.touch("Chữ lớn");
            tablet.touch("Rất không hài lòng");
            tablet.sees("Ông/Bà chưa hài lòng về điều gì?");
            tablet.choose("Kết quả");
            tablet.touch("Tiếp tục");
            tablet.sees(MORE);
            tablet.touch("Quay lại");
            assertTrue(tablet.box("Kết quả").isChecked());
            tablet.touch("Tiếp tục");
            tablet.sees(MORE);
            tablet.touch("Có");
            tablet.sees("nơi tiếp nhận");
            tablet.touch("Hoàn thành");
            tablet.sees("Trân trọng cảm ơn");
            tablet.sees(QUESTION);
            assertEquals(null, tablet.page().locator("html").getAttribute("class"), "larger text was the other's wish");
            stop(process);
        }
        Response only = of(sealed(), 1);
        assertEquals(new Answer.Choices(List.of("result")), only.answers().get("btn.reason"));
    }

    /// The page still hears of the terminal, and the answer does not get through: whoever gave it is told.
    @Test
    void anAnswerThatIsLostOnItsWayIsSeenToBeLost() throws Exception {
        try (HailongProcess process = start();
                Tablet tablet = paired()) {
            tablet.sees(QUESTION);
            tablet.page().route("**/act", Route::abort);
            tablet.touch("Hài lòng");
            Locator sign = tablet.page().locator("#away");
            sign.waitFor();
            tablet.page().unroute("**/act");
            sign.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN));
            tablet.sees(QUESTION);
            tablet.touch("Hài lòng");
            tablet.sees(MORE);
            stop(process);
        }
        assertEquals(1, sealed().size());
    }

    @Test
    void aRevokedTabletIsTurnedAwayByTheCommandBesideTheTerminal() throws Exception {
        try (HailongProcess process = start();
                Tablet tablet = paired()) {
            tablet.sees(QUESTION);
            assertTrue(say("tablets").contains("1 paired"));
            assertEquals(List.of("tablet 1 revoked"), say("tablets", "--revoke", "1"));
            tablet.sees("chưa được kết nối");
            assertEquals(List.of("0 paired"), say("tablets"));
            stop(process);
        }
    }

    private HailongProcess start() throws Exception {
        HailongProcess process = HailongProcess.start(folder, "terminal", "run", "--config", terminal.toString());
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> {
                    assertTrue(process.process().isAlive(), process::toString);
                    return process.errors().stream().anyMatch(line -> line.contains("are paired, at " + home));
                });
        return process;
    }

    private static void stop(HailongProcess process) throws Exception {
        process.process().destroy();
        assertEquals(128 + 15, process.exitCode(), process::toString);
        assertTrue(process.errors().stream().noneMatch(line -> line.contains("ERROR")), process::toString);
    }

    private Tablet paired() throws Exception {
        Tablet tablet = new Tablet(chromium.tablet(1280, 800, true));
        tablet.pair(offer());
        return tablet;
    }

    private String offer() throws Exception {
        List<String> said = say("pair");
        assertTrue(said.get(1).matches("certificate SHA-256 ([0-9A-F]{2}:){31}[0-9A-F]{2}"), said.toString());
        return said.getFirst();
    }

    private List<String> say(String... command) throws Exception {
        List<String> all = new ArrayList<>(List.of("terminal"));
        all.addAll(List.of(command));
        all.addAll(List.of("--config", terminal.toString()));
        try (HailongProcess process = HailongProcess.start(folder, all.toArray(String[]::new))) {
            assertEquals(0, process.exitCode(), process::toString);
            return process.output();
        }
    }

    /// The script hands over a comment when the citizen pauses.
    /// A touch is told to the terminal, too: only the comment itself is waited for.
    private static void awaitTyped(Tablet tablet) {
        tablet.page()
                .waitForResponse(
                        response -> response.url().endsWith("/act")
                                && String.valueOf(response.request().postData()).contains("type"),
                        new Page.WaitForResponseOptions().setTimeout(5_000),
                        () -> {});
    }

    private List<Response> sealed() throws Exception {
        try (Outbox outbox = Outbox.open(terminal.resolve("data"), 0, Clock.systemUTC())) {
            List<Response> responses = new ArrayList<>();
            for (Pending pending : outbox.pending(0, 100)) {
                responses.add(ResponseCodec.decode(pending.bytes()).response());
            }
            return responses;
        }
    }

    private static Response of(List<Response> responses, int level) {
        return responses.stream()
                .filter(response -> level(response) == level)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no response of level " + level + " among " + responses));
    }

    private static int level(Response response) {
        Map<String, Answer> answers = response.answers();
        return answers.get("btn.overall") instanceof Answer.Number(int level) ? level : 0;
    }
}
