package br.rastreamento.evento;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IsoDateTimeTest {

    @ParameterizedTest
    @CsvSource({
        "2025-10-12T08:15:00Z,2025-10-12T08:15:00Z",
        "2025-10-12t08:15:00z,2025-10-12T08:15:00Z",
        "2025-10-12 08:15:00+00:00,2025-10-12T08:15:00Z",
        "2025-10-12T08:15:00-00:00,2025-10-12T08:15:00Z",
        "2025-10-12T08:15:00-03:00,2025-10-12T11:15:00Z",
        "2025-10-12T08:15:00-0300,2025-10-12T11:15:00Z",
        "2025-10-12T08:15:00-03,2025-10-12T11:15:00Z",
        "2025-10-12T08:15+0530,2025-10-12T02:45:00Z",
        "2025-10-12T08:15Z,2025-10-12T08:15:00Z",
        "2025-10-12T08:15:00.1Z,2025-10-12T08:15:00.1Z",
        "'2025-10-12T08:15:00,123Z',2025-10-12T08:15:00.123Z",
        "2025-10-12T08:15:00.123456Z,2025-10-12T08:15:00.123456Z",
        "2025-10-12T08:15:00.123456999Z,2025-10-12T08:15:00.123456Z",
        "2024-02-29T23:59:59.999999999+18:00,2024-02-29T05:59:59.999999Z",
        "2025-12-31T23:30:00-03:00,2026-01-01T02:30:00Z"
    })
    void readsWhatCarriersWrite(String text, Instant instant) {
        assertThat(IsoDateTime.parse(text, null)).isEqualTo(instant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2025",
                "2025-10-12",
                "2025-10-12T08",
                "2025-10-12T08:15",
                "2025-10-12T08:15:00",
                "2025-13-01T08:15:00Z",
                "2025-00-01T08:15:00Z",
                "2025-02-29T08:15:00Z",
                "2025-04-31T08:15:00Z",
                "2025-10-00T08:15:00Z",
                "2025-10-12T24:00:00Z",
                "2025-10-12T08:60:00Z",
                "2025-10-12T08:15:60Z",
                "2025-10-12T08:15:0Z",
                "2025-10-12T08:15:00.Z",
                "2025-10-12T08:15:00.1234567890Z",
                "2025-10-12T08:15:00+18:01",
                "2025-10-12T08:15:00+19:00",
                "2025-10-12T08:15:00+03:60",
                "2025-10-12T08:15:00+3",
                "2025-10-12T08:15:00+03:",
                "2025-10-12T08:15:00+030",
                "2025-10-12T08:15:00+",
                "2025-10-12T08:15:00Z ",
                " 2025-10-12T08:15:00Z",
                "2025-10-12T08:15:00ZZ",
                "2025-10-12T08:15:00 Z",
                "2025-10-12T08:15:",
                "2025-10-12T08:15:00.",
                "12/10/2025 08:15:00",
                "-025-10-12T08:15:00Z",
                "+12025-10-12T08:15Z",
                "２０２５-10-12T08:15:00Z",
                "2025-10-12T08:15:00-03:00[America/Sao_Paulo]"
            })
    void findsNoTimeInAnythingElse(String text) {
        assertThat(IsoDateTime.parse(text, null)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "2025-10-12T08:15:00,2025-10-12T11:15:00Z",
        "2018-11-04T00:30,2018-11-04T03:30:00Z", // clocks went from 00:00 to 01:00
        "2025-10-12T08:15:00.5,2025-10-12T11:15:00.5Z"
    })
    void readsATimeWithoutOffsetInTheDefaultZone(String text, Instant instant) {
        assertThat(IsoDateTime.parse(text, ZoneId.of("America/Sao_Paulo"))).isEqualTo(instant);
    }

    @Property
    void agreesWithTheJdk(
            @ForAll @LongRange(min = 0, max = 4_102_444_800L) long second,
            @ForAll @IntRange(max = 999_999_999) int nanos,
            @ForAll @IntRange(min = -1_080, max = 1_080) int offsetMinutes) {
        OffsetDateTime time =
                Instant.ofEpochSecond(second, nanos)
                        .atOffset(ZoneOffset.ofTotalSeconds(offsetMinutes * 60));
        Instant expected = time.toInstant().truncatedTo(ChronoUnit.MICROS);

        assertThat(IsoDateTime.parse(time.toString(), null)).isEqualTo(expected);
        assertThat(
                        IsoDateTime.parse(
                                time.format(
                                        DateTimeFormatter.ofPattern(
                                                "uuuu-MM-dd HH:mm:ss.SSSSSSSSSxx")),
                                null))
                .isEqualTo(expected);
    }

    @Property
    void anyTextIsReadWithoutThrowing(@ForAll String text) {
        IsoDateTime.parse(text, ZoneOffset.UTC);
        IsoDateTime.parse("2025-10-12T08:15" + text, ZoneOffset.UTC);
    }

    @Property
    void readsBytesAsTheTextThatTheyAreWhateverIsAroundThem(
            @ForAll @IntRange(max = 40) int length,
            @ForAll
                    @Chars({'0', '9', ':', '.', '+', '-', 'Z', ' ', 'é', '２', '℀'})
                    @StringLength(max = 20)
                    String rest) {
        String full = "2025-10-12T08:15:09.123456789-03:00" + rest;
        String text = full.substring(0, Math.min(length, full.length())) + rest;
        byte[] bytes = ("0" + text + "00Z").getBytes(UTF_8);

        assertThat(IsoDateTime.parse(bytes, 1, bytes.length - 3, ZoneOffset.UTC))
                .isEqualTo(IsoDateTime.parse(text, ZoneOffset.UTC));
    }
}
