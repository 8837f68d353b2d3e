package br.rastreamento.dashboard.web;

/// What the OpenAPI document says of `atualizado_em`, with which each answer ends.
public final class UpdatedAt {

    /// Description, in both languages.
    public static final String MEANS =
            "Quando foi gravado o último lote que mudou um número (UTC). "
                    + "(EN) When the last batch that changed a figure was written (UTC).";

    /// Example.
    public static final String EXAMPLE = "2025-10-13T17:40:02.123456Z";

    private UpdatedAt() {}
}
