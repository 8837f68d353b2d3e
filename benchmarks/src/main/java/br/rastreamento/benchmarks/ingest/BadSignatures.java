package br.rastreamento.benchmarks.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import br.rastreamento.benchmarks.Connection;
import br.rastreamento.benchmarks.Samples;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Requests that are refused for their signature, each for another reason. How long the refusal takes must not tell the
/// reason.
final class BadSignatures {

    private static final byte[] BODY = ("[" + " ".repeat(100_000) + "]").getBytes(UTF_8);

    /// What is wrong.
    enum Flaw {
        TAMPERED_BODY,
        STALE_TIMESTAMP,
        NO_ID,
        NO_TIMESTAMP,
        NO_SIGNATURE
    }

    private BadSignatures() {}

    /// Milliseconds of an answer by flaw, one request of each in turn.
    ///
    /// @throws IllegalStateException if an answer is not 401
    static Map<Flaw, Samples> measure(int port, int repeats)
            throws IOException, GeneralSecurityException {
        Map<Flaw, Samples> millis = new EnumMap<>(Flaw.class);
        for (int repeat = -repeats / 2; repeat < repeats; repeat++) { // the first warm up
            for (Flaw flaw : Flaw.values()) {
                byte[] request = request(flaw, Instant.now());
                try (Connection connection = new Connection(port)) {
                    long start = System.nanoTime();
                    int status = connection.exchange(request);
                    double taken = (System.nanoTime() - start) / 1e6;
                    if (status != 401) {
                        throw new IllegalStateException("answered " + status);
                    }
                    if (repeat >= 0) {
                        millis.computeIfAbsent(flaw, _ -> new Samples()).add(taken);
                    }
                }
            }
        }
        return millis;
    }

    private static byte[] request(Flaw flaw, Instant now) throws GeneralSecurityException {
        long time = now.getEpochSecond() - (flaw == Flaw.STALE_TIMESTAMP ? 3_600 : 0);
        String signature = signature("msg_1." + time + ".");
        List<String> head =
                new ArrayList<>(
                        List.of(
                                "POST /api/v1/eventos HTTP/1.1",
                                "Host: localhost",
                                "Content-Type: application/json",
                                "Content-Length: " + BODY.length));
        if (flaw != Flaw.NO_ID) {
            head.add("webhook-id: msg_1");
        }
        if (flaw != Flaw.NO_TIMESTAMP) {
            head.add("webhook-timestamp: " + time);
        }
        if (flaw != Flaw.NO_SIGNATURE) {
            head.add("webhook-signature: v1," + signature);
        }
        var request = new ByteArrayOutputStream();
        request.writeBytes(Connection.head(head.toArray(String[]::new)));
        byte[] body = BODY.clone();
        if (flaw == Flaw.TAMPERED_BODY) {
            body[1] = '\t';
        }
        request.writeBytes(body);
        return request.toByteArray();
    }

    private static String signature(String prefix) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        byte[] key = Base64.getDecoder().decode(IngestServer.SECRET.substring("whsec_".length()));
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        mac.update(prefix.getBytes(UTF_8));
        return Base64.getEncoder().encodeToString(mac.doFinal(BODY));
    }
}
