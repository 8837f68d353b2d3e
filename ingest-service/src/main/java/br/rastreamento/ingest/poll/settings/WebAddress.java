package br.rastreamento.ingest.poll.settings;

import java.net.URI;

/// What an address of a carrier may be.
final class WebAddress {

    private WebAddress() {}

    static boolean usable(URI uri) {
        return ("http".equalsIgnoreCase(uri.getScheme())
                        || "https".equalsIgnoreCase(uri.getScheme()))
                && uri.getHost() != null
                && uri.getUserInfo() == null
                && uri.getFragment() == null;
    }

    /// For people: a query may hold a key.
    static String withoutQuery(URI uri) {
        return uri.getScheme() + "://" + uri.getRawAuthority() + uri.getRawPath();
    }
}
