package br.rastreamento.stack;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/// Asks a service's health endpoint.
final class HealthProbe implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final HttpRequest request;
    private String lastAnswer = "nothing yet";

    HealthProbe(URI health) {
        request = HttpRequest.newBuilder(health).timeout(PATIENCE).build();
    }

    boolean isUp() throws InterruptedException {
        try {
            HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
            lastAnswer = response.statusCode() + " " + response.body();
            return response.statusCode() == 200 && response.body().contains("\"status\":\"UP\"");
        } catch (IOException e) {
            lastAnswer = e.toString();
            return false;
        }
    }

    String lastAnswer() {
        return lastAnswer;
    }

    @Override
    public void close() {
        client.shutdownNow();
        client.close();
    }
}
