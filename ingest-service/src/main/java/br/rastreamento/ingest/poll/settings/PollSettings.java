package br.rastreamento.ingest.poll.settings;

import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Pattern;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// Which carriers are polled. A property that does not exist is refused: a misspelt one would be without effect.
///
/// @param topic Kafka topic of the cursors, also the name of the consumer group
/// @param sources by name; empty: the poller is off
@Validated
@ConfigurationProperties(prefix = "ingest.poll", ignoreUnknownFields = false)
public record PollSettings(
        @DefaultValue("rastreamento.ingest.cursores") @Pattern(regexp = "[A-Za-z0-9._-]{1,249}")
                String topic,
        @DefaultValue Map<String, @Valid SourceSettings> sources) {

    private static final String NAME = "[A-Za-z0-9._-]{1,64}";

    @AssertTrue(
            message =
                    "names in ingest.poll.sources must be 1 to 64 letters, digits, dots, hyphens or underscores")
    boolean isEachNameUsable() {
        return sources.keySet().stream().allMatch(name -> name.matches(NAME));
    }

    /// The settings of the source of this name.
    ///
    /// @throws IllegalArgumentException if there is no such source
    public SourceSettings source(String name) {
        SourceSettings source = sources.get(name);
        if (source == null) {
            throw new IllegalArgumentException("no such source: " + name);
        }
        return source;
    }
}
