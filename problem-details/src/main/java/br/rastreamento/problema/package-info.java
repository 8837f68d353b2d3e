/// Requests that a service refuses or fails come in; problem details (RFC 9457) in Portuguese go out, wherever it
/// happened: in a controller ([ProblemAdvice]), in a filter ([ErrorDispatch]) or in Tomcat ([ProblemReportValve]).
/// Callers of a service that is being stopped get a last answer ([LastAnswers]).
@NullMarked
package br.rastreamento.problema;

import org.jspecify.annotations.NullMarked;
