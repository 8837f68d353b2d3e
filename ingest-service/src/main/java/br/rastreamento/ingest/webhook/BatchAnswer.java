package br.rastreamento.ingest.webhook;

import br.rastreamento.evento.Violation;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/// The answer to a request whose items could be told apart.
///
/// @param aceitos number of events that Kafka acknowledged
/// @param rejeitados the first rejected items ([Rejections#LISTED]), in their order
/// @param totalRejeitados number of rejected items where `rejeitados` does not list all of them, else absent
record BatchAnswer(
        int aceitos,
        List<Rejected> rejeitados,
        @JsonProperty("total_rejeitados") @JsonInclude(JsonInclude.Include.NON_NULL)
                @Nullable Integer totalRejeitados) {

    /// @param indice position in the array, from 0
    record Rejected(int indice, List<Reason> erros) {}

    record Reason(String campo, String codigo, String mensagem) {}

    static BatchAnswer of(Payload.Items items) {
        List<RejectedItem> listed = items.rejected().listed();
        int total = items.rejected().total();
        return new BatchAnswer(
                items.accepted().size(),
                listed.stream().map(BatchAnswer::rejected).toList(),
                total > listed.size() ? total : null);
    }

    /// 202 all accepted, 207 some, 422 none.
    HttpStatus status() {
        if (rejeitados.isEmpty()) {
            return HttpStatus.ACCEPTED;
        }
        return aceitos > 0 ? HttpStatus.MULTI_STATUS : HttpStatus.UNPROCESSABLE_CONTENT;
    }

    private static Rejected rejected(RejectedItem item) {
        return new Rejected(
                item.indice(), item.violations().stream().map(BatchAnswer::reason).toList());
    }

    private static Reason reason(Violation violation) {
        return new Reason(violation.campo(), violation.codigo().code(), violation.mensagem());
    }
}
