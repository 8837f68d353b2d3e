package br.rastreamento.processor.replay;

import br.rastreamento.problema.RequestProblem;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// For operators: `docs/operations/dead-letters.md`. An empty parameter is the same as an absent one.
@RestController
@RequestMapping("/admin/cartas-mortas")
class DeadLettersController {

    private static final int DEFAULT_LIMIT = 50;
    private static final int MAX_LIMIT = 500;

    private final DeadLetters letters;
    private final Replay replay;

    DeadLettersController(DeadLetters letters, Replay replay) {
        this.letters = letters;
        this.replay = replay;
    }

    @GetMapping
    LetterPage page(
            @RequestParam(required = false) @Nullable String codigo,
            @RequestParam(required = false) @Nullable String campo,
            @RequestParam(required = false) @Nullable String fonte,
            @RequestParam(required = false) @Nullable String reenviada,
            @RequestParam(required = false) @Nullable String limite,
            @RequestParam(required = false) @Nullable String cursor) {
        LetterFilter filter =
                new LetterFilter(given(codigo), given(campo), given(fonte), yesOrNo(reenviada));
        String from = given(cursor);
        return letters.page(filter, limit(limite), from == null ? null : PageCursor.parse(from));
    }

    @GetMapping("/{id}")
    LetterDetail letter(@PathVariable String id) {
        return letters.letter(LetterId.parse(id))
                .orElseThrow(() ->
                        RequestProblem.notFound(
                                "Não há carta morta com este id, ou ela já expirou no tópico."));
    }

    @PostMapping("/reenvio")
    ReplayAnswer replay(@RequestBody ReplayRequest request) {
        return replay.run(request);
    }

    private static @Nullable String given(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private static @Nullable Boolean yesOrNo(@Nullable String text) {
        String given = given(text);
        return switch (given) {
            case null -> null;
            case "true" -> true;
            case "false" -> false;
            default -> throw RequestProblem.invalidParameter("reenviada", "Informe true ou false.");
        };
    }

    private static int limit(@Nullable String text) {
        String given = given(text);
        if (given == null) {
            return DEFAULT_LIMIT;
        }
        if (given.matches("[1-9]\\d{0,2}") && Integer.parseInt(given) <= MAX_LIMIT) {
            return Integer.parseInt(given);
        }
        throw RequestProblem.invalidParameter(
                "limite", "Informe um número inteiro de 1 a " + MAX_LIMIT + ".");
    }
}
