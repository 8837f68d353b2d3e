package br.rastreamento.dashboard.csv;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.web.filter.ShallowEtagHeaderFilter;

/// An answer that is a CSV file, sent while it is being made.
public final class CsvAnswer {

    /// For `produces`.
    public static final String MEDIA_TYPE = "text/csv";

    private CsvAnswer() {}

    /// Sends the file; to HEAD, no row. From here on a failure can only cut the connection, so whatever may go wrong at once
    /// should have been tried before.
    ///
    /// @param name of the file, with `.csv`
    /// @param columns names for the first line
    /// @param rows as [CsvWriter#row] takes them; read while they are sent, at the caller's pace
    public static void send(
            HttpServletRequest request,
            HttpServletResponse response,
            String name,
            List<String> columns,
            Stream<@Nullable Object[]> rows)
            throws IOException {
        ShallowEtagHeaderFilter.disableContentCaching(
                request); // it would keep the whole file in memory
        response.setContentType(MEDIA_TYPE + ";header=present;charset=UTF-8");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename(name).build().toString());
        if (HttpMethod.HEAD.matches(request.getMethod())) {
            return;
        }
        CsvWriter file = new CsvWriter(response.getOutputStream());
        file.row(columns.toArray());
        for (Iterator<@Nullable Object[]> row = rows.iterator(); row.hasNext(); ) {
            file.row(row.next());
        }
        file.flush();
    }

    /// The pages of a list, each read when the one before is sent: holds one at a time, and no connection to the database
    /// between them, so that a caller may take the file as slowly as they like.
    ///
    /// @param next the page after one; empty after the last
    public static <P> Stream<P> pages(P first, Function<P, Optional<P>> next) {
        return Stream.iterate(Optional.of(first), Optional::isPresent, page -> page.flatMap(next))
                .flatMap(Optional::stream);
    }
}
