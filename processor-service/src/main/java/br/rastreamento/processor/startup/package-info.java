/// A process that has just started comes in; a consumer on a migrated database goes out, whenever the database answers.
@NullMarked
package br.rastreamento.processor.startup;

import org.jspecify.annotations.NullMarked;
