package br.rastreamento.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What is shipped comes under licences that bind only the library itself. The build writes the list of libraries
/// (CycloneDX) into the jar; of a library with several licences one of these is enough.
class LicencesTest {

    private static final Set<String> ALLOWED =
            Set.of("Apache-2.0", "MIT", "BSD-2-Clause", "BSD-3-Clause", "EPL-2.0");

    @Test
    void eachLibraryHasOneThatIsAllowed() throws IOException {
        JsonNode libraries = libraries();

        assertThat(libraries.size()).isGreaterThan(50);
        for (JsonNode library : libraries) {
            if (!library.path("group").asString("").equals("br.rastreamento")) {
                assertThat(library.path("licenses").valueStream().map(LicencesTest::name))
                        .as(library.path("purl").asString(""))
                        .containsAnyElementsOf(ALLOWED);
            }
        }
    }

    private static String name(JsonNode licence) {
        return licence.at("/license/id").asString(licence.at("/license/name").asString(""));
    }

    private static JsonNode libraries() throws IOException {
        try (InputStream list =
                LicencesTest.class.getResourceAsStream("/META-INF/sbom/application.cdx.json")) {
            return new JsonMapper().readTree(list).get("components");
        }
    }
}
