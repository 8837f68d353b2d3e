package br.rastreamento.evento;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/// Valid events in all spellings that are plain.
final class PlainSamples {

    private static final List<String> PLACES =
            List.of(
                    "Natal",
                    "Paraíba",
                    "São Paulo",
                    "Sa\u0303o Paulo",
                    " Bele\u0301m\u00a0 do  Pará  ",
                    "\u3000東京",
                    "Depósito 📦 nº 7",
                    "Ponta\u200bPorã",
                    "D'Oeste / RS {[0]}, :",
                    "x",
                    "Vila ".repeat(50),
                    "ã".repeat(64),
                    "ã".repeat(65));
    private static final List<String> UNKNOWN_STATUSES =
            List.of("Aguardando a chuva passar", "\u0390 ß ﬃ", "preso na neve ❄", "?");
    private static final List<String> TIMES =
            List.of(
                    "uuuu-MM-dd'T'HH:mm:ssX",
                    "uuuu-MM-dd'T'HH:mm:ssXXX",
                    "uuuu-MM-dd'T'HH:mm:ss.SXXX",
                    "uuuu-MM-dd'T'HH:mm:ss.SSSXXX",
                    "uuuu-MM-dd'T'HH:mm:ss.SSSSSSXX",
                    "uuuu-MM-dd'T'HH:mm:ss.SSSSSSSSSxxx",
                    "uuuu-MM-dd't'HH:mm:ss,SSSSSSSx",
                    "uuuu-MM-dd HH:mmxx");
    private static final List<String> ADDED =
            List.of(
                    "\"obs\":\"Rápido \\\"Sul\\\" \\\\ Ltda.\\n\"",
                    "\"leitura\":{\"equipamento\":[7,{\"lote\":null}]}",
                    "\"peso\": -0.25",
                    "\"n\":[ ]",
                    "\"Origem\":{ }",
                    "\"\":[true , false,0, 10.5,\"\"]",
                    "\"volume_m3\":1333",
                    "\"observação do motorista\":\"\"");
    private static final List<String> SPACES =
            List.of("", "", "", "", "", " ", "\n  ", "\t\r\n", "            ");
    private static final long EARLIEST = TimestampWindow.standard().earliest().getEpochSecond();

    private PlainSamples() {}

    /// Any valid event at [Samples#NOW].
    static String any(Random random) {
        List<String> members = new ArrayList<>();
        members.add(member("id_pacote", id(random), random));
        members.add(member("origem", quoted(one(PLACES, random)), random));
        members.add(member("destino", quoted(one(PLACES, random)), random));
        members.add(member("status_rastreamento", quoted(status(random)), random));
        members.add(member("data_atualizacao", quoted(time(random)), random));
        if (random.nextInt(4) == 0) {
            members.add(one(ADDED, random));
            members.add(one(ADDED, random));
        }
        if (random.nextBoolean()) {
            Collections.shuffle(members, random);
        }
        StringBuilder json = new StringBuilder(one(SPACES, random)).append('{');
        for (String member : members) {
            json.append(json.charAt(json.length() - 1) == '{' ? "" : ",")
                    .append(one(SPACES, random))
                    .append(member)
                    .append(one(SPACES, random));
        }
        return json.append('}').append(one(SPACES, random)).toString();
    }

    private static String member(String name, String value, Random random) {
        return quoted(name) + one(SPACES, random) + ":" + one(SPACES, random) + value;
    }

    private static String id(Random random) {
        long bound = (long) Math.pow(10, random.nextInt(1, 19));
        String id = Long.toString(random.nextLong(1, bound));
        return switch (random.nextInt(4)) {
            case 0 -> quoted(id);
            case 1 -> quoted("0".repeat(18 - id.length()) + id);
            default -> id;
        };
    }

    private static String status(Random random) {
        String status =
                random.nextInt(8) == 0
                        ? one(UNKNOWN_STATUSES, random)
                        : one(one(StatusCatalog.entries(), random).spellings(), random);
        return switch (random.nextInt(4)) {
            case 0 -> status.toLowerCase(Locale.ROOT);
            case 1 -> "\u00a0" + status.toUpperCase(Locale.ROOT) + " ";
            default -> status;
        };
    }

    private static String time(Random random) {
        Instant time =
                Instant.ofEpochSecond(
                        random.nextLong(EARLIEST, Samples.NOW.getEpochSecond()),
                        random.nextInt(1_000_000_000));
        ZoneOffset offset =
                random.nextBoolean()
                        ? ZoneOffset.UTC
                        : ZoneOffset.ofTotalSeconds(60 * random.nextInt(-1_080, 1_081));
        return DateTimeFormatter.ofPattern(one(TIMES, random)).format(time.atOffset(offset));
    }

    private static String quoted(String text) {
        return '"' + text + '"';
    }

    private static <T> T one(List<T> of, Random random) {
        return of.get(random.nextInt(of.size()));
    }
}
