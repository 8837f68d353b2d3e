/// The services as they are shipped, each in a process of its own, used as carriers, operators and dashboards use them.
@NullMarked
package br.rastreamento.acceptance;

import org.jspecify.annotations.NullMarked;
