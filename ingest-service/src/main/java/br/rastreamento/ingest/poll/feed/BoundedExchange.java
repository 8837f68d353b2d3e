package br.rastreamento.ingest.poll.feed;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// One request and its answer within bounds of time and size. The time limit of the client itself ends when the headers
/// are there; a body may drip for ever after that. Thread-safe.
record BoundedExchange(HttpClient http, Duration timeout, long maxBytes) {

    /// @throws IOException if the connection fails, or the body is too large
    /// @throws TimeoutException if the whole answer is not there in time
    HttpResponse<byte[]> send(HttpRequest request)
            throws IOException, TimeoutException, InterruptedException {
        CompletableFuture<HttpResponse<byte[]>> answer =
                http.sendAsync(
                        request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), maxBytes));
        try {
            return answer.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException failure ? failure : new IOException(e);
        } finally {
            answer.cancel(true); // ends the exchange if it is still under way
        }
    }
}
