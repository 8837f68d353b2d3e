package br.rastreamento.processor.outage;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.backoff.BackOff;
import org.springframework.util.backoff.ExponentialBackOff;

/// How to wait (R9): without end, from 200 ms to 5 s, spread so that instances do not come back all at once. The longest
/// delay stays far below `max.poll.interval.ms`, so that a waiting consumer stays a member of its group.
@Configuration(proxyBeanMethods = false)
class OutageSetup {

    @Bean
    BackOff outageBackOff() {
        ExponentialBackOff backOff = new ExponentialBackOff(200, 2);
        backOff.setJitter(100);
        backOff.setMaxInterval(5_000);
        return backOff;
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
