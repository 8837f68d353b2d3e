package br.rastreamento.dashboard.parcels;

import br.rastreamento.dashboard.csv.CsvAnswer;
import br.rastreamento.dashboard.web.Parameters;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// All parcels that a filter finds, as one file. Holds one page at a time, and no connection to the database between
/// pages: a caller may take it as slowly as they like.
@Component
class ParcelFile {

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
        ParcelPage first = pages.page(filter, 0, Parameters.MAX_LIMIT);
        Stream<@Nullable Object[]> rows =
                Stream.iterate(
                                Optional.of(first),
                                Optional::isPresent,
                                page -> page.flatMap(it -> next(filter, it)))
                        .flatMap(Optional::stream)
                        .flatMap(page -> page.pacotes().stream())
                        .map(Parcel::fields);
        CsvAnswer.send(request, response, "pacotes.csv", Parcel.FIELD_NAMES, rows);
    }

    private Optional<ParcelPage> next(ParcelFilter filter, ParcelPage page) {
        if (page.proximoCursor() == null) {
            return Optional.empty();
        }
        long last = page.pacotes().getLast().idPacote();
        return Optional.of(pages.page(filter, last, Parameters.MAX_LIMIT));
    }
}
