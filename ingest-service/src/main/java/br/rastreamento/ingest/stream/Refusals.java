package br.rastreamento.ingest.stream;

import br.rastreamento.evento.Violation;
import br.rastreamento.evento.ViolationCode;

/// Why an item is refused before its JSON is looked at.
public final class Refusals {

    private static final Violation TOO_LONG =
            new Violation(
                    Violation.WHOLE_EVENT,
                    ViolationCode.TAMANHO_EXCEDIDO,
                    "O evento pode ter no máximo " + ItemReader.MAX_ITEM_BYTES + " bytes.");

    private Refusals() {}

    /// The item is greater than [ItemReader#MAX_ITEM_BYTES].
    public static Violation tooLong() {
        return TOO_LONG;
    }

    static Violation badCsv(String message) {
        return new Violation(Violation.WHOLE_EVENT, ViolationCode.CSV_INVALIDO, message);
    }
}
