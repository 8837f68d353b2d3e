package br.rastreamento.stack;

import java.nio.file.Path;

/// What to do with a stack that is up.
final class Welcome {

    private Welcome() {}

    static String text(StackSettings settings, Services services, Path logs, long seconds) {
        return """

        All is UP after %d s%s.
          page       http://localhost:%d/
          API        http://localhost:%d/api/v1/indicadores   (described at /swagger-ui.html)
          webhook    http://localhost:%d/api/v1/eventos       (token %s)
          Kafka      %s
          database   %s
          logs       %s
        Send an event:
          curl -H 'Authorization: Bearer %s' -H 'Content-Type: application/json' \\
            -d '{"id_pacote":1333,"origem":"Natal","destino":"Paraíba","status_rastreamento":"POSTADO","data_atualizacao":"2025-10-12T08:15:00Z"}' \\
            http://localhost:%d/api/v1/eventos
        Ctrl-C stops everything; the data stays.
        """
                .formatted(
                        seconds,
                        settings.demo() ? ", and parcels are on their way" : "",
                        settings.dashboardPort(),
                        settings.dashboardPort(),
                        settings.ingestPort(),
                        Services.TOKEN,
                        services.bootstrapServers(),
                        psql(settings, services),
                        logs,
                        Services.TOKEN,
                        settings.ingestPort())
                .stripTrailing();
    }

    private static String psql(StackSettings settings, Services services) {
        return settings.database() == null
                ? "psql -h 127.0.0.1 -p %d -U postgres rastreamento"
                        .formatted(settings.postgresPort())
                : services.databaseUrl();
    }
}
