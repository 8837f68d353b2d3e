/// Requests under `/admin` come in; those with the operators' credential go on, the rest leave as problem details.
@NullMarked
package br.rastreamento.processor.admin;

import org.jspecify.annotations.NullMarked;
