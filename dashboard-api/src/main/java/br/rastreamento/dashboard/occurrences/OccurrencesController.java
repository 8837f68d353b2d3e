package br.rastreamento.dashboard.occurrences;

import br.rastreamento.dashboard.csv.CsvAnswer;
import br.rastreamento.dashboard.web.FormatParameter;
import br.rastreamento.dashboard.web.Parameters;
import io.swagger.v3.oas.annotations.Hidden;
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
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/ocorrencias")
@Tag(name = "Ao vivo")
class OccurrencesController {

    private static final int DEFAULT_LIMIT = 50;

    private final OccurrencesQuery query;

    OccurrencesController(OccurrencesQuery query) {
        this.query = query;
    }

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "ocorrencias",
            summary = "As últimas ocorrências: exceções e devoluções",
            description =
                    "Os últimos eventos gravados das fases EXCECAO e DEVOLUCAO, do mais recente ao mais antigo. São guardados os 256 "
                            + "últimos, e de cada lote gravado no máximo os 20 mais recentes: é uma lista de novidades, não um histórico. "
                            + "Os mesmos chegam como eventos `ocorrencia` por /api/v1/stream. "
                            + "Com `Accept: text/csv` ou `formato=csv`: todas as guardadas em um arquivo, sem limite. "
                            + "(EN) The latest stored events of phases EXCECAO and DEVOLUCAO, newest first. The last 256 are kept, and of each "
                            + "stored batch the 20 latest at most: a list of news, not a history. /api/v1/stream tells the same as events `ocorrencia`.")
    @ApiResponse(
            responseCode = "200",
            description = "As ocorrências, a mais recente primeiro; como CSV, todas",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                        schema = @Schema(implementation = LatestOccurrences.class)),
                @Content(
                        mediaType = CsvAnswer.MEDIA_TYPE,
                        schema = @Schema(type = "string"),
                        examples = @ExampleObject(OccurrenceFile.EXAMPLE))
            })
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
                    @Nullable String limite,
            @FormatParameter.Documented @RequestParam(name = FormatParameter.NAME, required = false)
                    @Nullable String formato) {
        return query.latest(
                Parameters.integer("limite", limite, DEFAULT_LIMIT, 1, OccurrencesQuery.KEPT));
    }

    @Hidden // documented above
    @GetMapping(produces = CsvAnswer.MEDIA_TYPE)
    void file(
            @RequestParam(name = FormatParameter.NAME, required = false) @Nullable String formato,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        CsvAnswer.send(
                request,
                response,
                "ocorrencias.csv",
                OccurrenceFile.FIELD_NAMES,
                query.latest(OccurrencesQuery.KEPT).ocorrencias().stream()
                        .map(OccurrenceFile::fields));
    }
}
