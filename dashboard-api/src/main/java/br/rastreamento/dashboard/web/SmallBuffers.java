package br.rastreamento.dashboard.web;

import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.tomcat.util.net.SocketProperties;

/// HTTP/1.1 with buffers for thousands of connections that are silent most of the time: Tomcat's own take 48 KB of each
/// for as long as a stream lasts. Answers lose nothing by it, since they are handed over in larger pieces than these. Public
/// with a public constructor because Tomcat makes it by name.
public final class SmallBuffers extends Http11NioProtocol {

    /// Makes a protocol as Tomcat's own, but for the sizes.
    public SmallBuffers() {
        SocketProperties socket = getEndpoint().getSocketProperties();
        socket.setAppReadBufSize(1_024);
        socket.setAppWriteBufSize(2_048);
    }

    /// Of the output of an answer, in bytes and in characters.
    @Override
    public int getDesiredBufferSize() {
        return 2_048;
    }
}
