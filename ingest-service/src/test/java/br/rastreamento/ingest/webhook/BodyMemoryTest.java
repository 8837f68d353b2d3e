package br.rastreamento.ingest.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import br.rastreamento.ingest.problem.RequestProblem;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;

class BodyMemoryTest {

    private static final int MIB = 1024 * 1024;

    private final BodyMemory memory = new BodyMemory(10 * MIB);

    @Test
    void aBodyThatDoesNotFitBesideTheOthersIsToldToComeAgain() {
        try (BodyMemory.Lease first = memory.lease();
                BodyMemory.Lease second = memory.lease()) {
            first.grow(6 * MIB);
            assertThatExceptionOfType(RequestProblem.class)
                    .isThrownBy(() -> second.grow(6 * MIB))
                    .satisfies(problem -> {
                        assertThat(problem.getStatusCode().value()).isEqualTo(503);
                        assertThat(problem.getHeaders().getFirst(HttpHeaders.RETRY_AFTER))
                                .isEqualTo("1");
                    });
        }
    }

    @Test
    void roomThatWasGivenBackIsThereForTheNext() {
        for (int i = 0; i < 100; i++) {
            try (BodyMemory.Lease lease = memory.lease()) {
                lease.grow(4 * MIB);
                lease.grow(4 * MIB);
            }
        }
    }
}
