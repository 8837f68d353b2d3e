/// Requests that a service refuses or fails come in; problem details (RFC 9457) in Portuguese go out, wherever it
/// happened: in a controller ([ProblemAdvice]), in a filter ([ErrorDispatch]) or in Tomcat ([ProblemReportValve]).
@NullMarked
package br.rastreamento.problema;

import org.jspecify.annotations.NullMarked;
