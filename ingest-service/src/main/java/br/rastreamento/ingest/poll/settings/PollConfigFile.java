package br.rastreamento.ingest.poll.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.FileSystemResource;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/// Adds the file that `INGEST_POLL_CONFIG` names to the environment, before `application.yaml` and after variables. Not
/// `spring.config.import`, which knows no import that is there only sometimes, and takes a relative path for one on the
/// class path. Made by Spring Boot by its name in `META-INF/spring.factories`.
final class PollConfigFile
        implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        String name = context.getEnvironment().getProperty("INGEST_POLL_CONFIG", "").strip();
        if (name.isEmpty()) {
            return;
        }
        MutablePropertySources all = context.getEnvironment().getPropertySources();
        String after = StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;
        for (PropertySource<?> document : load(Path.of(name))) {
            all.addAfter(after, document);
            after = document.getName();
        }
    }

    private static List<PropertySource<?>> load(Path file) {
        if (!Files.isReadable(file) || !Files.isRegularFile(file)) {
            throw new PollConfigUnusable(
                    "INGEST_POLL_CONFIG: there is no file that can be read at " + file);
        }
        try {
            return new YamlPropertySourceLoader()
                    .load(file.toString(), new FileSystemResource(file));
        } catch (MarkedYAMLException e) {
            throw new PollConfigUnusable("INGEST_POLL_CONFIG: no YAML, " + file + position(e));
        } catch (IOException | RuntimeException e) {
            throw new PollConfigUnusable(
                    "INGEST_POLL_CONFIG: cannot read "
                            + file
                            + ": "
                            + e.getClass().getSimpleName());
        }
    }

    /// Without the lines around it, which YAML's own message has: they may hold a secret.
    private static String position(MarkedYAMLException e) {
        return e.getProblemMark() == null
                ? ""
                : " line "
                        + (e.getProblemMark().getLine() + 1)
                        + ", column "
                        + (e.getProblemMark().getColumn() + 1);
    }
}
