package br.rastreamento.dashboard.csv;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.ShallowEtagHeaderFilter;

/// An answer that is a CSV file, sent while it is being made.
public final class CsvAnswer {

    /// For `produces`.
    public static final String MEDIA_TYPE = "text/csv";

    private CsvAnswer() {}

    /// Begins the file. From here on a failure can only cut the connection, so whatever may go wrong at once should have
    /// been tried before.
    ///
    /// @param name of the file, with `.csv`
    /// @param columns names for the first line
    public static CsvWriter begin(
            HttpServletRequest request,
            HttpServletResponse response,
            String name,
            List<String> columns)
            throws IOException {
        ShallowEtagHeaderFilter.disableContentCaching(
                request); // it would keep the whole file in memory
        response.setContentType(MEDIA_TYPE + ";header=present;charset=UTF-8");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename(name).build().toString());
        CsvWriter file = new CsvWriter(response.getOutputStream());
        file.row(columns.toArray());
        return file;
    }
}
