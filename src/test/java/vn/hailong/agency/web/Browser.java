package vn.hailong.agency.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.hailong.agency.account.Accounts;
import vn.hailong.agency.fleet.TerminalReport;
import vn.hailong.agency.fleet.Terminals;
import vn.hailong.agency.index.Summaries;
import vn.hailong.agency.index.Summary;
import vn.hailong.config.AgencyConfig;

/// A started page and a client that looks at it.
final class Browser implements AutoCloseable {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final AgencyWeb web;
    private final HttpClient client = HttpClient.newHttpClient();

    private Browser(AgencyConfig config, Summaries summaries, Terminals terminals, Accounts accounts) {
        this.web = AgencyWeb.start(config, summaries, terminals, accounts, Samples.CLOCK);
    }

    static Browser on(Summary summary) {
        List<TerminalReport> fleet = Samples.fleet();
        return new Browser(Samples.config(), (_, _, _) -> summary, () -> fleet, Books.empty());
    }

    static Browser on(Accounts accounts) {
        Summary summary = Samples.morning();
        return new Browser(Samples.config(), (_, _, _) -> summary, Samples::fleet, accounts);
    }

    static Browser on(AgencyConfig config, Summaries summaries, Terminals terminals) {
        return new Browser(config, summaries, terminals, Books.empty());
    }

    static Browser on(AgencyConfig config, Summaries summaries, Terminals terminals, Accounts accounts) {
        return new Browser(config, summaries, terminals, accounts);
    }

    URI address() {
        return web.address();
    }

    HttpResponse<String> get(String path) {
        return send("GET", path);
    }

    HttpResponse<String> send(String method, String path) {
        try {
            HttpRequest request = HttpRequest.newBuilder(web.address().resolve(path))
                    .method(method, HttpRequest.BodyPublishers.noBody())
                    .build();
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The first line of the answer to a request that no proper client would send.
    String statusOf(String rawPath) {
        try (Socket socket = new Socket(web.address().getHost(), web.address().getPort())) {
            socket.getOutputStream()
                    .write(("GET " + rawPath + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .findFirst()
                    .orElse("");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    JsonNode json(String path) {
        return MAPPER.readTree(get(path).body());
    }

    static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }

    @Override
    public void close() {
        client.close();
        web.close();
    }
}
