package br.rastreamento.ingest.poll;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.Set;

/// Which items that are no events were kept already: looking back would keep them again and again. For one thread.
final class RejectedMemory {

    private static final int ITEMS = 10_000;

    private final Set<String> kept = new LinkedHashSet<>();

    boolean has(byte[] item) {
        return kept.contains(digest(item));
    }

    void add(byte[] item) {
        kept.add(digest(item));
        if (kept.size() > ITEMS) {
            kept.remove(kept.iterator().next());
        }
    }

    private static String digest(byte[] item) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(item));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
