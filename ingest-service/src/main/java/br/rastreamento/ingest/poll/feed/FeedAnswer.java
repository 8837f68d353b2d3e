package br.rastreamento.ingest.poll.feed;

/// What came back for one cursor.
public sealed interface FeedAnswer {

    /// A whole page.
    ///
    /// @param digest tells pages apart: SHA-256 of the body, in hexadecimal
    /// @param validators for asking again
    record Page(FeedPage page, String digest, Validators validators) implements FeedAnswer {}

    /// The page is as it was when the validators were given.
    record NotModified() implements FeedAnswer {}

    /// There is no page.
    record Failed(PollFailure failure) implements FeedAnswer {}
}
