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
/// @param rejeitados the first rejected items, in their order
/// @param totalRejeitados number of rejected items of a stream, or where `rejeitados` does not list all of them; else absent
record BatchAnswer(
        long aceitos,
        List<Rejected> rejeitados,
        @JsonProperty("total_rejeitados") @JsonInclude(JsonInclude.Include.NON_NULL)
                @Nullable Long totalRejeitados) {

    /// @param indice position in the array or stream, from 0
    /// @param linha on which the item of a stream begins, from 1; else absent
    record Rejected(
            long indice,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long linha,
            List<Reason> erros) {}

    record Reason(String campo, String codigo, String mensagem) {}

    static BatchAnswer of(Payload.Items items) {
        Rejections rejections = items.rejected();
        boolean all = rejections.total() == rejections.listed().size();
        return new BatchAnswer(
                items.accepted().size(), rejected(rejections), all ? null : rejections.total());
    }

    /// What is true of a stream now; an answer only once Kafka has answered.
    static BatchAnswer of(StreamIntake intake) {
        return new BatchAnswer(
                intake.acknowledged(), rejected(intake.rejections()), intake.rejections().total());
    }

    /// 202 all accepted, 207 some, 422 none.
    HttpStatus status() {
        if (rejeitados.isEmpty()) {
            return HttpStatus.ACCEPTED;
        }
        return aceitos > 0 ? HttpStatus.MULTI_STATUS : HttpStatus.UNPROCESSABLE_CONTENT;
    }

    private static List<Rejected> rejected(Rejections rejections) {
        return rejections.listed().stream().map(BatchAnswer::rejected).toList();
    }

    private static Rejected rejected(RejectedItem item) {
        return new Rejected(
                item.indice(),
                item.linha(),
                item.violations().stream().map(BatchAnswer::reason).toList());
    }

    private static Reason reason(Violation violation) {
        return new Reason(violation.campo(), violation.codigo().code(), violation.mensagem());
    }
}
