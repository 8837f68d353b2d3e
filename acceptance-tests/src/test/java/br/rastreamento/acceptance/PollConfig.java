package br.rastreamento.acceptance;

import br.rastreamento.simulator.feed.FeedAccess.Client;
import br.rastreamento.simulator.feed.FeedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/// How ingest is told to poll a feed.
///
/// @param lookBack how far back each round begins
/// @param timeout of a request
record PollConfig(int pageSize, Duration interval, Duration lookBack, Duration timeout) {

    /// Who ingest is to the carrier.
    static final Client CLIENT = new Client("rastreamento", "s3gredo&=");

    /// Writes the file, and beside it the client's secret.
    ///
    /// @return settings for ingest's environment
    Map<String, String> write(String name, FeedServer feed) throws IOException {
        Path directory = Files.createDirectories(Path.of("target", "poll", name).toAbsolutePath());
        Path secret = Files.writeString(directory.resolve("secret"), CLIENT.secret());
        Path file = directory.resolve("poll.yml");
        Files.writeString(
                file,
                """
                ingest:
                  poll:
                    sources:
                      acme:
                        url: %s
                        interval: %dms
                        page-size: %d
                        look-back: %dms
                        timeout: %dms
                        retry-min: 50ms
                        retry-max: 1s
                        oauth2:
                          token-url: %s
                          client-id: %s
                          client-secret-file: %s
                """
                        .formatted(
                                feed.url(),
                                interval.toMillis(),
                                pageSize,
                                lookBack.toMillis(),
                                timeout.toMillis(),
                                feed.tokenUrl(),
                                CLIENT.id(),
                                secret));
        return Map.of("INGEST_POLL_CONFIG", file.toString());
    }
}
