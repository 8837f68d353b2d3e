package br.rastreamento.dashboard.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvWriterTest {

    @Test
    void endsLinesWithCrLfAndLeavesNullsEmpty() throws IOException {
        assertThat(line(1, "Paraíba", null, Instant.EPOCH))
                .isEqualTo("1,Paraíba,,1970-01-01T00:00:00Z\r\n");
    }

    @Test
    void quotesWhatWouldEndAFieldOrALine() throws IOException {
        assertThat(line("a,b", "a\"b", "a\nb", "a\r\nb", "a b"))
                .isEqualTo("\"a,b\",\"a\"\"b\",\"a\nb\",\"a\r\nb\",a b\r\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    =1+1 | '=1+1
                    +1 | '+1
                    -1 | '-1
                    @SUM(A1) | '@SUM(A1)
                    ＝1+1 | '＝1+1
                    =A1,"x" | "'=A1,""x""\"
                    a=1 | a=1
                    '=1 | '=1
                    """)
    void letsNoSpreadsheetCalculateWithText(String text, String field) throws IOException {
        assertThat(line(text)).isEqualTo(field + "\r\n");
        assertThat(line("\t=1")).isEqualTo("'\t=1\r\n");
        assertThat(line(-1)).as("a number is no formula").isEqualTo("-1\r\n");
    }

    private static String line(@Nullable Object... fields) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        CsvWriter csv = new CsvWriter(bytes);
        csv.row(fields);
        csv.flush();
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
