package vn.hailong.screen;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import vn.hailong.screen.StaffDesk.Tablets.Offer;
import vn.hailong.screen.StaffDesk.Tablets.Paired;

/// A desk with something on every page, among it the longest there is. Its PIN is 123456.
final class SampleDesk implements StaffDesk {
    private final List<Paired> paired =
            new ArrayList<>(List.of(new Paired("1", "Máy tính bảng 1"), new Paired("2", "Máy tính bảng 2")));

    @Override
    public CompletableFuture<Entry> enter(String pin) {
        return done(pin.equals("123456") ? new Entry.Granted() : new Entry.Paused(Duration.ofSeconds(30)));
    }

    @Override
    public void left() {}

    @Override
    public CompletableFuture<List<Line>> status() {
        return done(List.of(
                new Line(State.PLAIN, "Máy", "bn-q03, đơn vị ttpvhcc, quầy q03"),
                new Line(State.PLAIN, "Bản cài đặt", "3f2a91c4"),
                new Line(State.PLAIN, "Phần mềm", "0.1.0"),
                new Line(
                        State.ATTENTION,
                        "Máy chủ MQTT",
                        "mất kết nối mqtt.ba-ngoi.khanhhoa.gov.vn: Connection refused by the server"),
                new Line(State.PLAIN, "Phiếu", "chờ gửi 1284; máy đã ghi 20931; cơ quan đã nhận 19647"),
                new Line(State.GOOD, "Biên nhận gần nhất", "16:58:02 20/11/2026"),
                new Line(State.BAD, "Không ghi được", "3 lượt đánh giá, từ khi lắp thẻ nhớ"),
                new Line(State.ATTENTION, "Đồng hồ", "09:14:00 22/11/2026, chưa đồng bộ"),
                new Line(State.BAD, "Hộp nút", "2: bị kẹt"),
                new Line(State.GOOD, "Thẻ nhớ", "còn trống 11264 MiB"),
                new Line(State.GOOD, "Nhiệt độ", "48,2 °C"),
                new Line(State.PLAIN, "Máy đã chạy", "41 ngày 7 giờ 12 phút"),
                new Line(State.PLAIN, "Giọng nói, âm thanh", "tắt")));
    }

    @Override
    public CompletableFuture<Diagnosis> diagnose() {
        return done(new Diagnosis(
                List.of(
                        new Line(
                                State.BAD,
                                "Máy chủ MQTT",
                                "không nối được mqtts://mqtt.ba-ngoi.khanhhoa.gov.vn:8883 (Connection refused); kiểm tra"
                                        + " mạng, cổng, tường lửa và máy chủ. Phiếu vẫn được giữ trên máy"),
                        new Line(
                                State.BAD,
                                "Hộp nút",
                                "line 23 of gpiochip0 (pinctrl-rp1), the button of level 2, is held by \"hailong\":"
                                        + " stop that program, or use another line"),
                        new Line(
                                State.ATTENTION,
                                "Đồng hồ",
                                "2026-11-22T09:14+07:00, chưa đồng bộ; cần mạng tới"
                                        + " máy chủ giờ (NTP), xem `timedatectl`"),
                        new Line(State.GOOD, "Cấu hình", "máy bn-q03, câu hỏi q1 bản 1"),
                        new Line(State.GOOD, "Thư mục dữ liệu", "ghi được vào /var/lib/hailong/terminal"),
                        new Line(State.GOOD, "Chỗ trống", "còn 11264 MiB, cần ít nhất 64 MiB"),
                        new Line(State.GOOD, "Kho phiếu", "máy đánh giá đang chạy và giữ kho phiếu"),
                        new Line(State.GOOD, "Màn hình", ":0 trả lời"),
                        new Line(State.GOOD, "Phông chữ", "Noto Sans"),
                        new Line(State.GOOD, "Java", "25.0.3+9-LTS, Eclipse Adoptium"),
                        new Line(State.GOOD, "Giọng nói", "tắt, theo cấu hình"),
                        new Line(State.GOOD, "Máy tính bảng", "không dùng, theo cấu hình")),
                "HL1|bn-q03|0.1.0|2026-11-22T09:14:00+07:00|1284/20931/19647|F52,F63,W41"));
    }

    @Override
    public Optional<Tablets> tablets() {
        return Optional.of(new SampleTablets());
    }

    @Override
    public void beginTest(TestListener listener) {
        listener.changed(
                Map.of(
                        5,
                        TestBox.State.OK,
                        4,
                        TestBox.State.OK,
                        3,
                        TestBox.State.OK,
                        2,
                        TestBox.State.STUCK,
                        1,
                        TestBox.State.OK),
                Optional.empty());
        listener.pressed(4);
        listener.pressed(5);
        listener.pressed(5);
    }

    @Override
    public void endTest() {}

    @Override
    public void light(boolean lit) {}

    @Override
    public void thank() {}

    private static <T> CompletableFuture<T> done(T value) {
        return CompletableFuture.completedFuture(value);
    }

    private final class SampleTablets implements Tablets {
        @Override
        public CompletableFuture<List<Paired>> list() {
            return done(List.copyOf(paired));
        }

        @Override
        public CompletableFuture<Offer> offer() {
            return done(new Offer(
                    URI.create("https://192.168.1.20:8443/pair/mT4wZc0V1x2Y3kQp9sLr8A"),
                    "3A:5F:90:11:C2:77:0D:EE:41:8B:6C:2F:A0:99:13:54:D8:7E:0B:36:F1:22:C4:5D:68:9A:B7:03:1C:EF:40:85",
                    Duration.ofMinutes(5)));
        }

        @Override
        public CompletableFuture<Void> revoke(String id) {
            paired.removeIf(tablet -> tablet.id().equals(id));
            return CompletableFuture.runAsync(() -> {});
        }
    }
}
