package br.rastreamento.dashboard.parcels;

import br.rastreamento.dashboard.csv.CsvAnswer;
import br.rastreamento.dashboard.web.FormatParameter;
import br.rastreamento.dashboard.web.Parameters;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The list of [ParcelsController] as a file, for who asks for CSV; documented there.
@Hidden
@RestController
class ParcelFileController {

    static final String EXAMPLE =
            """
            id_pacote,origem,destino,status_rastreamento,fase,data_primeiro_evento,data_ultimo_evento,data_entrega,tempo_entrega_segundos
            1333,Natal,Paraíba,ENTREGUE,ENTREGUE,2025-10-12T08:15:00Z,2025-10-13T17:40:00Z,2025-10-13T17:40:00Z,120300
            """;

    private final ParcelPageQuery pages;

    ParcelFileController(ParcelPageQuery pages) {
        this.pages = pages;
    }

    @GetMapping(path = "/api/v1/pacotes", produces = CsvAnswer.MEDIA_TYPE)
    void parcels(
            @RequestParam(name = "status", required = false) @Nullable String status,
            @RequestParam(name = "fase", required = false) @Nullable String fase,
            @RequestParam(name = "origem", required = false) @Nullable String origem,
            @RequestParam(name = "destino", required = false) @Nullable String destino,
            @RequestParam(name = "com_excecao", required = false) @Nullable String comExcecao,
            @RequestParam(name = FormatParameter.NAME, required = false) @Nullable String formato,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        ParcelFilter filter = ParcelParameters.filter(status, fase, origem, destino, comExcecao);
        ParcelPage first = pages.page(filter, 0, Parameters.MAX_LIMIT);
        CsvAnswer.send(
                request,
                response,
                "pacotes.csv",
                Parcel.FIELD_NAMES,
                CsvAnswer.pages(first, page -> next(filter, page))
                        .flatMap(page -> page.pacotes().stream())
                        .map(Parcel::fields));
    }

    private Optional<ParcelPage> next(ParcelFilter filter, ParcelPage page) {
        return Optional.ofNullable(page.proximoCursor())
                .map(_ -> page.pacotes().getLast().idPacote())
                .map(last -> pages.page(filter, last, Parameters.MAX_LIMIT));
    }
}
