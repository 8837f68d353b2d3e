package br.rastreamento.dashboard.routes;

import br.rastreamento.dashboard.web.PageCursor;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;

/// A place in an order of routes: the greatest figure first, then by text.
///
/// @param figure that decides
record RouteRank(long figure, String origem, String destino) implements Comparable<RouteRank> {

    private static final Comparator<RouteRank> ORDER =
            Comparator.comparingLong(RouteRank::figure)
                    .reversed()
                    .thenComparing(RouteRank::origem)
                    .thenComparing(RouteRank::destino);

    @Override
    public int compareTo(RouteRank other) {
        return ORDER.compare(this, other);
    }

    /// As key of a [PageCursor]. Places have no NUL.
    byte[] key() {
        byte[] places = (origem + '\0' + destino).getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(Long.BYTES + places.length).putLong(figure).put(places).array();
    }

    /// From [#key]; refuses anything else as [PageCursor] does.
    static RouteRank of(byte[] key) {
        if (key.length > Long.BYTES) {
            String places =
                    new String(key, Long.BYTES, key.length - Long.BYTES, StandardCharsets.UTF_8);
            int end = places.indexOf('\0');
            if (end >= 0) {
                return new RouteRank(
                        ByteBuffer.wrap(key).getLong(),
                        places.substring(0, end),
                        places.substring(end + 1));
            }
        }
        throw PageCursor.refused();
    }
}
