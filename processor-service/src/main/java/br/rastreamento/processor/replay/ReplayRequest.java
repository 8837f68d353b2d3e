package br.rastreamento.processor.replay;

import br.rastreamento.problema.RequestProblem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which letters to replay: those of `ids`, or those that match `filtro`, newest first from `cursor` on.
///
/// @param limite most letters that the filter may find, 1 to 1,000; 100 if null
/// @param simular true only tells what would be replayed
/// @param deNovo true replays those too that were replayed before
record ReplayRequest(
        @Nullable List<String> ids,
        @Nullable Choice filtro,
        @Nullable Integer limite,
        @Nullable String cursor,
        @Nullable Boolean simular,
        @Nullable Boolean deNovo) {

    static final int DEFAULT_LIMIT = 100;
    static final int MAX_LIMIT = 1_000;

    /// Nulls choose all.
    record Choice(@Nullable String codigo, @Nullable String campo, @Nullable String fonte) {}

    /// @throws RequestProblem 400
    ReplayRequest {
        if ((ids == null) == (filtro == null)) {
            throw RequestProblem.invalidParameter("ids", "Informe ids ou filtro, um dos dois.");
        }
        if (ids != null && (ids.isEmpty() || ids.size() > MAX_LIMIT || ids.contains(null))) {
            throw RequestProblem.invalidParameter("ids", "Informe de 1 a " + MAX_LIMIT + " ids.");
        }
        if (ids != null && (limite != null || cursor != null)) {
            throw RequestProblem.invalidParameter("ids", "limite e cursor só valem com filtro.");
        }
        if (limite != null && (limite < 1 || limite > MAX_LIMIT)) {
            throw RequestProblem.invalidParameter(
                    "limite", "Informe um número inteiro de 1 a " + MAX_LIMIT + ".");
        }
    }

    /// Without repeats.
    ///
    /// @throws RequestProblem 400
    List<LetterId> letterIds() {
        return ids == null ? List.of() : ids.stream().distinct().map(LetterId::parse).toList();
    }

    /// Null unless there is a choice by filter.
    ///
    /// @throws RequestProblem 400
    @Nullable LetterFilter letterFilter() {
        return filtro == null
                ? null
                : new LetterFilter(
                        filtro.codigo(), filtro.campo(), filtro.fonte(), again() ? null : false);
    }

    /// @throws RequestProblem 400
    @Nullable PageCursor from() {
        return cursor == null ? null : PageCursor.parse(cursor);
    }

    int limit() {
        return limite == null ? DEFAULT_LIMIT : limite;
    }

    boolean isDryRun() {
        return Boolean.TRUE.equals(simular);
    }

    boolean again() {
        return Boolean.TRUE.equals(deNovo);
    }
}
