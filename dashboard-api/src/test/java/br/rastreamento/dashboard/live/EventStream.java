package br.rastreamento.dashboard.live;

import br.rastreamento.dashboard.Dashboard;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/// Somebody who listens, as a browser's EventSource does, but without coming back by themselves. Leaves at once when closed,
/// which Java's own clients do not.
final class EventStream implements AutoCloseable {

    /// One event.
    ///
    /// @param id empty: none
    /// @param nanos when it was there, by `System.nanoTime`
    record Event(String id, String name, String data, long nanos) {}

    private final Socket socket;
    private final BufferedReader lines;
    private final List<String> header = new ArrayList<>();
    private final List<Event> events = new CopyOnWriteArrayList<>();
    private final List<String> others = new CopyOnWriteArrayList<>();
    private final Thread reader;

    private EventStream(Socket socket, BufferedReader lines) throws IOException {
        this.socket = socket;
        this.lines = lines;
        String line = lines.readLine();
        while (line != null && !line.isEmpty()) {
            header.add(line);
            line = lines.readLine();
        }
        if (header.isEmpty() || !header.getFirst().startsWith("HTTP/1.1 200")) {
            throw new AssertionError("no stream, but " + header);
        }
        reader = Thread.ofVirtual().start(this::read);
    }

    /// Listens from now on.
    static EventStream of(Dashboard dashboard) {
        return of(dashboard, null);
    }

    /// Listens again.
    static EventStream of(Dashboard dashboard, @Nullable String lastEventId) {
        try {
            Socket socket = new Socket("localhost", dashboard.port());
            String request =
                    "GET /api/v1/stream HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\n"
                            + (lastEventId == null ? "" : "Last-Event-ID: " + lastEventId + "\r\n")
                            + "\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            return new EventStream(
                    socket,
                    new BufferedReader(
                            new InputStreamReader(
                                    socket.getInputStream(), StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException("no stream", e);
        }
    }

    List<Event> events() {
        return events;
    }

    /// The events of one name.
    List<Event> events(String name) {
        return events.stream().filter(event -> event.name.equals(name)).toList();
    }

    /// Lines that are part of no event: comments, and when to come back.
    List<String> others() {
        return others;
    }

    List<String> header() {
        return header;
    }

    boolean hasEnded() {
        return !reader.isAlive();
    }

    private void read() {
        try {
            String id = "";
            String name = "";
            String data = "";
            for (String line; (line = lines.readLine()) != null; ) {
                if (line.startsWith("id:")) {
                    id = line.substring(3);
                } else if (line.startsWith("event:")) {
                    name = line.substring(6);
                } else if (line.startsWith("data:")) {
                    data = line.substring(5);
                } else if (!line.isEmpty()) {
                    others.add(line);
                } else if (!data.isEmpty()) {
                    events.add(new Event(id, name, data, System.nanoTime()));
                    id = "";
                    data = "";
                }
            }
        } catch (IOException e) {
            // cut, so it has ended
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot leave", e);
        }
    }
}
