package br.rastreamento.testservers.otlp;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The fields of one message in protobuf's encoding, by number. Knows no schema: who asks for a field says what it is.
final class ProtobufMessage {

    private static final int VARINT = 0;
    private static final int FIXED64 = 1;
    private static final int BYTES = 2;
    private static final int FIXED32 = 5;

    private final Map<Integer, List<Object>> fields = new TreeMap<>();

    ProtobufMessage(byte[] encoded) {
        ByteBuffer in = ByteBuffer.wrap(encoded).order(ByteOrder.LITTLE_ENDIAN);
        while (in.hasRemaining()) {
            int tag = (int) varint(in);
            Object value =
                    switch (tag & 7) {
                        case VARINT -> varint(in);
                        case FIXED64 -> in.getLong();
                        case BYTES -> bytes(in);
                        case FIXED32 -> (long) in.getInt();
                        default -> throw new IllegalArgumentException("wire type " + (tag & 7));
                    };
            fields.computeIfAbsent(tag >>> 3, _ -> new ArrayList<>()).add(value);
        }
    }

    boolean has(int field) {
        return fields.containsKey(field);
    }

    List<ProtobufMessage> messages(int field) {
        return fields.getOrDefault(field, List.of()).stream()
                .map(value -> new ProtobufMessage((byte[]) value))
                .toList();
    }

    /// An empty message if it is absent.
    ProtobufMessage message(int field) {
        return new ProtobufMessage(raw(field));
    }

    String text(int field) {
        return new String(raw(field), StandardCharsets.UTF_8);
    }

    String hex(int field) {
        return HexFormat.of().formatHex(raw(field));
    }

    long number(int field) {
        List<Object> values = fields.get(field);
        return values == null ? 0 : (long) values.getLast();
    }

    private byte[] raw(int field) {
        List<Object> values = fields.get(field);
        return values == null ? new byte[0] : (byte[]) values.getLast();
    }

    private static byte[] bytes(ByteBuffer in) {
        byte[] value = new byte[Math.toIntExact(varint(in))];
        in.get(value);
        return value;
    }

    private static long varint(ByteBuffer in) {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = in.get();
            value |= (long) (next & 0x7F) << shift;
            if (next >= 0) {
                return value;
            }
        }
    }
}
