package br.rastreamento.dashboard.parcels;

import br.rastreamento.dashboard.csv.CsvAnswer;
import br.rastreamento.dashboard.csv.CsvWriter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;

/// All parcels that a filter finds, as one file. Holds one page at a time, and no connection to the database between
/// pages: a caller may take it as slowly as they like.
@Component
class ParcelFile {

    private static final List<String> COLUMNS =
            List.of(
                    "id_pacote",
                    "origem",
                    "destino",
                    "status_rastreamento",
                    "fase",
                    "data_primeiro_evento",
                    "data_ultimo_evento",
                    "data_entrega",
                    "tempo_entrega_segundos");

    static final String EXAMPLE =
            """
            id_pacote,origem,destino,status_rastreamento,fase,data_primeiro_evento,data_ultimo_evento,data_entrega,tempo_entrega_segundos
            1333,Natal,Paraíba,ENTREGUE,ENTREGUE,2025-10-12T08:15:00Z,2025-10-13T17:40:00Z,2025-10-13T17:40:00Z,120300
            """;

    private final ParcelPageQuery pages;

    ParcelFile(ParcelPageQuery pages) {
        this.pages = pages;
    }

    void send(ParcelFilter filter, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        ParcelPage page = pages.page(filter, 0, ParcelParameters.MAX_LIMIT);
        CsvWriter file = CsvAnswer.begin(request, response, "pacotes.csv", COLUMNS);
        if (HttpMethod.HEAD.matches(request.getMethod())) {
            return;
        }
        write(page, file);
        while (page.proximoCursor() != null) {
            file.flush();
            page =
                    pages.page(
                            filter,
                            page.pacotes().getLast().idPacote(),
                            ParcelParameters.MAX_LIMIT);
            write(page, file);
        }
        file.flush();
    }

    private static void write(ParcelPage page, CsvWriter file) throws IOException {
        for (Parcel parcel : page.pacotes()) {
            file.row(
                    parcel.idPacote(),
                    parcel.origem(),
                    parcel.destino(),
                    parcel.statusRastreamento(),
                    parcel.fase(),
                    parcel.dataPrimeiroEvento(),
                    parcel.dataUltimoEvento(),
                    parcel.dataEntrega(),
                    parcel.tempoEntrega() == null ? null : parcel.tempoEntrega().segundos());
        }
    }
}
