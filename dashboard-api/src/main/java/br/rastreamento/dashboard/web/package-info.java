/// What every endpoint shares: requests are checked and answers get their headers here; failures come in, problem
/// details in Portuguese go out.
@NullMarked
package br.rastreamento.dashboard.web;

import org.jspecify.annotations.NullMarked;
