package br.rastreamento.ingest.poll.feed;

import br.rastreamento.evento.EventJson;
import br.rastreamento.evento.EventReader;
import br.rastreamento.evento.Utf8;
import br.rastreamento.ingest.poll.settings.FieldPointers;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonPointer;
import tools.jackson.core.JsonToken;

/// Takes a page apart in one pass, by JSON pointers. Thread-safe.
final class PageReader {

    private final EventReader events;
    private final FieldPointers pointers;
    private final JsonPointer items;
    private final JsonPointer nextCursor;

    PageReader(EventReader events, FieldPointers pointers) {
        this.events = events;
        this.pointers = pointers;
        this.items = JsonPointer.compile(pointers.items());
        this.nextCursor = JsonPointer.compile(pointers.nextCursor());
    }

    /// Reads all of it before anything of it counts: a page that was cut is no page.
    ///
    /// @throws NoPage if it is none
    FeedPage read(byte[] body) throws NoPage {
        int start = Utf8.byteOrderMarkLength(body);
        if (!Utf8.isValid(body, start, body.length)) {
            throw new NoPage("a página não está em UTF-8");
        }
        try (JsonParser parser = EventJson.parser(body, start, body.length - start)) {
            if (parser.nextToken() == null) {
                throw new NoPage("a página está vazia");
            }
            Walk walk = new Walk(parser, new PageItems(events, pointers, body, start));
            walk.value(items, nextCursor);
            if (parser.nextToken() != null) {
                throw new NoPage("há conteúdo depois do fim da página");
            }
            if (!walk.itemsSeen) {
                throw new NoPage("a página não tem a lista " + pointers.items());
            }
            return walk.found.page(walk.cursor);
        } catch (JacksonException e) {
            throw new NoPage("o JSON da página está malformado");
        }
    }

    /// The answer is no page.
    static final class NoPage extends Exception {

        /// @param reason one sentence in Portuguese, no contents
        NoPage(String reason) {
            super(reason);
        }
    }

    /// One pass over a page; goes down only where a pointer leads.
    private static final class Walk {

        private final JsonParser parser;
        private final PageItems found;
        private boolean itemsSeen;
        private @Nullable String cursor;

        Walk(JsonParser parser, PageItems found) {
            this.parser = parser;
            this.found = found;
        }

        /// Handles the value at the current token and stops on its last.
        void value(@Nullable JsonPointer toItems, @Nullable JsonPointer toCursor) throws NoPage {
            if (toItems != null && toItems.matches()) {
                items();
            } else if (toCursor != null && toCursor.matches()) {
                cursor();
            } else if (toItems == null && toCursor == null) {
                parser.skipChildren();
            } else if (parser.currentToken() == JsonToken.START_OBJECT) {
                while (parser.nextToken() != JsonToken.END_OBJECT) {
                    String name = parser.currentName();
                    parser.nextToken();
                    value(
                            toItems == null ? null : toItems.matchProperty(name),
                            toCursor == null ? null : toCursor.matchProperty(name));
                }
            } else if (parser.currentToken() == JsonToken.START_ARRAY) {
                for (int i = 0; parser.nextToken() != JsonToken.END_ARRAY; i++) {
                    value(
                            toItems == null ? null : toItems.matchElement(i),
                            toCursor == null ? null : toCursor.matchElement(i));
                }
            }
        }

        private void items() throws NoPage {
            if (parser.currentToken() != JsonToken.START_ARRAY || itemsSeen) {
                throw new NoPage("os itens da página não são uma lista");
            }
            itemsSeen = true;
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                found.readNext(parser);
            }
        }

        private void cursor() throws NoPage {
            cursor =
                    switch (parser.currentToken()) {
                        case VALUE_NULL -> null;
                        case VALUE_STRING, VALUE_NUMBER_INT ->
                                parser.getString().isEmpty() ? null : parser.getString();
                        default -> throw new NoPage("o próximo cursor não é texto nem número");
                    };
        }
    }
}
