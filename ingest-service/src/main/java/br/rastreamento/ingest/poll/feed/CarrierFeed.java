package br.rastreamento.ingest.poll.feed;

import static java.nio.charset.StandardCharsets.UTF_8;

import br.rastreamento.evento.EventReader;
import br.rastreamento.ingest.poll.feed.PollFailure.Kind;
import br.rastreamento.ingest.poll.settings.SecretFile;
import br.rastreamento.ingest.poll.settings.SourceSettings;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// Asks a carrier for the page after a cursor. Whatever the carrier does is an answer, within the time limit. For one
/// thread.
public final class CarrierFeed {

    private final SourceSettings settings;
    private final BoundedExchange exchange;
    private final PageReader pages;
    private final @Nullable ClientCredentials credentials;
    private final Clock clock;

    public CarrierFeed(SourceSettings settings, EventReader events, HttpClient http, Clock clock) {
        this.settings = settings;
        this.exchange = new BoundedExchange(http, settings.timeout(), settings.maxPage().toBytes());
        this.pages = new PageReader(events, settings.pointers());
        this.credentials =
                settings.oauth2() == null
                        ? null
                        : new ClientCredentials(settings.oauth2(), exchange, clock);
        this.clock = clock;
    }

    /// The page after the cursor.
    ///
    /// @param cursor null: from the feed's beginning
    /// @param known of the same page, when it was read before
    /// @throws InterruptedException if the thread is to stop
    public FeedAnswer read(@Nullable String cursor, Validators known) throws InterruptedException {
        try {
            HttpResponse<byte[]> answer = send(cursor, known);
            if (answer.statusCode() == 401 && credentials != null) {
                credentials.drop();
                answer = send(cursor, known);
            }
            return answer(answer);
        } catch (ClientCredentials.NoToken e) {
            return new FeedAnswer.Failed(e.failure());
        } catch (PageReader.NoPage e) {
            return failed(Kind.PAGINA_INVALIDA, String.valueOf(e.getMessage()));
        } catch (TimeoutException e) {
            return failed(Kind.TEMPO_ESGOTADO, "resposta incompleta após " + settings.timeout());
        } catch (UnreadableSecret e) {
            return failed(
                    Kind.CONFIGURACAO,
                    "um arquivo de header-files não pode ser lido ou não serve de cabeçalho");
        } catch (IOException e) {
            return failed(Kind.INDISPONIVEL, noConnection(e));
        }
    }

    private HttpResponse<byte[]> send(@Nullable String cursor, Validators known)
            throws IOException,
                    TimeoutException,
                    InterruptedException,
                    ClientCredentials.NoToken,
                    UnreadableSecret {
        HttpRequest.Builder request = HttpRequest.newBuilder(page(cursor));
        request.setHeader("Accept", "application/json");
        settings.headers().forEach(request::setHeader);
        for (Map.Entry<String, Path> header : settings.headerFiles().entrySet()) {
            setHeader(request, header.getKey(), secret(header.getValue()));
        }
        if (credentials != null) {
            request.setHeader("Authorization", "Bearer " + credentials.token());
        }
        known.addTo(request);
        return exchange.send(request.build());
    }

    private FeedAnswer answer(HttpResponse<byte[]> answer) throws PageReader.NoPage {
        return switch (answer.statusCode()) {
            case 200 ->
                    new FeedAnswer.Page(
                            pages.read(answer.body()),
                            digest(answer.body()),
                            Validators.of(answer.headers()));
            case 304 -> new FeedAnswer.NotModified();
            default -> new FeedAnswer.Failed(Answers.failure(answer, clock.instant()));
        };
    }

    private URI page(@Nullable String cursor) {
        StringBuilder address = new StringBuilder(settings.url().toString());
        char next = settings.url().getRawQuery() == null ? '?' : '&';
        if (cursor != null) {
            address.append(next).append(parameter(settings.cursorParameter(), cursor));
            next = '&';
        }
        if (!settings.limitParameter().isEmpty()) {
            String limit = Integer.toString(settings.pageSize());
            address.append(next).append(parameter(settings.limitParameter(), limit));
        }
        return URI.create(address.toString());
    }

    private static String parameter(String name, String value) {
        return URLEncoder.encode(name, UTF_8) + '=' + URLEncoder.encode(value, UTF_8);
    }

    private static String secret(Path file) throws UnreadableSecret {
        try {
            return SecretFile.read(file);
        } catch (IOException e) {
            throw new UnreadableSecret(e);
        }
    }

    private static void setHeader(HttpRequest.Builder request, String name, String secret)
            throws UnreadableSecret {
        try {
            request.setHeader(name, secret);
        } catch (IllegalArgumentException _) { // its message repeats the secret
            throw new UnreadableSecret(null);
        }
    }

    private String noConnection(IOException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnresolvedAddressException) {
                return "o nome " + settings.url().getHost() + " não existe no DNS";
            }
        }
        return "conexão com %s falhou: %s"
                .formatted(settings.url().getAuthority(), failure.getClass().getSimpleName());
    }

    private static FeedAnswer failed(Kind kind, String reason) {
        return new FeedAnswer.Failed(PollFailure.of(kind, reason));
    }

    private static String digest(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static final class UnreadableSecret extends Exception {

        private UnreadableSecret(@Nullable IOException cause) {
            super(cause);
        }
    }
}
