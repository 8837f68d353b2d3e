package br.rastreamento.processor.startup;

import org.springframework.boot.context.properties.ConfigurationProperties;

/// The role that owns the tables; used at start, and to recount.
///
/// @param url JDBC URL of the product's database
@ConfigurationProperties("processor.migration")
public record MigrationSettings(String url, String user, String password) {

    @Override
    public String toString() {
        return "MigrationSettings[url=" + url + ", user=" + user + "]";
    }
}
