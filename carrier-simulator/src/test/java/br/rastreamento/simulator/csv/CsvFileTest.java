package br.rastreamento.simulator.csv;

import static org.assertj.core.api.Assertions.assertThat;

import br.rastreamento.simulator.stream.EventStream;
import br.rastreamento.simulator.stream.Item;
import br.rastreamento.simulator.stream.Shares;
import br.rastreamento.simulator.stream.StreamSettings;
import br.rastreamento.simulator.stream.StreamSettings.Form;
import java.io.IOException;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CsvFileTest {

    private static final Instant NOW = Instant.parse("2026-11-23T16:45:00Z");

    /// RFC 4180 read back, strictly.
    private static List<List<String>> parse(String csv) {
        List<List<String>> records = new ArrayList<>();
        List<String> record = new ArrayList<>();
        StringBuilder value = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < csv.length(); i++) {
            char c = csv.charAt(i);
            if (quoted && c == '"' && csv.startsWith("\"\"", i)) {
                value.append('"');
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (quoted) {
                value.append(c);
            } else if (c == ',' || csv.startsWith("\r\n", i)) {
                record.add(value.toString());
                value.setLength(0);
                if (c != ',') {
                    records.add(record);
                    record = new ArrayList<>();
                    i++;
                }
            } else {
                value.append(c);
            }
        }
        assertThat(value).isEmpty();
        return records;
    }

    @Test
    void readsBackAsItWasWritten() throws IOException {
        EventStream stream =
                new EventStream(
                        new StreamSettings(
                                1,
                                2_000,
                                100,
                                0,
                                NOW,
                                Duration.ofDays(30),
                                new Shares(0.05, 0.05, 0.05, 0.3),
                                Form.CSV));
        StringWriter text = new StringWriter();
        CsvFile file = new CsvFile(text);
        List<List<String>> expected = new ArrayList<>();
        expected.add(
                List.of(
                        "id_pacote",
                        "origem",
                        "destino",
                        "status_rastreamento",
                        "data_atualizacao"));
        while (stream.hasNext()) {
            Item item = stream.next();
            expected.add(item.wire().row());
            file.write(item.wire());
        }
        assertThat(text.toString()).contains("\"EM TRIAGEM, ");
        assertThat(parse(text.toString())).isEqualTo(expected);
    }
}
