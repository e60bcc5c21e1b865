package vn.hailong.screen;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.text.Text;
import vn.hailong.survey.Act;
import vn.hailong.survey.Answer;
import vn.hailong.survey.Look;
import vn.hailong.survey.SessionView;
import vn.hailong.survey.Texts;

/// Touches what the steps show, without a window, and compares what is reported. Says a line for each trial; ends with
/// `passed`.
final class StepTrial {
    private static final Look USUAL = Look.usual("vi");

    private final Fonts fonts = new Fonts();
    private final List<Act> acts = new ArrayList<>();

    private StepTrial() {}

    public static void main(String[] arguments) throws ScreenUnavailableException {
        Toolkit.enter(System.getenv("DISPLAY"));
        CompletableFuture<String> done = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                new StepTrial().run();
                done.complete("passed");
            } catch (RuntimeException e) {
                done.completeExceptionally(e);
            }
        });
        System.out.println(done.join());
        Toolkit.leave();
    }

    private void run() {
        oneTouchAnswersARating();
        severalTouchesMakeAChoice();
        pagesTurnAndKeepWhatIsChosen();
        aNumberIsCounted();
        aChangeOfTheLookKeepsWhatIsChosen();
        theNextQuestionKnowsNothingOfTheOneBefore();
        aHelpIsClosedByATouch();
        aPageThatNobodyReadsIsClosed();
        theTimeIsCountedDownInPlace();
        aCommentIsReportedAsItIsWritten();
        whoMovesByKeyboardAnswersToo();
    }

    private void oneTouchAnswersARating() {
        Still still = still("rating-na");
        still.press("Rất hài lòng");
        expect(new Act.Give("quick.result", new Answer.Number(5)));
        still.press("Chưa nhận kết quả");
        expect(new Act.Give("quick.result", new Answer.NotApplicable()));
        still.press("Bỏ qua");
        expect(new Act.Skip("quick.result"));
        still.press("Quay lại");
        expect(new Act.Back("quick.result"));
        still.press("Kết thúc");
        expect(new Act.Finish("quick.result"));
        Still again = still("rating-chosen");
        again.press("Tiếp tục");
        expect(new Act.Give("quick.result", new Answer.Number(4)));
        say("a rating");
    }

    private void severalTouchesMakeAChoice() {
        Still still = still("reasons");
        still.press("Thiếu chỗ ngồi chờ, bàn viết");
        expect();
        still.press("Nóng, chật, thiếu nước uống, vệ sinh");
        expect();
        still.press("Tiếp tục");
        expect(new Act.Give("reason.access", new Answer.Choices(List.of("signs", "seats"))));
        still.press("Khó tìm nơi làm thủ tục, biển chỉ dẫn không rõ");
        still.press("Thiếu chỗ ngồi chờ, bàn viết");
        still.press("Bỏ qua");
        expect(new Act.Skip("reason.access"));
        say("a choice of several");
    }

    private void pagesTurnAndKeepWhatIsChosen() {
        Still still = still("expectations");
        still.press("Tăng cường niêm yết công khai, minh bạch thủ tục hành chính");
        int pages = 1;
        while (still.find("Các nội dung khác (ghi rõ)").isEmpty()) {
            still.press("Xem thêm");
            expect();
            pages++;
            check(pages < 15, "the last option is on no page");
        }
        still.press("Các nội dung khác (ghi rõ)");
        check(still.find("Xem thêm").isEmpty(), "nothing follows the last page");
        still.press("Trước");
        still.press("Tiếp tục");
        expect(new Act.Give("expect.choices", new Answer.Choices(List.of("option0", "option14"))));
        say("pages: " + pages);
    }

    private void aNumberIsCounted() {
        Still still = still("count");
        still.press("Thêm");
        still.press("Thêm");
        still.press("Tiếp tục");
        expect(new Act.Give("supply.trips", new Answer.Number(2)));
        still.press("5");
        still.press("Bớt");
        still.press("Tiếp tục");
        expect(new Act.Give("supply.trips", new Answer.Number(4)));
        Still most = still("count-chosen");
        most.press("Thêm");
        most.press("Tiếp tục");
        expect(new Act.Give("supply.trips", new Answer.Number(20)));
        say("a count");
    }

    private void aChangeOfTheLookKeepsWhatIsChosen() {
        Still still = still("expectations");
        still.press("Đẩy mạnh thanh toán trực tuyến thay vì dùng tiền mặt");
        still.press("Hiển thị");
        still.press("Chữ lớn hơn");
        expect(new Act.Enlarge(true));
        still.pane().show(view("expectations"), new Look("vi", true, false, false));
        still.press("Tiếp tục");
        expect(new Act.Give("expect.choices", new Answer.Choices(List.of("option3"))));
        say("a change of the look");
    }

    private void theNextQuestionKnowsNothingOfTheOneBefore() {
        Still still = still("expectations");
        still.press("Tăng cường niêm yết công khai, minh bạch thủ tục hành chính");
        still.pane().show(new SessionView.Opening(false), USUAL);
        still.pane().show(view("expectations"), USUAL);
        check(still.find("Bỏ qua").isPresent(), "nothing is chosen for the next citizen");
        say("the next citizen");
    }

    private void aHelpIsClosedByATouch() {
        Still still = still("rating");
        still.press("Giải thích");
        check(still.find("Rất hài lòng").isEmpty(), "the help covers the question");
        still.press("Đóng");
        check(still.find("Rất hài lòng").isPresent(), "the question is seen again");
        still.press("Giải thích");
        still.pane().show(view("count"), USUAL);
        check(still.find("Đóng").isEmpty(), "a help goes with its question");
        expect();
        say("a help");
    }

    private void aPageThatNobodyReadsIsClosed() {
        Still still = still("idle");
        Texts texts = Texts.of("flow", "vi");
        still.press(texts.get("ui.privacy") + " " + texts.get("why.title"));
        check(still.find("Đóng").isPresent(), "why all this is asked");
        for (int second = 0; second < 29; second++) {
            still.pane().tick();
        }
        check(still.find("Đóng").isPresent(), "for 29 seconds");
        still.pane().tick();
        check(still.find("Rất hài lòng").isPresent(), "after 30 seconds");
        acts.clear();
        say("a page that nobody reads");
    }

    private void theTimeIsCountedDownInPlace() {
        Still still = still("expectations");
        still.press("Tăng cường niêm yết công khai, minh bạch thủ tục hành chính");
        SessionView.Step step = (SessionView.Step) view("expectations");
        still.pane()
                .show(
                        new SessionView.Step(
                                step.item(),
                                step.answer(),
                                step.number(),
                                step.of(),
                                step.recorded(),
                                step.back(),
                                step.last(),
                                OptionalInt.of(9)),
                        USUAL);
        check(
                still.nodes()
                        .anyMatch(node ->
                                node instanceof Text text && text.getText().contains("sau 9 giây")),
                "the seconds are told");
        still.press("Tiếp tục");
        expect(new Act.Give("expect.choices", new Answer.Choices(List.of("option0"))));
        say("the time that is left");
    }

    private void aCommentIsReportedAsItIsWritten() {
        Still still = still("comment");
        check(still.pane().isTyping(), "digits are digits now");
        Event.fireEvent(
                still.nodes()
                        .filter(node -> node instanceof KeyCap key && "v".equals(key.getAccessibleText()))
                        .findFirst()
                        .orElseThrow(),
                Still.pressed());
        expect(new Act.Type("quick.comment", "V"));
        still.press("Hoàn thành");
        expect(new Act.Give("quick.comment", new Answer.Text("V")));
        say("a comment");
    }

    private void whoMovesByKeyboardAnswersToo() {
        Still still = still("yes-no");
        Event.fireEvent(
                still.find("Không").orElseThrow(),
                new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.SPACE, false, false, false, false));
        expect(new Act.Give("quick.feedback_given", new Answer.Text("no")));
        say("a keyboard");
    }

    private Still still(String view) {
        acts.clear();
        return new Still(ScreenSamples.settings(true, 800, 480, 7, "vi", 5), fonts, view(view), USUAL, this::reported);
    }

    private static SessionView view(String name) {
        return Objects.requireNonNull(ScreenSamples.views().get(name), name);
    }

    /// Every touch tells that somebody is there; what else it tells is compared.
    private void reported(Act act) {
        if (!(act instanceof Act.Touch)) {
            acts.add(act);
        }
    }

    private void expect(Act... expected) {
        check(acts.equals(List.of(expected)), "expected " + List.of(expected) + ", found " + acts);
        acts.clear();
    }

    private static void check(boolean holds, String what) {
        if (!holds) {
            throw new IllegalStateException(what);
        }
    }

    private static void say(String trial) {
        System.out.println(trial);
    }
}
