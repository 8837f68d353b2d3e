package br.rastreamento.stack;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/// A service as the stack sees one: a port, a health endpoint, an end.
public final class FakeService {

    private FakeService() {}

    /// Answers health questions, or ends.
    ///
    /// @param arguments `up`, or `broken` to end at once
    public static void main(String[] arguments) throws IOException {
        System.out.println("the fake service starts");
        if ("broken".equals(arguments[0])) {
            System.out.println("it has no credential");
            System.exit(7);
        }
        int port = Integer.parseInt(System.getenv("SERVER_PORT"));
        var address = new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port);
        HttpServer server = HttpServer.create(address, 0);
        server.createContext(
                "/actuator/health",
                exchange -> {
                    byte[] body = "{\"status\":\"UP\"}".getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(200, body.length);
                    exchange.getResponseBody().write(body);
                    exchange.close();
                });
        server.start();
    }
}
