package br.rastreamento.simulator.send;

import static br.rastreamento.simulator.send.SendSettings.LONGEST_PAUSE;
import static br.rastreamento.simulator.send.SendSettings.LONGEST_RETRY_AFTER;
import static br.rastreamento.simulator.send.SendSettings.REQUEST_TIMEOUT;

import br.rastreamento.simulator.stream.Item;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/// Sends one batch until the service has answered for each of its items. Thread-safe.
final class Webhook implements AutoCloseable {

    private final SendSettings settings;
    private final Tally tally;
    private final StopSignal stop;
    private final HttpClient client =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(5))
                    .build();

    /// What one attempt came to.
    private sealed interface Outcome {
        record Answered(Answer answer) implements Outcome {}

        /// @param pause what the service asked for; zero if it did not say
        record TryAgain(Duration pause, String reason) implements Outcome {}

        /// No repetition will help.
        record Refused(String reason) implements Outcome {}
    }

    Webhook(SendSettings settings, Tally tally, StopSignal stop) {
        this.settings = settings;
        this.tally = tally;
        this.stop = stop;
    }

    /// Returns when the tally has an answer for each item, or the reason why there is none.
    void send(List<Item> items) throws InterruptedException {
        HttpRequest request = request(items);
        Instant started = Instant.now();
        for (int attempt = 0; ; attempt++) {
            switch (attempt(request)) {
                case Outcome.Answered(var answer) -> {
                    tally.answered(items, answer);
                    return;
                }
                case Outcome.Refused(var reason) -> {
                    tally.unconfirmed(items.size(), reason);
                    stop.stop();
                    return;
                }
                case Outcome.TryAgain(var asked, var reason) -> {
                    Duration pause = asked.isZero() ? pauseBefore(attempt) : asked;
                    if (isTooLate(started) || stop.waitFor(pause)) {
                        tally.unconfirmed(items.size(), reason);
                        return;
                    }
                    tally.retried();
                }
            }
        }
    }

    private HttpRequest request(List<Item> items) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(settings.url())
                        .timeout(REQUEST_TIMEOUT)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofByteArray(body(items)));
        if (settings.token() != null) {
            request.header("Authorization", "Bearer " + settings.token());
        }
        return request.build();
    }

    private byte[] body(List<Item> items) {
        if (settings.batch() == 1) {
            return items.getFirst().wire().json();
        }
        ByteArrayOutputStream body = new ByteArrayOutputStream(items.size() * 192);
        for (int i = 0; i < items.size(); i++) {
            body.write(i == 0 ? '[' : ',');
            body.writeBytes(items.get(i).wire().json());
        }
        body.write(']');
        return body.toByteArray();
    }

    private Outcome attempt(HttpRequest request) throws InterruptedException {
        long start = System.nanoTime();
        try {
            HttpResponse<byte[]> response = client.send(request, BodyHandlers.ofByteArray());
            tally.httpStatus(response.statusCode(), Duration.ofNanos(System.nanoTime() - start));
            return outcome(response);
        } catch (IOException e) {
            return new Outcome.TryAgain(Duration.ZERO, "no answer: " + e);
        }
    }

    private static Outcome outcome(HttpResponse<byte[]> response) {
        int status = response.statusCode();
        return switch (status) {
            case 202, 207, 422 -> read(response);
            case 429, 503 -> new Outcome.TryAgain(retryAfter(response), "HTTP " + status);
            default ->
                    status >= 500
                            ? new Outcome.TryAgain(Duration.ZERO, "HTTP " + status)
                            : new Outcome.Refused("HTTP " + status + " from the webhook");
        };
    }

    private static Outcome read(HttpResponse<byte[]> response) {
        try {
            return new Outcome.Answered(Answer.read(response.body()));
        } catch (RuntimeException e) {
            return new Outcome.Refused(
                    "HTTP " + response.statusCode() + " without a readable answer: " + e);
        }
    }

    private static Duration retryAfter(HttpResponse<?> response) {
        Duration asked =
                response.headers()
                        .firstValue("Retry-After")
                        .map(value -> RetryAfter.parse(value, Instant.now()))
                        .orElse(Duration.ZERO);
        return asked.compareTo(LONGEST_RETRY_AFTER) > 0 ? LONGEST_RETRY_AFTER : asked;
    }

    /// Doubles with each attempt, and is scattered so that connections do not return all at once.
    private Duration pauseBefore(int attempt) {
        long millis = settings.firstRetry().toMillis() << Math.min(attempt, 10);
        long longest = Math.max(1, Math.min(millis, LONGEST_PAUSE.toMillis()));
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(longest / 2, longest + 1));
    }

    private boolean isTooLate(Instant started) {
        Duration limit = settings.giveUpAfter();
        return limit != null && Instant.now().isAfter(started.plus(limit));
    }

    @Override
    public void close() {
        client.close();
    }
}
