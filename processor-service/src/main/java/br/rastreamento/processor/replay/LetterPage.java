package br.rastreamento.processor.replay;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Dead letters, newest first.
///
/// @param proximoCursor for those before; null if there are none
/// @param completa false if time was up before the page was full; the cursor goes on from there
record LetterPage(List<Letter> cartas, @Nullable PageCursor proximoCursor, boolean completa) {}
