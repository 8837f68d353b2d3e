package br.rastreamento.ingest.access;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/// Requests without a good credential, by the address that they come from. Behind a proxy or NAT that is one address for
/// many callers, so this says nothing about requests with a good one. Thread-safe.
@Component
final class FailedAttempts {

    private static final Logger LOG = LoggerFactory.getLogger(FailedAttempts.class);

    private static final double SECONDS = 60;

    /// Addresses that are remembered, those that failed last. Who has more of them is not slowed down by this.
    private static final int ADDRESSES = 10_000;

    private final int perMinute;
    private final LongSupplier nanoTime;
    private final Map<String, Address> addresses =
            new LinkedHashMap<>(16, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Address> eldest) {
                    return size() > ADDRESSES;
                }
            };

    @Autowired
    FailedAttempts(RateSettings settings) {
        this(settings.authFailures(), System::nanoTime);
    }

    /// @param perMinute by one address; 0: any number
    FailedAttempts(int perMinute, LongSupplier nanoTime) {
        this.perMinute = perMinute;
        this.nanoTime = nanoTime;
    }

    /// Counts a failure.
    ///
    /// @param address of the caller, as digits
    /// @return zero if there may be one from there now, else how long until there may
    Duration count(String address) {
        if (perMinute == 0) {
            return Duration.ZERO;
        }
        long now = nanoTime.getAsLong();
        Address from = from(network(address), now);
        Duration wait = from.attempts.take(now);
        if (!wait.isZero() && from.warnings.take(now).isZero()) {
            LOG.atWarn()
                    .addKeyValue("address", address)
                    .addKeyValue("perMinute", perMinute)
                    .log("too many requests without a good credential");
        }
        return wait;
    }

    private synchronized Address from(String network, long now) {
        return addresses.computeIfAbsent(network, _ -> new Address(perMinute, now));
    }

    /// One caller has a whole IPv6 network (the first 64 bits) to take addresses from.
    private static String network(String address) {
        return address.indexOf(':') >= 0
                        && InetAddress.ofLiteral(address) instanceof Inet6Address wide
                ? Arrays.toString(Arrays.copyOf(wide.getAddress(), Long.BYTES))
                : address;
    }

    private static final class Address {

        private final TokenBucket attempts;
        private final TokenBucket warnings;

        Address(int perMinute, long now) {
            attempts = new TokenBucket(perMinute / SECONDS, perMinute, now);
            warnings = new TokenBucket(1 / SECONDS, 1, now);
        }
    }
}
