package br.rastreamento.ingest.poll.feed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import br.rastreamento.ingest.poll.feed.ClientCredentials.NoToken;
import br.rastreamento.ingest.poll.feed.PollFailure.Kind;
import br.rastreamento.ingest.poll.settings.OAuth2Settings;
import br.rastreamento.ingest.poll.settings.OAuth2Settings.ClientAuthentication;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientCredentialsTest {

    private final HttpClient http = HttpClient.newHttpClient();
    private Instant now = Instant.parse("2026-11-23T12:00:00Z");
    private HttpServer tokenService;
    private ClientCredentials credentials;
    private volatile int status;
    private volatile String body = "";
    private final AtomicInteger asked = new AtomicInteger();

    @BeforeEach
    void start() throws IOException {
        tokenService =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        tokenService.createContext("/", this::answer);
        tokenService.start();
        URI url = URI.create("http://127.0.0.1:" + tokenService.getAddress().getPort() + "/token");
        credentials =
                new ClientCredentials(
                        new OAuth2Settings(
                                url, "id", "hush", null, null, ClientAuthentication.BASIC),
                        new BoundedExchange(http, Duration.ofSeconds(20), 1_000),
                        () -> now);
    }

    @AfterEach
    void stop() {
        tokenService.stop(0);
        http.close();
    }

    private void answer(HttpExchange exchange) throws IOException {
        asked.incrementAndGet();
        byte[] bytes = body.getBytes(UTF_8);
        exchange.getResponseHeaders().set("Retry-After", "7");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    429 | {}                      | LIMITE       | PT7S
                    503 | {}                      | LIMITE       | PT7S
                    500 | {}                      | INDISPONIVEL | PT7S
                    502 | <html>hush</html>       | INDISPONIVEL | PT7S
                    200 | <html>hush</html>       | INDISPONIVEL |
                    400 | {"error":"hush"}        | AUTORIZACAO  |
                    401 | {"error":"hush"}        | AUTORIZACAO  |
                    200 | {}                      | AUTORIZACAO  |
                    200 | {"access_token":"a\\nb"} | AUTORIZACAO  |
                    """)
    void saysWhyThereIsNoToken(int status, String body, Kind kind, Duration retryAfter) {
        this.status = status;
        this.body = body;
        PollFailure failure = catchThrowableOfType(NoToken.class, credentials::token).failure();
        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure.retryAfter()).isEqualTo(retryAfter);
        assertThat(failure.reason()).contains("serviço de tokens").doesNotContain("hush");
    }

    @Test
    void aTokenIsKeptUntilShortlyBeforeItEnds() throws Exception {
        status = 200;
        body = "{\"access_token\":\"first\",\"expires_in\":100}";
        assertThat(credentials.token()).isEqualTo("first");
        body = "{\"access_token\":\"second\",\"expires_in\":3600}";
        now = now.plusSeconds(89);
        assertThat(credentials.token()).isEqualTo("first");
        now = now.plusSeconds(1); // a tenth of its life before its end
        assertThat(credentials.token()).isEqualTo("second");
        now = now.plusSeconds(3569);
        assertThat(credentials.token()).isEqualTo("second");
        now = now.plusSeconds(1); // half a minute before its end
        credentials.token();
        assertThat(asked).hasValue(3);
    }
}
