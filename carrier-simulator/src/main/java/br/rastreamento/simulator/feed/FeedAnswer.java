package br.rastreamento.simulator.feed;

/// What a request for a page gets.
sealed interface FeedAnswer {

    /// All is well.
    record Right(FeedPage page) implements FeedAnswer {}

    /// The reader has this page already.
    record NotModified(FeedPage page) implements FeedAnswer {}

    /// The request is wrong.
    record Refused(int status, String code, String detail) implements FeedAnswer {}

    /// Something goes wrong.
    ///
    /// @param page what to send, in part or in whole, where the fault sends a page
    record Faulty(Fault fault, FeedPage page) implements FeedAnswer {}
}
