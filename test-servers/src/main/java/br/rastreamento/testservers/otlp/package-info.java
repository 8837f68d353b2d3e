/// What a service sends by OTLP comes in; spans that a test can look at go out.
@NullMarked
package br.rastreamento.testservers.otlp;

import org.jspecify.annotations.NullMarked;
