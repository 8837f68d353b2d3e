package br.rastreamento.dashboard.stalled;

import br.rastreamento.dashboard.csv.CsvAnswer;
import br.rastreamento.dashboard.web.FormatParameter;
import br.rastreamento.dashboard.web.PageCursor;
import br.rastreamento.dashboard.web.Parameters;
import br.rastreamento.evento.StatusPhase;
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
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/pacotes/parados")
@Tag(name = "Pacotes")
class StalledController {

    private final StalledPages pages;

    StalledController(StalledPages pages) {
        this.pages = pages;
    }

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "pacotes-parados",
            summary = "Pacotes não entregues e sem eventos há muito tempo",
            description =
                    "Sem data_entrega, e agora − data_ultimo_evento maior do que `dias` × 24 h ou, com criterio=rota, "
                            + "do que o p95 da rota do pacote, como /rotas o diz (só rotas com ao menos 20 entregas); esta lista é de há no máximo um segundo, ou dois se a leitura demora, como atualizado_em diz. "
                            + "O parado há mais tempo primeiro. "
                            + "Com `Accept: text/csv` ou `formato=csv`: todos em um arquivo, sem limite nem cursor. "
                            + "(EN) Not delivered, and now − data_ultimo_evento is longer than `dias` × 24 h or, with criterio=rota, "
                            + "than the p95 of the parcel's route as /rotas tells it (routes with at least 20 deliveries only); that list is at most a second old, or two where reading it takes that long, as atualizado_em says. Longest silence first.")
    @ApiResponse(
            responseCode = "200",
            description = "Uma página; como CSV, todos",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                        schema = @Schema(implementation = StalledPage.class)),
                @Content(
                        mediaType = CsvAnswer.MEDIA_TYPE,
                        schema = @Schema(type = "string"),
                        examples = @ExampleObject(StalledParcel.EXAMPLE))
            })
    StalledPage stalled(
            @Parameter(
                            description = "Com que se compara o tempo sem eventos",
                            schema =
                                    @Schema(
                                            type = "string",
                                            allowableValues = {"dias", "rota"},
                                            defaultValue = "dias"))
                    @RequestParam(name = "criterio", required = false)
                    @Nullable String criterio,
            @Parameter(
                            description = "Só com criterio=dias",
                            schema =
                                    @Schema(
                                            type = "integer",
                                            minimum = "1",
                                            maximum = "365",
                                            defaultValue = "5"))
                    @RequestParam(name = "dias", required = false)
                    @Nullable String dias,
            @Parameter(description = "Origem exata; por exemplo, Natal")
                    @RequestParam(name = "origem", required = false)
                    @Nullable String origem,
            @Parameter(description = "Destino exato; por exemplo, Paraíba")
                    @RequestParam(name = "destino", required = false)
                    @Nullable String destino,
            @Parameter(
                            description = "Fase atual",
                            schema = @Schema(implementation = StatusPhase.class))
                    @RequestParam(name = "fase", required = false)
                    @Nullable String fase,
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
        StalledFilter filter = StalledFilter.of(criterio, dias, origem, destino, fase);
        int limit = Parameters.limit(limite);
        StalledPosition after =
                cursor == null || cursor.isEmpty()
                        ? null
                        : StalledPosition.of(PageCursor.key(cursor, filter.key()));
        return pages.page(filter, after, limit, true);
    }

    @Hidden // documented above
    @GetMapping(produces = CsvAnswer.MEDIA_TYPE)
    void file(
            @RequestParam(name = "criterio", required = false) @Nullable String criterio,
            @RequestParam(name = "dias", required = false) @Nullable String dias,
            @RequestParam(name = "origem", required = false) @Nullable String origem,
            @RequestParam(name = "destino", required = false) @Nullable String destino,
            @RequestParam(name = "fase", required = false) @Nullable String fase,
            @RequestParam(name = FormatParameter.NAME, required = false) @Nullable String formato,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        StalledFilter filter = StalledFilter.of(criterio, dias, origem, destino, fase);
        StalledPage first = pages.page(filter, null, Parameters.MAX_LIMIT, false);
        CsvAnswer.send(
                request,
                response,
                "pacotes-parados.csv",
                StalledParcel.FIELD_NAMES,
                CsvAnswer.pages(first, page -> next(filter, page))
                        .flatMap(page -> page.pacotes().stream())
                        .map(StalledParcel::fields));
    }

    private Optional<StalledPage> next(StalledFilter filter, StalledPage page) {
        return Optional.ofNullable(page.proximoCursor())
                .map(_ -> StalledPosition.of(page.pacotes().getLast().parcel()))
                .map(last -> pages.page(filter, last, Parameters.MAX_LIMIT, false));
    }
}
