package br.rastreamento.evento;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RejectedParcelTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"id_pacote\":1333} | 1333",
                "{\"obs\":{\"id_pacote\":5},\"id_pacote\":\"007\"} | 7",
                "{\"id_pacote\":9,\"origem\":\"Natal | 9",
            })
    void isTheIdThatIsThereEvenIfTheRestIsBroken(String json, long id) {
        assertThat(parcel(json)).contains(id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[{\"id_pacote\":1}]",
                "{\"origem\":\"Natal\"}",
                "{\"id_pacote\":{\"id_pacote\":1}}",
                "{\"id_pacote\":-1}",
                "{\"id_pacote\":\"12\\n13\"}",
                "{\"id_pacote\":99999999999999999999}",
                "{\"id_pacote\" 1}"
            })
    void isNotGuessed(String json) {
        assertThat(parcel(json)).isEmpty();
    }

    private static Optional<Long> parcel(String json) {
        byte[] bytes = json.getBytes(UTF_8);
        return RejectedParcel.in(bytes, 0, bytes.length);
    }
}
