package br.rastreamento.ingest.access;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The three headers of Standard Webhooks 1.0.0 as a caller sent them.
///
/// @param id empty if it is missing
/// @param timestamp empty if it is missing
/// @param given one signature at least, none of which matches anything where the header had none that can be read
/// @param flaw what is wrong before any secret is looked at, one sentence in Portuguese; null if nothing is
record WebhookSignature(String id, String timestamp, List<byte[]> given, @Nullable String flaw) {

    static final String ID = "webhook-id";
    static final String TIMESTAMP = "webhook-timestamp";
    static final String SIGNATURE = "webhook-signature";

    // A full stop separates id, time and body in what is signed: one inside the id would let a
    // piece pass from one to
    // the other.
    private static final Pattern ID_FORM = Pattern.compile("[!-~&&[^.]]{1,256}");
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,12}");
    private static final String VERSION = "v1,";
    private static final int MAC_BYTES = 32;

    /// How many signatures are looked at: a rotation needs two.
    private static final int MOST_GIVEN = 16;

    /// Whether the caller tried to sign at all.
    static boolean isIn(HttpServletRequest request) {
        return Stream.of(ID, TIMESTAMP, SIGNATURE)
                .anyMatch(name -> request.getHeader(name) != null);
    }

    static WebhookSignature of(HttpServletRequest request, Instant now, Duration tolerance) {
        String id = header(request, ID);
        String timestamp = header(request, TIMESTAMP);
        String signature = header(request, SIGNATURE);
        List<byte[]> given = given(signature);
        String flaw = missing(id, timestamp, signature);
        if (flaw == null) {
            flaw = malformed(id, timestamp, given);
        }
        if (flaw == null) {
            flaw = stale(timestamp, now, tolerance);
        }
        return new WebhookSignature(
                id, timestamp, given.isEmpty() ? List.of(new byte[MAC_BYTES]) : given, flaw);
    }

    private static String header(HttpServletRequest request, String name) {
        String value = request.getHeader(name);
        return value == null ? "" : value.strip();
    }

    private static @Nullable String missing(String id, String timestamp, String signature) {
        List<String> names = new ArrayList<>();
        if (id.isEmpty()) {
            names.add(ID);
        }
        if (timestamp.isEmpty()) {
            names.add(TIMESTAMP);
        }
        if (signature.isEmpty()) {
            names.add(SIGNATURE);
        }
        return names.isEmpty()
                ? null
                : "A assinatura está incompleta; falta: " + String.join(", ", names) + ".";
    }

    private static @Nullable String malformed(String id, String timestamp, List<byte[]> given) {
        if (!ID_FORM.matcher(id).matches()) {
            return "webhook-id deve ter de 1 a 256 caracteres ASCII visíveis, sem ponto.";
        }
        if (!SECONDS.matcher(timestamp).matches()) {
            return "webhook-timestamp deve ser o número de segundos desde 1970-01-01T00:00:00Z.";
        }
        return given.isEmpty()
                ? "webhook-signature não tem nenhuma assinatura na forma v1,<base64 de 32 bytes>."
                : null;
    }

    private static @Nullable String stale(String timestamp, Instant now, Duration tolerance) {
        Duration apart = Duration.between(Instant.ofEpochSecond(Long.parseLong(timestamp)), now);
        return apart.abs().compareTo(tolerance) <= 0
                ? null
                : "webhook-timestamp está a mais de %d segundos do relógio do serviço (agora %d). Acerte o relógio e assine cada tentativa de novo."
                        .formatted(tolerance.toSeconds(), now.getEpochSecond());
    }

    private static List<byte[]> given(String signature) {
        return Stream.of(signature.split(" +"))
                .filter(part -> part.startsWith(VERSION))
                .limit(MOST_GIVEN)
                .map(part -> decoded(part.substring(VERSION.length())))
                .filter(mac -> mac.length == MAC_BYTES)
                .toList();
    }

    private static byte[] decoded(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException _) {
            return new byte[0];
        }
    }
}
