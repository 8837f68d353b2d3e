package br.rastreamento.dashboard.parcels;

import br.rastreamento.dashboard.csv.CsvAnswer;
import br.rastreamento.dashboard.web.FormatParameter;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The list of [ParcelsController] as a file, for who asks for CSV; documented there.
@Hidden
@RestController
class ParcelFileController {

    private final ParcelFile file;

    ParcelFileController(ParcelFile file) {
        this.file = file;
    }

    @GetMapping(path = "/api/v1/pacotes", produces = CsvAnswer.MEDIA_TYPE)
    void parcels(
            @RequestParam(name = "status", required = false) @Nullable String status,
            @RequestParam(name = "fase", required = false) @Nullable String fase,
            @RequestParam(name = "origem", required = false) @Nullable String origem,
            @RequestParam(name = "destino", required = false) @Nullable String destino,
            @RequestParam(name = FormatParameter.NAME, required = false) @Nullable String formato,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        file.send(ParcelParameters.filter(status, fase, origem, destino), request, response);
    }
}
