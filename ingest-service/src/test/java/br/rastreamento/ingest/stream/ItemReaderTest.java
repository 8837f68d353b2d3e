package br.rastreamento.ingest.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import br.rastreamento.evento.Violation;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What the readers make of a stream, however the network cuts it into pieces.
class ItemReaderTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String HEADER =
            "id_pacote,origem,destino,status_rastreamento,data_atualizacao";

    @Property(tries = 2_000)
    void ndjsonGivesEachLineThatIsNotBlankWithItsNumber(
            @ForAll @Size(max = 12) List<@From("lines") String> lines,
            @ForAll boolean windows,
            @ForAll boolean byteOrderMark,
            @ForAll boolean lastLineEnd,
            @ForAll @IntRange(min = 1, max = 50) int piece)
            throws IOException {
        String end = windows ? "\r\n" : "\n";
        String body =
                (byteOrderMark ? "\uFEFF" : "")
                        + String.join(end, lines)
                        + (lastLineEnd ? end : "");

        Seen seen = read(new NdjsonReader(new InPieces(body, piece)));

        List<String> expected = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                expected.add((i + 1) + " " + lines.get(i).replaceAll("[ \\t\\r]+$", ""));
            }
        }
        assertThat(seen.items).isEqualTo(expected);
        assertThat(seen.refused).isEmpty();
    }

    @Property(tries = 2_000)
    void csvGivesTheTextsThatWereWritten(
            @ForAll @Size(min = 1, max = 6) List<@Size(5) List<@From("cells") String>> rows,
            @ForAll boolean semicolon,
            @ForAll boolean windows,
            @ForAll @IntRange(min = 1, max = 50) int piece)
            throws IOException {
        String delimiter = semicolon ? ";" : ",";
        String end = windows ? "\r\n" : "\n";
        String body =
                HEADER.replace(",", delimiter)
                        + end
                        + rows.stream()
                                .map(row ->
                                        row.stream()
                                                .map(ItemReaderTest::quoted)
                                                .collect(Collectors.joining(delimiter)))
                                .collect(Collectors.joining(end));

        Seen seen = read(new CsvReader(new InPieces(body, piece)));

        assertThat(seen.texts()).isEqualTo(rows);
        assertThat(seen.refused).isEmpty();
    }

    @Property(tries = 2_000)
    void whateverIsInALineOfCsvTheRecordAfterItIsRead(
            @ForAll("csvNoise") String noise, @ForAll @IntRange(min = 1, max = 50) int piece)
            throws IOException { // R8
        String good = "1,a,b,c,d";

        Seen seen =
                read(
                        new CsvReader(
                                new InPieces(
                                        HEADER + "\n" + good + "\n" + noise + "\n\n" + good + "\n",
                                        piece)));

        assertThat(seen.items).isNotEmpty();
        assertThat(seen.items.getFirst()).startsWith("2 ");
        assertThat(seen.items.getLast()).startsWith("5 ");
    }

    @Property(tries = 3_000)
    void anyBytesAreReadToTheEndOrRefusedByTheLine(
            @ForAll byte[] bytes, @ForAll boolean csv, @ForAll boolean header) throws IOException {
        byte[] start = (csv && header ? HEADER + "\n" : "").getBytes(UTF_8);
        byte[] body = java.util.Arrays.copyOf(start, start.length + bytes.length);
        System.arraycopy(bytes, 0, body, start.length, bytes.length);
        InputStream in = new ByteArrayInputStream(body);
        try {
            read(csv ? new CsvReader(in) : new NdjsonReader(in));
        } catch (UnreadableStream e) {
            assertThat(csv).isTrue();
            assertThat(e.detail()).startsWith("Linha ");
        }
    }

    @Example
    void aQuoteThatIsNeverClosedCostsOneLineOfManyMegabytes() throws IOException { // R8
        String row = "7,a,b,c,d\n";
        int rows = 300_000;

        Seen seen =
                read(
                        new CsvReader(
                                new ByteArrayInputStream(
                                        (HEADER + "\n8,\"a,b,c,d\n" + row.repeat(rows))
                                                .getBytes(UTF_8))));

        assertThat(seen.refused).containsExactly("2 csv_invalido");
        assertThat(seen.items).hasSize(rows);
        assertThat(seen.items.getLast()).startsWith((rows + 2) + " ");
    }

    /// Half the square of its length in steps would take minutes.
    @Example
    void aRecordThatComesByteByByteCostsNoMoreThanItsLengthDoes() throws IOException {
        String lines = "\n".repeat(900_000);
        String body = HEADER + "\n7,\"" + lines + "\",b,c,d\n8,a,b,c,d\n";

        Seen seen =
                assertTimeoutPreemptively(
                        Duration.ofSeconds(30), () -> read(new CsvReader(new InPieces(body, 1))));

        assertThat(seen.items).hasSize(2);
        assertThat(seen.items.getLast()).startsWith("900003 ");
    }

    private static Seen read(ItemReader reader) throws IOException {
        Seen seen = new Seen();
        while (reader.read(seen)) {
            // on
        }
        return seen;
    }

    private static String quoted(String cell) {
        return cell.matches("[^\",;\r\n]*") ? cell : "\"" + cell.replace("\"", "\"\"") + "\"";
    }

    @Provide
    Arbitrary<String> lines() {
        return Arbitraries.of(
                "",
                " ",
                "\t ",
                "{}",
                "{\"a\":1} ",
                "\u00e3\uD83D\uDCE6",
                "x".repeat(300),
                "[1",
                "\"");
    }

    @Provide
    Arbitrary<String> cells() {
        return Arbitraries.of(
                "x",
                "",
                "São Paulo",
                "a,b",
                "a;b",
                "\"",
                "\"\"",
                "dois\nlinhas",
                "\r\n",
                " ",
                "1.5",
                "\uD83D\uDCE6");
    }

    @Provide
    Arbitrary<String> csvNoise() {
        return Arbitraries.strings().withChars("\",;a1 \r").ofMaxLength(30);
    }

    private static final class Seen implements ItemSink {

        final List<String> items = new ArrayList<>();
        final List<String> refused = new ArrayList<>();

        @Override
        public void item(byte[] bytes, int from, int to, long line) {
            items.add(line + " " + new String(bytes, from, to - from, UTF_8));
        }

        @Override
        public void refused(Violation reason, long line) {
            refused.add(line + " " + reason.codigo().code());
        }

        List<List<String>> texts() {
            return items.stream()
                    .map(item -> JSON.readTree(item.substring(item.indexOf(' ') + 1)))
                    .map(json -> json.values().stream().map(JsonNode::asString).toList())
                    .toList();
        }
    }

    /// Gives at most so many bytes at a time, as a network may.
    private static final class InPieces extends ByteArrayInputStream {

        private final int piece;

        InPieces(String body, int piece) {
            super(body.getBytes(UTF_8));
            this.piece = piece;
        }

        @Override
        public synchronized int read(byte[] target, int offset, int length) {
            return super.read(target, offset, Math.min(piece, length));
        }
    }
}
