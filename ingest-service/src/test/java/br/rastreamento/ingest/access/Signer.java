package br.rastreamento.ingest.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Signs as a carrier does (Standard Webhooks); says the same thing as the product in other words.
record Signer(String secret) {

    static Signer of(int seed) {
        byte[] key = new byte[32];
        java.util.Arrays.fill(key, (byte) seed);
        return new Signer("whsec_" + Base64.getEncoder().encodeToString(key));
    }

    String sign(String id, String timestamp, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            byte[] key = Base64.getDecoder().decode(secret.substring("whsec_".length()));
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            mac.update((id + '.' + timestamp + '.').getBytes(UTF_8));
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    /// Names and values in turn.
    String[] headers(Instant at, byte[] body) {
        String timestamp = Long.toString(at.getEpochSecond());
        return new String[] {
            "webhook-id",
            "msg_1",
            "webhook-timestamp",
            timestamp,
            "webhook-signature",
            sign("msg_1", timestamp, body)
        };
    }
}
