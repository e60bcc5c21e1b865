package vn.hailong.screen;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import vn.hailong.survey.Answer;
import vn.hailong.survey.Condition;
import vn.hailong.survey.Item;
import vn.hailong.survey.Kind;
import vn.hailong.survey.Languages;
import vn.hailong.survey.LocalizedText;
import vn.hailong.survey.Option;
import vn.hailong.survey.Questionnaire;
import vn.hailong.survey.Scale;
import vn.hailong.survey.SessionView;

/// Texts and views as citizens meet them, the longest among them.
final class ScreenSamples {
    private static final List<Scale.Level> SATISFACTION = List.of(
            level(5, "very_satisfied", "Rất hài lòng", "Very satisfied"),
            level(4, "satisfied", "Hài lòng", "Satisfied"),
            level(3, "neutral", "Bình thường", "Neutral (so-so)"),
            level(2, "dissatisfied", "Không hài lòng", "Dissatisfied"),
            level(1, "very_dissatisfied", "Rất không hài lòng", "Very dissatisfied"));

    private static final Scale FIT = new Scale(
            "scale5_fit",
            List.of(
                    level(5, "very_suitable", "Rất phù hợp", "Very suitable"),
                    level(4, "suitable", "Phù hợp", "Suitable"),
                    level(3, "neutral", "Bình thường", "Neutral (so-so)"),
                    level(2, "unsuitable", "Không phù hợp", "Unsuitable"),
                    level(1, "very_unsuitable", "Rất không phù hợp", "Very unsuitable")));

    private ScreenSamples() {}

    static ScreenSettings settings(
            boolean fullScreen, int width, int height, double inches, String language, int levels) {
        return new ScreenSettings(
                fullScreen,
                width,
                height,
                inches,
                text(
                        "Trung tâm Phục vụ hành chính công phường Ba Ngòi",
                        "Public Administration Service Centre, Ba Ngòi Ward"),
                text("Quầy 3 · Đất đai – Xây dựng", "Counter 3 · Land and construction"),
                "BN",
                questionnaire(scale(levels)),
                language.equals("vi") ? Languages.builtIn("vi", "en") : Languages.builtIn(language, "vi"));
    }

    private static Questionnaire questionnaire(Scale scale) {
        return new Questionnaire(
                "q1",
                1,
                text("Khảo sát nhanh sau khi giải quyết thủ tục", "Quick survey after the service"),
                List.of(item(
                        "btn.overall",
                        text(
                                "Ông/Bà có hài lòng với việc phục vụ hôm nay không?",
                                "Were you satisfied with today's service?"),
                        Optional.empty(),
                        new Item.Form.Rating(scale, Optional.empty()))));
    }

    /// By the word that a rig says.
    static Map<String, SessionView> views() {
        Map<String, SessionView> views = new LinkedHashMap<>();
        views.put("idle", new SessionView.Opening(false));
        views.put("waiting", new SessionView.Opening(true));
        views.put("invitation", new SessionView.Invitation());
        views.put("thanks", new SessionView.Thanks());
        views.put("unavailable", new SessionView.Unavailable());
        views.put("rating", step(access(), Optional.empty(), 2, 9));
        views.put("rating-na", step(result(), Optional.empty(), 5, 9));
        views.put("rating-chosen", step(result(), Optional.of(new Answer.Number(4)), 5, 9));
        views.put("rating-fit", step(fit(), Optional.empty(), 12, 38));
        views.put("yes-no", step(feedback(), Optional.empty(), 6, 9));
        views.put("yes-no-chosen", step(feedback(), Optional.of(new Answer.Text("no")), 6, 9));
        views.put("single", step(place(), Optional.empty(), 1, 38));
        views.put("single-short", step(money(), Optional.of(new Answer.Text("no")), 9, 38));
        views.put("reasons", step(reasons(), Optional.of(new Answer.Choices(List.of("signs", "comfort"))), 3, 9));
        views.put("expectations", step(expectations(), Optional.empty(), 37, 38));
        views.put("count", step(trips(), Optional.empty(), 4, 38));
        views.put("count-chosen", step(trips(), Optional.of(new Answer.Number(20)), 4, 38));
        views.put("comment", comment("", 500));
        views.put(
                "comment-full",
                comment("Thời gian chờ quá lâu, đề nghị mở thêm một quầy vào buổi sáng. ".repeat(7), 450));
        views.put("countdown", ending(step(feedback(), Optional.empty(), 6, 9)));
        return views;
    }

    static SessionView.Step step(Item item, Optional<Answer> answer, int number, int of) {
        return new SessionView.Step(
                item, answer, number, of, number > 1, number > 1, number == of, OptionalInt.empty());
    }

    /// The last question, with what was written so far.
    static SessionView.Step comment(String before, int most) {
        return step(
                item(
                        "quick.comment",
                        text("Ý kiến khác (không bắt buộc)", "Other comments (optional)"),
                        Optional.empty(),
                        new Item.Form.Comment(most)),
                before.isEmpty() ? Optional.empty() : Optional.of(new Answer.Text(before)),
                9,
                9);
    }

    private static SessionView.Step ending(SessionView.Step step) {
        return new SessionView.Step(
                step.item(),
                step.answer(),
                step.number(),
                step.of(),
                step.recorded(),
                step.back(),
                step.last(),
                OptionalInt.of(12));
    }

    private static Item access() {
        return item(
                "quick.access",
                text(
                        "Ông/Bà có hài lòng về nơi tiếp nhận, chỗ ngồi chờ và trang thiết bị (hoặc trang dịch vụ công trực"
                                + " tuyến) không?",
                        "Were you satisfied with the place, seating and equipment (or the online portal)?"),
                Optional.of(
                        text(
                                "Nơi tiếp nhận gồm quầy, ghế chờ, bàn viết, máy tra cứu, nước uống và nhà vệ sinh. Nếu Ông/Bà"
                                        + " nộp hồ sơ trực tuyến, xin đánh giá trang dịch vụ công: dễ tìm, dễ đăng nhập, dễ điền"
                                        + " biểu mẫu.",
                                "The place is the counter, the seats, the desks, the machines, drinking water and toilets. If you"
                                        + " applied online, please rate the portal: easy to find, to sign in to and to fill in.")),
                new Item.Form.Rating(scale(5), Optional.empty()));
    }

    private static Item result() {
        return item(
                "quick.result",
                text(
                        "Ông/Bà có hài lòng về kết quả nhận được không?",
                        "Were you satisfied with the result you received?"),
                Optional.of(text(
                        "Kết quả là giấy tờ hoặc trả lời mà cơ quan trao cho Ông/Bà.", "What the agency gave you.")),
                new Item.Form.Rating(scale(5), Optional.of(text("Chưa nhận kết quả", "Result not received yet"))));
    }

    private static Item fit() {
        return item(
                "supply.fit_postal",
                text(
                        "Hình thức nộp hồ sơ, nhận kết quả qua dịch vụ bưu chính công ích có phù hợp với Ông/Bà không?",
                        "Is the way by post suitable for you?"),
                Optional.empty(),
                new Item.Form.Rating(
                        FIT, Optional.of(text("Không áp dụng / Không biết", "Not applicable / Don't know"))));
    }

    private static Item feedback() {
        return item(
                "quick.feedback_given",
                text(
                        "Ông/Bà có góp ý, phản ánh hoặc kiến nghị nào với cơ quan không?",
                        "Did you give the agency any comment or complaint?"),
                Optional.empty(),
                new Item.Form.YesNo());
    }

    private static Item place() {
        return item(
                "supply.place",
                text("Ông/Bà nộp hồ sơ và nhận kết quả ở đâu?", "Where did you submit and receive?"),
                Optional.empty(),
                new Item.Form.Single(options(
                        "Trung tâm Phục vụ hành chính công tỉnh",
                        "Bộ phận Một cửa sở, ngành",
                        "Bộ phận Một cửa cấp huyện (trước 7/2025)",
                        "Trung tâm Phục vụ hành chính công hoặc Bộ phận Một cửa xã, phường",
                        "Tại nhà qua bưu chính công ích",
                        "Trực tuyến",
                        "Nơi khác")));
    }

    private static Item money() {
        return item(
                "supply.extra_money",
                text(
                        "Công chức có gợi ý nộp thêm tiền ngoài phí/lệ phí không?",
                        "Was extra money suggested besides the fee?"),
                Optional.empty(),
                new Item.Form.Single(List.of(
                        option("no", "Không", false),
                        option("yes", "Có", false),
                        option("pass", "Không muốn trả lời", false))));
    }

    private static Item reasons() {
        List<Option> options = new ArrayList<>();
        options.add(option("signs", "Khó tìm nơi làm thủ tục, biển chỉ dẫn không rõ", false));
        options.add(option("seats", "Thiếu chỗ ngồi chờ, bàn viết", false));
        options.add(option("comfort", "Nóng, chật, thiếu nước uống, vệ sinh", false));
        options.addAll(options(
                "Máy tra cứu, máy in, máy quét thiếu hoặc hỏng",
                "Trang thiết bị khó sử dụng",
                "Khó tìm trang dịch vụ công trực tuyến",
                "Khó đăng ký, đăng nhập tài khoản",
                "Khó điền biểu mẫu, đính kèm tệp",
                "Không liên hệ được bộ phận hỗ trợ",
                "Mạng chậm, hệ thống lỗi",
                "Chờ đến lượt quá lâu",
                "Khác (ghi rõ)"));
        return item(
                "reason.access",
                text(
                        "Ông/Bà chưa hài lòng điều gì về nơi tiếp nhận, chỗ ngồi chờ, trang thiết bị?",
                        "What were you not satisfied with about the place, seating and equipment?"),
                Optional.empty(),
                new Item.Form.Multiple(options, 12));
    }

    private static Item expectations() {
        return item(
                "expect.choices",
                text(
                        "Ông/Bà mong đợi cơ quan hành chính nhà nước thực hiện nội dung nào sau đây?",
                        "Which of these do you expect from the administration?"),
                Optional.empty(),
                new Item.Form.Multiple(
                        options(
                                "Tăng cường niêm yết công khai, minh bạch thủ tục hành chính",
                                "Tăng cường tiếp nhận hồ sơ và trả kết quả qua đường bưu điện",
                                "Đẩy mạnh dịch vụ công trực tuyến (toàn trình, một phần)",
                                "Đẩy mạnh thanh toán trực tuyến thay vì dùng tiền mặt",
                                "Tiếp tục đơn giản hóa thủ tục hành chính",
                                "Rút ngắn thời gian giải quyết thủ tục hành chính",
                                "Giảm phí/lệ phí giải quyết thủ tục hành chính",
                                "Cải thiện thái độ giao tiếp của công chức",
                                "Cải thiện tinh thần phục vụ của công chức",
                                "Nâng cao năng lực giải quyết công việc của công chức",
                                "Mở rộng các hình thức thông tin để người dân biết đến cơ quan, nơi nộp hồ sơ và nhận kết quả"
                                        + " một cách dễ dàng, nhanh chóng",
                                "Cải thiện hệ thống cơ sở vật chất; hiện đại hóa trang thiết bị phục vụ người dân, tổ chức",
                                "Bố trí hình thức tiếp nhận góp ý, phản ánh, kiến nghị dễ dàng, thuận tiện hơn",
                                "Tiếp nhận, giải quyết tốt các góp ý, phản ánh, kiến nghị kịp thời, tích cực",
                                "Các nội dung khác (ghi rõ)"),
                        6));
    }

    private static Item trips() {
        return item(
                "supply.trips",
                text("Ông/Bà phải đi lại bao nhiêu lần để giải quyết công việc?", "How many trips did it take?"),
                Optional.of(text("Tính cả lần này.", "Count this one, too.")),
                new Item.Form.Count(20));
    }

    private static Item item(String id, LocalizedText text, Optional<LocalizedText> help, Item.Form form) {
        return new Item(
                id, text, help, Optional.empty(), Kind.FACT, Optional.empty(), false, new Condition.Always(), form);
    }

    private static List<Option> options(String... texts) {
        List<Option> options = new ArrayList<>();
        for (String text : texts) {
            options.add(option("option" + options.size(), text, false));
        }
        return options;
    }

    private static Option option(String id, String text, boolean exclusive) {
        return new Option(id, new LocalizedText(Map.of("vi", text)), false, exclusive);
    }

    static Scale scale(int levels) {
        if (levels == 5) {
            return new Scale("scale5", SATISFACTION);
        }
        List<Scale.Level> shorter = new ArrayList<>();
        for (int i = 0; i < levels; i++) {
            Scale.Level level = i == levels - 1 ? SATISFACTION.get(3) : SATISFACTION.get(i);
            shorter.add(new Scale.Level(levels - i, level.key(), level.label(), level.satisfied()));
        }
        return new Scale("scale" + levels, shorter);
    }

    private static Scale.Level level(int value, String key, String vietnamese, String english) {
        return new Scale.Level(value, key, text(vietnamese, english), value > 3);
    }

    static LocalizedText text(String vietnamese, String english) {
        return new LocalizedText(Map.of("vi", vietnamese, "en", english));
    }
}
