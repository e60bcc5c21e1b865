package vn.hailong.torture;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What one of the agency's programs shows to whoever asks.
record AgencyPages(URI agency) {
    /// @param path with its query
    JsonNode json(String path) throws IOException, InterruptedException {
        return JsonMapper.shared().readTree(text(path));
    }

    String text(String path) throws IOException, InterruptedException {
        URI page = agency.resolve(path);
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> response = http.send(
                    HttpRequest.newBuilder(page).timeout(Duration.ofSeconds(30)).build(),
                    HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new IOException(page + " answered " + response.statusCode() + ": " + response.body());
            }
            return response.body();
        }
    }
}
