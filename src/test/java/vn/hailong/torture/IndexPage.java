package vn.hailong.torture;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The index as the agency publishes it, day by day, held against the responses that it holds.
final class IndexPage {
    /// Figures of fewer are not shown, by the example's configuration.
    private static final int SMALL_CELL = 5;
    private static final int LEVELS = 5;

    private final URI agency;

    IndexPage(URI agency) {
        this.agency = agency;
    }

    /// In words.
    List<String> differences(Collection<Held> held) throws IOException, InterruptedException {
        Map<LocalDate, List<Held>> days =
                held.stream().collect(Collectors.groupingBy(Held::day, TreeMap::new, Collectors.toList()));
        List<String> differences = new ArrayList<>();
        for (Map.Entry<LocalDate, List<Held>> day : days.entrySet()) {
            if (day.getValue().size() >= SMALL_CELL) {
                compare(read(day.getKey()), "index of " + day.getKey(), day.getValue(), differences);
            }
        }
        return differences;
    }

    /// @param json what the agency publishes of that day
    static void compare(JsonNode json, String day, List<Held> held, List<String> differences) {
        count(day, json, held, differences);
        for (JsonNode counter : json.path("counters")) {
            String name = counter.path("counter").asString();
            List<Held> there = held.stream()
                    .filter(each -> each.sent().counter().equals(name))
                    .toList();
            if (!counter.path("responses").isNull()) { // few are withheld, and with them perhaps others
                count(day + " at " + name, counter, there, differences);
            }
        }
    }

    private static void count(String where, JsonNode json, List<Held> held, List<String> differences) {
        if (json.path("responses").asLong(-1) != held.size()) {
            differences.add(where + ": " + json.path("responses") + " responses, and held are " + held.size());
        }
        JsonNode overall = json.path("overall");
        if (!overall.path("state").asString("").equals("shown")) {
            return;
        }
        for (int level = 1; level <= LEVELS; level++) {
            String answer = Integer.toString(level);
            long given = held.stream()
                    .filter(each -> each.sent().answer(Held.ITEM).equals(answer))
                    .count();
            long shown = overall.path("levels").path(answer).asLong(0);
            if (shown != given) {
                differences.add(where + ": " + shown + " of level " + level + ", and held are " + given);
            }
        }
    }

    private JsonNode read(LocalDate day) throws IOException, InterruptedException {
        URI summary = agency.resolve("/api/v1/summary?unit=ttpvhcc&from=" + day + "&to=" + day);
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> response = http.send(
                    HttpRequest.newBuilder(summary)
                            .timeout(Duration.ofSeconds(30))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new IOException(summary + " answered " + response.statusCode() + ": " + response.body());
            }
            return JsonMapper.shared().readTree(response.body());
        }
    }
}
