package br.rastreamento.stack;

import br.rastreamento.stack.server.LoopbackPort;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Looks before anything starts whether the ports are free.
final class PortCheck {

    private PortCheck() {}

    /// @param wanted who needs which port
    /// @throws StackFailure in one line that names each port that is in use
    static void requireFree(Map<Integer, String> wanted) {
        SortedMap<Integer, String> busy = new TreeMap<>(wanted);
        busy.keySet().removeIf(LoopbackPort::isFree);
        if (!busy.isEmpty()) {
            throw new StackFailure(
                    StackFailure.WRONG_START,
                    busy.entrySet().stream()
                            .map(PortCheck::line)
                            .collect(
                                    Collectors.joining(
                                            "; ",
                                            "",
                                            " (stop what listens there, or see --port-offset)")));
        }
    }

    private static String line(Map.Entry<Integer, String> busy) {
        return "port %d is in use, and %s needs it".formatted(busy.getKey(), busy.getValue());
    }
}
