package br.rastreamento.simulator.stream;

import br.rastreamento.evento.ViolationCode;
import br.rastreamento.simulator.stream.StreamSettings.Form;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/// Ways in which carriers get an event wrong; each makes a valid event invalid, whatever the event.
enum Mistake {
    FIELD_TWICE(ViolationCode.JSON_INVALIDO, false),
    NO_STATUS(ViolationCode.CAMPO_OBRIGATORIO, false),
    NULL_TIME(ViolationCode.CAMPO_OBRIGATORIO, false),
    NUMBER_AS_NAME(ViolationCode.TIPO_INVALIDO, false),
    LIST_AS_ID(ViolationCode.TIPO_INVALIDO, false),
    NOT_AN_OBJECT(ViolationCode.TIPO_INVALIDO, false),
    ZERO_AS_ID(ViolationCode.ID_INVALIDO, true),
    NEGATIVE_ID(ViolationCode.ID_INVALIDO, true),
    EXPONENT_IN_ID(ViolationCode.ID_INVALIDO, true),
    ID_BEYOND_64_BITS(ViolationCode.ID_INVALIDO, true),
    LABEL_AS_ID(ViolationCode.ID_INVALIDO, true),
    BLANK_STATUS(ViolationCode.VALOR_VAZIO, true),
    EMPTY_DESTINATION(ViolationCode.VALOR_VAZIO, true),
    LONG_NAME(ViolationCode.TAMANHO_EXCEDIDO, true),
    LONG_STATUS(ViolationCode.TAMANHO_EXCEDIDO, true),
    NUL_IN_NAME(ViolationCode.CARACTERE_INVALIDO, true),
    HALF_A_CHARACTER(ViolationCode.CARACTERE_INVALIDO, false),
    BRAZILIAN_DATE(ViolationCode.DATA_INVALIDA, true),
    NO_SUCH_DAY(ViolationCode.DATA_INVALIDA, true),
    CLOCK_AT_EPOCH(ViolationCode.DATA_FORA_DA_JANELA, true),
    CLOCK_IN_FUTURE(ViolationCode.DATA_FORA_DA_JANELA, true);

    private final ViolationCode code;
    private final boolean possibleInCsv;

    Mistake(ViolationCode code, boolean possibleInCsv) {
        this.code = code;
        this.possibleInCsv = possibleInCsv;
    }

    /// Each possible code equally often, and each way to it.
    static Mistake any(Form form, RandomGenerator random) {
        List<Mistake> possible = possibleIn(form);
        List<ViolationCode> codes = possible.stream().map(m -> m.code).distinct().toList();
        ViolationCode code = codes.get(random.nextInt(codes.size()));
        List<Mistake> ways = possible.stream().filter(m -> m.code == code).toList();
        return ways.get(random.nextInt(ways.size()));
    }

    static List<Mistake> possibleIn(Form form) {
        return Arrays.stream(values()).filter(m -> form == Form.JSON || m.possibleInCsv).toList();
    }

    /// @param event any valid event
    Item.Bad in(WireEvent event) {
        return new Item.Bad(spoil(event), code);
    }

    private WireEvent spoil(WireEvent event) {
        return switch (this) {
            case FIELD_TWICE -> event.withAgain(WireEvent.STATUS);
            case NO_STATUS -> event.without(WireEvent.STATUS);
            case NULL_TIME -> event.withRaw(WireEvent.TIME, "null");
            case NUMBER_AS_NAME -> event.withRaw(WireEvent.ORIGIN, "59");
            case LIST_AS_ID -> event.withRaw(WireEvent.ID, "[1333]");
            case NOT_AN_OBJECT -> new WireEvent(List.of());
            case ZERO_AS_ID -> event.withRaw(WireEvent.ID, "0");
            case NEGATIVE_ID -> event.withRaw(WireEvent.ID, "-1333");
            case EXPONENT_IN_ID -> event.withRaw(WireEvent.ID, "1e3");
            case ID_BEYOND_64_BITS -> event.withRaw(WireEvent.ID, "9223372036854775808");
            case LABEL_AS_ID -> event.with(WireEvent.ID, "BR133X");
            case BLANK_STATUS -> event.with(WireEvent.STATUS, " \u00a0");
            case EMPTY_DESTINATION -> event.with(WireEvent.DESTINATION, "");
            case LONG_NAME -> event.with(WireEvent.ORIGIN, "Vila ".repeat(60));
            case LONG_STATUS -> event.with(WireEvent.STATUS, "EM TRIAGEM, ".repeat(20));
            case NUL_IN_NAME -> event.with(WireEvent.DESTINATION, "Nat\u0000al");
            case HALF_A_CHARACTER -> event.with(WireEvent.STATUS, "ENTREGUE \ud83d");
            case BRAZILIAN_DATE -> event.with(WireEvent.TIME, "12/10/2025 08:15");
            case NO_SUCH_DAY -> event.with(WireEvent.TIME, "2025-02-30T08:15:00Z");
            case CLOCK_AT_EPOCH -> event.with(WireEvent.TIME, "1970-01-01T00:00:00Z");
            case CLOCK_IN_FUTURE -> event.with(WireEvent.TIME, "2199-12-31T23:59:59-03:00");
        };
    }
}
