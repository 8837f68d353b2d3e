package br.rastreamento.dashboard.occurrences;

import br.rastreamento.dashboard.web.Parameters;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/api/v1/ocorrencias", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Ao vivo")
class OccurrencesController {

    private static final int DEFAULT_LIMIT = 50;

    private final OccurrencesQuery query;

    OccurrencesController(OccurrencesQuery query) {
        this.query = query;
    }

    @GetMapping
    @Operation(
            operationId = "ocorrencias",
            summary = "As últimas ocorrências: exceções e devoluções",
            description =
                    "Os últimos eventos gravados das fases EXCECAO e DEVOLUCAO, do mais recente ao mais antigo. São guardados os 256 "
                            + "últimos, e de cada lote gravado no máximo os 20 mais recentes: é uma lista de novidades, não um histórico. "
                            + "Os mesmos chegam como eventos `ocorrencia` por /api/v1/stream. "
                            + "(EN) The latest stored events of phases EXCECAO and DEVOLUCAO, newest first. The last 256 are kept, and of each "
                            + "stored batch the 20 latest at most: a list of news, not a history. /api/v1/stream tells the same as events `ocorrencia`.")
    @ApiResponse(responseCode = "200", description = "As ocorrências, a mais recente primeiro")
    LatestOccurrences occurrences(
            @Parameter(
                            description = "Quantas, no máximo. (EN) How many at most.",
                            schema =
                                    @Schema(
                                            type = "integer",
                                            minimum = "1",
                                            maximum = "256",
                                            defaultValue = "50"))
                    @RequestParam(name = "limite", required = false)
                    @Nullable String limite) {
        return query.latest(
                Parameters.integer("limite", limite, DEFAULT_LIMIT, 1, OccurrencesQuery.KEPT));
    }
}
