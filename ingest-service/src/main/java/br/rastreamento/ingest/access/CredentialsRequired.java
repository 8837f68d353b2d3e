package br.rastreamento.ingest.access;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/// Refuses to start without usable credentials before anything else is set up, so that the reason is the only thing on
/// the screen. Made by Spring Boot by its name in `META-INF/spring.factories`.
final class CredentialsRequired
        implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        Credentials.read(
                Binder.get(context.getEnvironment())
                        .bindOrCreate("ingest.access", AccessSettings.class));
    }
}
