package br.rastreamento.dashboard.routes;

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
@RequestMapping("/api/v1/rotas")
@Tag(name = "Rotas")
class RoutesController {

    private final RecentRoutes recent;

    RoutesController(RecentRoutes recent) {
        this.recent = recent;
    }

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "rotas",
            summary = "Rotas: volume, tempos de entrega e exceções",
            description =
                    "Da maior à menor na ordem pedida; empates, por origem e destino; rotas sem entregas no fim de p50 e p90. "
                            + "As rotas são lidas no máximo duas vezes por segundo. "
                            + "Com `Accept: text/csv` ou `formato=csv`: todas as rotas do filtro em um arquivo, sem limite nem cursor. "
                            + "(EN) Greatest first in the order asked for; ties by origin and destination; routes without deliveries come last by p50 and p90.")
    @ApiResponse(
            responseCode = "200",
            description = "Uma página; como CSV, todas",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                        schema = @Schema(implementation = RoutePage.class)),
                @Content(
                        mediaType = CsvAnswer.MEDIA_TYPE,
                        schema = @Schema(type = "string"),
                        examples = @ExampleObject(RouteFile.EXAMPLE))
            })
    RoutePage routes(
            @Parameter(
                            description =
                                    "Total de pacotes, mediana ou percentil 90 do tempo de entrega, ou pacotes com exceção",
                            schema =
                                    @Schema(
                                            type = "string",
                                            allowableValues = {"volume", "p50", "p90", "excecoes"},
                                            defaultValue = "volume"))
                    @RequestParam(name = "ordem", required = false)
                    @Nullable String ordem,
            @Parameter(description = "Origem exata; por exemplo, Natal")
                    @RequestParam(name = "origem", required = false)
                    @Nullable String origem,
            @Parameter(description = "Destino exato; por exemplo, Paraíba")
                    @RequestParam(name = "destino", required = false)
                    @Nullable String destino,
            @Parameter(
                            description = "Rotas por página",
                            schema =
                                    @Schema(
                                            type = "integer",
                                            minimum = "1",
                                            maximum = "500",
                                            defaultValue = "50"))
                    @RequestParam(name = "limite", required = false)
                    @Nullable String limite,
            @Parameter(
                            description =
                                    "`proximo_cursor` da página anterior, com a mesma ordem e os mesmos filtros")
                    @RequestParam(name = "cursor", required = false)
                    @Nullable String cursor,
            @FormatParameter.Documented @RequestParam(name = FormatParameter.NAME, required = false)
                    @Nullable String formato) {
        RouteSearch search = RouteSearch.of(ordem, origem, destino);
        int limit = Parameters.limit(limite);
        return search.page(recent.table(), cursor, limit);
    }

    @Hidden // documented above
    @GetMapping(produces = CsvAnswer.MEDIA_TYPE)
    void file(
            @RequestParam(name = "ordem", required = false) @Nullable String ordem,
            @RequestParam(name = "origem", required = false) @Nullable String origem,
            @RequestParam(name = "destino", required = false) @Nullable String destino,
            @RequestParam(name = FormatParameter.NAME, required = false) @Nullable String formato,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        RouteSearch search = RouteSearch.of(ordem, origem, destino);
        CsvAnswer.send(
                request,
                response,
                "rotas.csv",
                RouteFile.FIELD_NAMES,
                search.in(recent.table()).stream().map(RouteFile::fields));
    }
}
