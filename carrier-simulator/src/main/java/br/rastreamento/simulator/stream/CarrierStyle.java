package br.rastreamento.simulator.stream;

import br.rastreamento.simulator.journey.Scan;
import br.rastreamento.simulator.journey.Spellings;
import br.rastreamento.simulator.stream.WireEvent.Field;
import java.text.Normalizer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/// The habits of one carrier's system: whether it quotes numbers, which offset it writes, how it spells.
/// Whatever the habit, cleaning ends in the same event.
///
/// @param quotesId writes the parcel's number as text
/// @param offset of the times that it writes
/// @param padsNames leaves white space around and inside names
/// @param decomposes writes accents as characters of their own (NFD)
/// @param addsFields writes fields that nobody here knows
record CarrierStyle(
        boolean quotesId,
        ZoneOffset offset,
        boolean padsNames,
        boolean decomposes,
        boolean addsFields) {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssXXX");
    private static final DateTimeFormatter TIME_WITH_FRACTION =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSXXX");
    private static final ZoneOffset BRASILIA = ZoneOffset.ofHours(-3);

    static CarrierStyle any(RandomGenerator random) {
        return new CarrierStyle(
                random.nextInt(6) == 0,
                random.nextInt(3) == 0 ? BRASILIA : ZoneOffset.UTC,
                random.nextInt(12) == 0,
                random.nextInt(20) == 0,
                random.nextInt(10) == 0);
    }

    /// @param random chooses among the spellings of the status
    WireEvent write(long idPacote, Scan scan, RandomGenerator random) {
        List<Field> fields = new ArrayList<>(7);
        fields.add(new Field(WireEvent.ID, Long.toString(idPacote), !quotesId));
        fields.add(text(WireEvent.ORIGIN, name(scan.origem())));
        fields.add(text(WireEvent.DESTINATION, name(scan.destino())));
        fields.add(text(WireEvent.STATUS, Spellings.any(scan.status(), random)));
        fields.add(text(WireEvent.TIME, time(scan.time())));
        if (addsFields) {
            fields.add(text("transportadora", "Rápido \"Sul\" Ltda."));
            fields.add(new Field("leitura", "{\"equipamento\":[7,{\"lote\":null}]}", true));
        }
        return new WireEvent(fields);
    }

    private static Field text(String name, String value) {
        return new Field(name, value, false);
    }

    private String name(String city) {
        String written = decomposes ? Normalizer.normalize(city, Normalizer.Form.NFD) : city;
        return padsNames ? " " + written.replace(" ", "\u00a0 ") + "  " : written;
    }

    private String time(Instant time) {
        DateTimeFormatter format = time.getNano() == 0 ? TIME : TIME_WITH_FRACTION;
        return format.format(time.atOffset(offset));
    }
}
