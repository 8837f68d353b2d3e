package br.rastreamento.dashboard.live;

import br.rastreamento.dashboard.indicators.Indicators;
import br.rastreamento.dashboard.occurrences.Occurrence;
import br.rastreamento.problema.RequestProblem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.filter.ShallowEtagHeaderFilter;

/// Each stream keeps the virtual thread of its request, which costs no thread of the operating system. Not an asynchronous
/// request: writing from another thread than Tomcat's races with how Tomcat cleans up after a client that is gone (decision 0045).
@RestController
@Tag(name = "Ao vivo")
class LiveController {

    private static final String EXAMPLE =
            """
            retry:1734

            event:situacao
            data:{"situacao":"atual","motivo":null,"desde":"2025-10-13T17:40:02.123Z"}

            id:7c1c4d1d9ab1e1a0fb7dc9d3ab9e4c55.16
            event:indicadores
            data:{"total_pacotes":1,"total_eventos":1,"pacotes_por_status":[{"status_rastreamento":"EXTRAVIADO","fase":"EXCECAO","total_pacotes":1}],"tempo_medio_entrega":null,"pacotes_entregues":0,"pacotes_com_excecao":1,"taxa_excecao":1,"atualizado_em":"2025-10-13T17:40:02.123456Z"}

            id:7c1c4d1d9ab1e1a0fb7dc9d3ab9e4c55.17
            event:ocorrencia
            data:{"numero":17,"id_pacote":1411,"status_rastreamento":"EXTRAVIADO","fase":"EXCECAO","data_evento":"2025-10-12T14:30:00Z","origem":"Acre","destino":"Rondônia","gravado_em":"2025-10-13T17:40:02.123321Z"}

            """;
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    private final LiveBoard board;
    private final LiveSettings settings;

    LiveController(LiveBoard board, LiveSettings settings) {
        this.board = board;
        this.settings = settings;
    }

    @GetMapping(path = "/api/v1/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Operation(
            operationId = "stream",
            summary = "Os números gerais, sempre que mudam, e as novas ocorrências",
            description =
                    "Server-sent events. Evento `indicadores`: o mesmo JSON de /api/v1/indicadores, ao conectar e sempre que "
                            + "muda. Evento `ocorrencia`: cada nova ocorrência, na ordem em que foram gravadas; ao conectar, as 20 últimas. "
                            + "O `id` diz o que já foi enviado: com ele em Last-Event-ID, vêm só números novos e as ocorrências perdidas, das "
                            + "256 últimas, cada uma uma vez. Evento `situacao`: ao conectar e quando os números deixam de "
                            + "ser, ou voltam a ser, os do banco de dados. Um comentário a cada 15 s mantém a conexão aberta. "
                            + "(EN) Event `indicadores`: the JSON of /api/v1/indicadores, at the beginning and at each change. Event `ocorrencia`: each new "
                            + "occurrence, in the order in which they were stored; at the beginning the last 20. The `id` says what was sent: with it in "
                            + "Last-Event-ID only new figures come, and the occurrences that were missed, of the last 256, each once. Event `situacao`: at "
                            + "the beginning, and when the figures cease, or begin again, to be those of the database. A comment each 15 s keeps the connection open.")
    @ApiResponse(
            responseCode = "200",
            description = "Eventos, até que a conexão termine",
            content =
                    @Content(
                            mediaType = MediaType.TEXT_EVENT_STREAM_VALUE,
                            schema =
                                    @Schema(
                                            description =
                                                    "O campo data de cada evento é um destes objetos",
                                            oneOf = {
                                                Indicators.class,
                                                Occurrence.class,
                                                Situation.class
                                            }),
                            examples = @ExampleObject(EXAMPLE)))
    void stream(
            @Parameter(
                            description =
                                    "`id` do último evento recebido: o que já foi enviado não é repetido. "
                                            + "(EN) `id` of the last event received: what was sent is not repeated.")
                    @RequestHeader(name = "Last-Event-ID", required = false)
                    @Nullable String lastEventId,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        if (board.newest().isLast()) {
            throw RequestProblem.unavailable("O serviço está parando.", RETRY_AFTER);
        }
        ShallowEtagHeaderFilter.disableContentCaching(
                request); // it would keep the stream for itself
        response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader(HttpHeaders.CONNECTION, "close"); // nothing comes after a stream
        if (!HttpMethod.HEAD.matches(request.getMethod())) {
            listen(new Listener(response.getOutputStream(), lastEventId));
        }
    }

    private void listen(Listener listener) {
        board.enter();
        try {
            listener.follow(board, settings.heartbeat());
        } catch (IOException e) {
            // They are gone, or took nothing for as long as the server waits.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            board.leave();
        }
    }
}
