package br.rastreamento.problema;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Failures outside Spring MVC (filters, the servlet container's own refusals) are dispatched here.
@RestController
class ErrorDispatch implements ErrorController {

    @RequestMapping("/error")
    @Nullable ResponseEntity<ProblemDetail> error(
            HttpServletRequest request, HttpServletResponse response) {
        if (response.isCommitted()) {
            return null; // an answer that failed in the middle: nothing may follow what was sent
        }
        HttpStatusCode status =
                request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
                        ? HttpStatusCode.valueOf(code)
                        : HttpStatus.NOT_FOUND; // somebody asked for this address itself
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(Problems.of(status));
    }
}
