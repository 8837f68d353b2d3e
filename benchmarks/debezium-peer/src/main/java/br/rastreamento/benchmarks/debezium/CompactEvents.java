package br.rastreamento.benchmarks.debezium;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.Map;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.storage.Converter;

/// Makes a row of the smallest message that holds one, so that the sink pays for no JSON: eight bytes of `id_pacote`, one
/// for the length of the ISO-8601 `data_evento`, its text, and `status_rastreamento` in UTF-8.
public final class CompactEvents implements Converter {

    /// A time that stays text: the sink hands it to PostgreSQL as it is.
    private static final Schema ZONED_TIMESTAMP =
            SchemaBuilder.string().name("io.debezium.time.ZonedTimestamp").version(1).build();

    private static final Schema ROW =
            SchemaBuilder.struct()
                    .field("id_pacote", Schema.INT64_SCHEMA)
                    .field("data_evento", ZONED_TIMESTAMP)
                    .field("status_rastreamento", Schema.STRING_SCHEMA)
                    .build();

    @Override
    public void configure(Map<String, ?> settings, boolean isKey) {}

    @Override
    public SchemaAndValue toConnectData(String topic, byte[] message) {
        int status = Long.BYTES + 1 + message[Long.BYTES];
        Struct row =
                new Struct(ROW)
                        .put("id_pacote", ByteBuffer.wrap(message).getLong())
                        .put(
                                "data_evento",
                                new String(
                                        message,
                                        Long.BYTES + 1,
                                        message[Long.BYTES],
                                        ISO_8859_1))
                        .put(
                                "status_rastreamento",
                                new String(message, status, message.length - status, UTF_8));
        return new SchemaAndValue(ROW, row);
    }

    @Override
    public byte[] fromConnectData(String topic, Schema schema, Object value) {
        throw new UnsupportedOperationException("only a sink is measured");
    }
}
