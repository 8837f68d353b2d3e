package br.rastreamento.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import br.rastreamento.stack.ServiceSpec;
import br.rastreamento.stack.Services;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What is shipped comes under licences that bind only the library itself. The build writes the list of libraries
/// (CycloneDX) into each service's jar; of a library with several licences one of these is enough.
class LicencesTest {

    private static final Set<String> ALLOWED =
            Set.of("Apache-2.0", "MIT", "BSD-2-Clause", "BSD-3-Clause", "EPL-2.0");

    @ParameterizedTest
    @MethodSource("jars")
    void eachLibraryHasOneThatIsAllowed(Path jar) throws IOException {
        JsonNode libraries = libraries(jar);

        assertThat(libraries.size()).isGreaterThan(50);
        for (JsonNode library : libraries) {
            if (!library.path("group").asString("").equals("br.rastreamento")) {
                assertThat(library.path("licenses").valueStream().map(LicencesTest::name))
                        .as(library.path("purl").asString(""))
                        .containsAnyElementsOf(ALLOWED);
            }
        }
    }

    private static Stream<Path> jars() {
        Services services =
                new Services(ObservabilityFiles.PROJECT, Path.of("target", "logs"), "", "");
        return Stream.of(services.ingest(0), services.processor(0), services.dashboard(0))
                .map(ServiceSpec::jar);
    }

    private static String name(JsonNode licence) {
        return licence.at("/license/id").asString(licence.at("/license/name").asString(""));
    }

    private static JsonNode libraries(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile());
                InputStream list =
                        file.getInputStream(file.getEntry("META-INF/sbom/application.cdx.json"))) {
            return new JsonMapper().readTree(list).get("components");
        }
    }
}
