package br.rastreamento.dashboard.parcels;

import br.rastreamento.dashboard.csv.CsvAnswer;
import br.rastreamento.dashboard.web.FormatParameter;
import br.rastreamento.dashboard.web.PageCursor;
import br.rastreamento.dashboard.web.Parameters;
import br.rastreamento.evento.StatusPhase;
import br.rastreamento.problema.RequestProblem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/api/v1/pacotes", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Pacotes")
class ParcelsController {

    private final TimelineQuery timelines;
    private final ParcelPageQuery pages;

    ParcelsController(TimelineQuery timelines, ParcelPageQuery pages) {
        this.timelines = timelines;
        this.pages = pages;
    }

    @GetMapping("/{id}")
    @Operation(
            operationId = "pacote",
            summary = "Um pacote e toda a sua linha do tempo",
            description =
                    "Eventos do mais antigo ao mais recente; no mesmo instante, pela ordem das fases.")
    @ApiResponse(responseCode = "200", description = "O pacote e os seus eventos")
    @ApiResponse(responseCode = "404", description = "Nenhum evento deste pacote chegou até agora")
    ParcelTimeline parcel(
            @Parameter(
                            description = "Id do pacote",
                            example = "1333",
                            schema = @Schema(type = "integer", format = "int64", minimum = "1"))
                    @PathVariable("id")
                    String id) {
        return timelines
                .of(ParcelParameters.id(id))
                .orElseThrow(() ->
                        RequestProblem.notFound("Nenhum evento deste pacote chegou até agora."));
    }

    @GetMapping
    @Operation(
            operationId = "pacotes",
            summary = "Pacotes, página por página",
            description =
                    "Em ordem crescente de id_pacote. Os filtros informados valem todos ao mesmo tempo. "
                            + "Repita a consulta com `cursor` = `proximo_cursor` até que ele seja null. "
                            + "Com `Accept: text/csv` ou `formato=csv`: todos os pacotes do filtro em um arquivo, sem limite nem cursor.")
    @ApiResponse(
            responseCode = "200",
            description = "Uma página; como CSV, todos",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                        schema = @Schema(implementation = ParcelPage.class)),
                @Content(
                        mediaType = CsvAnswer.MEDIA_TYPE,
                        schema = @Schema(type = "string"),
                        examples = @ExampleObject(ParcelFileController.EXAMPLE))
            })
    ParcelPage parcels(
            @Parameter(
                            description =
                                    "Status atual, em qualquer grafia do catálogo; por exemplo, entregue")
                    @RequestParam(name = "status", required = false)
                    @Nullable String status,
            @Parameter(
                            description = "Fase atual",
                            schema = @Schema(implementation = StatusPhase.class))
                    @RequestParam(name = "fase", required = false)
                    @Nullable String fase,
            @Parameter(description = "Origem exata; por exemplo, Natal")
                    @RequestParam(name = "origem", required = false)
                    @Nullable String origem,
            @Parameter(description = "Destino exato; por exemplo, Paraíba")
                    @RequestParam(name = "destino", required = false)
                    @Nullable String destino,
            @Parameter(
                            description =
                                    "true: só pacotes que já tiveram um evento da fase EXCECAO, qualquer que seja a fase atual; "
                                            + "false: só os outros",
                            schema = @Schema(type = "boolean"))
                    @RequestParam(name = "com_excecao", required = false)
                    @Nullable String comExcecao,
            @Parameter(
                            description = "Pacotes por página",
                            schema =
                                    @Schema(
                                            type = "integer",
                                            minimum = "1",
                                            maximum = "500",
                                            defaultValue = "50"))
                    @RequestParam(name = "limite", required = false)
                    @Nullable String limite,
            @Parameter(description = "`proximo_cursor` da página anterior, com os mesmos filtros")
                    @RequestParam(name = "cursor", required = false)
                    @Nullable String cursor,
            @FormatParameter.Documented @RequestParam(name = FormatParameter.NAME, required = false)
                    @Nullable String formato) {
        ParcelFilter filter = ParcelParameters.filter(status, fase, origem, destino, comExcecao);
        int limit = Parameters.limit(limite);
        long after = cursor == null || cursor.isEmpty() ? 0 : PageCursor.read(cursor, filter.key());
        return pages.page(filter, after, limit);
    }
}
