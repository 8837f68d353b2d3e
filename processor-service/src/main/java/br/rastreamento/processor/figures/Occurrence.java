package br.rastreamento.processor.figures;

import br.rastreamento.processor.fold.Scan;

/// A new scan that somebody may have to act on: of phase `EXCECAO` or `DEVOLUCAO`.
public record Occurrence(long idPacote, Scan scan) {}
