package br.rastreamento.processor.startup;

import br.rastreamento.initdb.EventWindow;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// The role that owns the tables; used at start, and to recount.
///
/// @param url JDBC URL of the product's database
/// @param eventEarliest events before this are rejected
/// @param eventRetention how long events are kept; null: for ever
@ConfigurationProperties("processor.migration")
public record MigrationSettings(
        String url,
        String user,
        String password,
        @DefaultValue("2010-01-01T00:00:00Z") Instant eventEarliest,
        @Nullable Duration eventRetention) {

    EventWindow eventWindow() {
        return new EventWindow(eventEarliest, eventRetention);
    }

    @Override
    public String toString() {
        return "MigrationSettings[url=" + url + ", user=" + user + "]";
    }
}
