package br.rastreamento.dashboard.stalled;

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
class StalledFile {

    private final StalledQuery query;

    StalledFile(StalledQuery query) {
        this.query = query;
    }

    void send(StalledFilter filter, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        StalledPage first = query.page(filter, null, Parameters.MAX_LIMIT, false);
        Stream<@Nullable Object[]> rows =
                Stream.iterate(
                                Optional.of(first),
                                Optional::isPresent,
                                page -> page.flatMap(it -> next(filter, it)))
                        .flatMap(Optional::stream)
                        .flatMap(page -> page.pacotes().stream())
                        .map(StalledParcel::fields);
        CsvAnswer.send(request, response, "pacotes-parados.csv", StalledParcel.FIELD_NAMES, rows);
    }

    private Optional<StalledPage> next(StalledFilter filter, StalledPage page) {
        if (page.proximoCursor() == null) {
            return Optional.empty();
        }
        StalledPosition last = StalledPosition.of(page.pacotes().getLast().parcel());
        return Optional.of(query.page(filter, last, Parameters.MAX_LIMIT, false));
    }
}
