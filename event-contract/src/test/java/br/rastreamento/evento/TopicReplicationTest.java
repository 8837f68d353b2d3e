package br.rastreamento.evento;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TopicReplicationTest {

    @Test
    void leavesItToTheBrokersUnlessToldOtherwise() {
        assertThat(TopicReplication.OF_THE_BROKERS.replicas()).isEmpty();
        assertThat(TopicReplication.OF_THE_BROKERS.settings()).isEmpty();
    }

    @Test
    void twoBrokersHaveAnEventBeforeItIsAcceptedWhereThreeKeepIt() { // R7
        var three = new TopicReplication(3);

        assertThat(three.replicas()).contains((short) 3);
        assertThat(three.settings()).isEqualTo(Map.of("min.insync.replicas", "2"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void withFewerThanThreeNothingIsRefusedWhileOneIsAway(int factor) {
        assertThat(new TopicReplication(factor).settings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 40_000})
    void refusesWhatIsNoNumberOfBrokers(int factor) {
        assertThatThrownBy(() -> new TopicReplication(factor))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("KAFKA_TOPIC_REPLICATION");
    }
}
