package br.rastreamento.ingest.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import br.rastreamento.ingest.problem.IntakeProblem;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.util.unit.DataSize;

class BodyMemoryTest {

    private static final int MIB = 1024 * 1024;

    private final BodyMemory memory = new BodyMemory(10 * MIB, DataSize.ofMegabytes(6));

    @Test
    void aBodyThatDoesNotFitBesideTheOthersIsToldToComeAgain() {
        try (BodyMemory.Lease first = known();
                BodyMemory.Lease second = known()) {
            first.cover(6 * MIB);
            assertThatExceptionOfType(IntakeProblem.class)
                    .isThrownBy(() -> second.cover(6 * MIB))
                    .satisfies(problem -> {
                        assertThat(problem.getStatusCode().value()).isEqualTo(503);
                        assertThat(problem.getHeaders().getFirst(HttpHeaders.RETRY_AFTER))
                                .isEqualTo("1");
                    });
        }
    }

    @Test
    void callersNotKnownYetLeaveHalfOfTheRoomToTheKnownOnes() {
        try (BodyMemory.Lease stranger = memory.lease();
                BodyMemory.Lease another = memory.lease();
                BodyMemory.Lease known = known()) {
            stranger.cover(3 * MIB);
            refuses(another, 3 * MIB);

            known.cover(5 * MIB);
        }
    }

    @Test
    void theGreatestBodyOfAStrangerIsOneThatFits() {
        DataSize greatest = memory.greatestOfStranger();

        assertThat(greatest.toMegabytes()).isEqualTo(4);
        assertThat(new BodyMemory(20 * MIB, DataSize.ofMegabytes(6)).greatestOfStranger())
                .isEqualTo(DataSize.ofMegabytes(6));
        try (BodyMemory.Lease stranger = memory.lease()) {
            stranger.cover(greatest.toBytes() + BufferedBody.PART);
        }
    }

    @Test
    void aBodyCountsOnceWhenItsCallerBecomesKnownAndItIsReadAgain() {
        try (BodyMemory.Lease signed = memory.lease();
                BodyMemory.Lease stranger = memory.lease()) {
            signed.cover(4 * MIB);
            signed.callerIsKnown();
            signed.cover(4 * MIB);

            stranger.cover(4 * MIB);
        }
    }

    @Test
    void roomThatWasGivenBackIsThereForTheNext() {
        for (int i = 0; i < 100; i++) {
            try (BodyMemory.Lease stranger = memory.lease();
                    BodyMemory.Lease signed = memory.lease();
                    BodyMemory.Lease known = known()) {
                stranger.cover(1 * MIB);
                signed.cover(2 * MIB);
                signed.cover(3 * MIB);
                refuses(signed, 7 * MIB); // takes nothing
                signed.callerIsKnown();
                signed.cover(4 * MIB);
                known.cover(4 * MIB);
                assertThat(memory.used()).isBetween(9L * MIB, 9L * MIB + 3 * 1024);
                refuses(stranger, 3 * MIB); // nor does this
            }
            assertThat(memory.used()).isZero();
        }
    }

    private BodyMemory.Lease known() {
        BodyMemory.Lease lease = memory.lease();
        lease.callerIsKnown();
        return lease;
    }

    private static void refuses(BodyMemory.Lease lease, long bytes) {
        assertThatExceptionOfType(IntakeProblem.class).isThrownBy(() -> lease.cover(bytes));
    }
}
