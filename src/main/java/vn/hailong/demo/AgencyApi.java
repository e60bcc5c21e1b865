package vn.hailong.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The agency's published interface, read over HTTP as any other program would.
final class AgencyApi {
    /// @param held      responses that the agency counts
    /// @param satisfied of `valid` overall ratings
    record Figures(long held, long satisfied, long valid) {}

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final URI address;
    private final String unit;
    private final LocalDate from;

    AgencyApi(URI address, String unit, ZoneId zone) {
        this.address = address;
        this.unit = unit;
        this.from = LocalDate.now(zone);
    }

    Figures figures() throws IOException, InterruptedException {
        URI summary = address.resolve("/api/v1/summary?unit=" + unit + "&from=" + from);
        HttpResponse<String> response = http.send(
                HttpRequest.newBuilder(summary).timeout(Duration.ofSeconds(10)).build(),
                HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IOException(summary + " answered " + response.statusCode() + ": " + response.body());
        }
        JsonNode json = JsonMapper.shared().readTree(response.body());
        JsonNode overall = json.path("overall");
        return new Figures(
                json.path("responses").asLong(0),
                overall.path("satisfied").asLong(0),
                overall.path("valid").asLong(0));
    }
}
