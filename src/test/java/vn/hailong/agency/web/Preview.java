package vn.hailong.agency.web;

import java.util.List;
import vn.hailong.agency.fleet.TerminalReport;
import vn.hailong.agency.index.Figure;
import vn.hailong.agency.index.Summary;

/// Serves sample figures, to look at the page while changing it. The argument chooses the data.
final class Preview {
    private Preview() {}

    public static void main(String[] arguments) throws InterruptedException {
        String data = arguments.length > 0 ? arguments[0] : "morning";
        Summary summary = switch (data) {
            case "none" ->
                Samples.summary(
                        0,
                        new Figure.None(),
                        List.of(
                                Samples.counter("q01", 0, new Figure.None()),
                                Samples.counter("q02", 0, new Figure.None())));
            case "few" ->
                Samples.summary(
                        19,
                        Samples.figure(9, 5, 2, 2, 1),
                        List.of(
                                Samples.counter("q01", 9, Samples.figure(4, 3, 1, 1, 0)),
                                Samples.counter("q02", 7, Samples.figure(4, 1, 1, 0, 1)),
                                Samples.counter("q03", 3, Samples.figure(1, 1, 0, 1, 0)),
                                Samples.counter("q04", 0, new Figure.None())));
            case "first" ->
                Samples.summary(3, new Figure.TooFew(5), List.of(Samples.counter("q01", 3, new Figure.TooFew(5))));
            case "thousands" ->
                Samples.summary(
                        128_417,
                        Samples.figure(88_251, 30_098, 6_034, 3_019, 1_011),
                        List.of(
                                Samples.counter("q01", 60_148, Samples.figure(44_070, 14_042, 1_019, 1_010, 7)),
                                Samples.counter("q02", 60_163, Samples.figure(60_163, 0, 0, 0, 0)),
                                Samples.counter("q03", 8_064, Samples.figure(41, 15, 4, 2, 8_001)),
                                Samples.counter("q04", 42, Samples.figure(23, 10, 4, 2, 3))));
            case "boxes" -> Samples.boxesOfThreeKinds();
            default -> Samples.morning();
        };
        List<TerminalReport> fleet = data.equals("boxes") ? Samples.boxes() : Samples.fleet();
        try (AgencyWeb web =
                AgencyWeb.start(Samples.config(), (_, _, _) -> summary, () -> fleet, Books.ward(), Samples.CLOCK)) {
            System.out.println(web.address());
            Thread.currentThread().join();
        }
    }
}
