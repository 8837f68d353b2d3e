package br.rastreamento.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the Dockerfiles must agree on with each other, with themselves, and with `docker-compose.yml`.
class ImagesTest {

    private static final Pattern TRAINED = Pattern.compile("(?m)^ +-- (java .+)$");
    private static final Pattern STARTED = Pattern.compile("(?m)^ENTRYPOINT \\[(.+)]$");

    /// One text, one build for all four (decision 0011).
    @Test
    void buildStagesAreTheSameText() throws IOException {
        String one = buildStage("ingest-service");

        assertThat(one).contains("mvn").contains("jarmode");
        for (String other : List.of("processor-service", "dashboard-api", "carrier-simulator")) {
            assertThat(buildStage(other)).as(other).isEqualTo(one);
        }
    }

    /// A cache is of no use to a JVM that is started otherwise.
    @ParameterizedTest
    @ValueSource(strings = {"ingest-service", "processor-service", "dashboard-api"})
    void startsAsItWasTrained(String service) throws IOException {
        String dockerfile = dockerfile(service);

        String trained = found(TRAINED, dockerfile);
        String started = found(STARTED, dockerfile).replace("\"", "").replace(", ", " ");
        assertThat(trained).contains("-XX:AOTCacheOutput=" + service + ".aot");
        assertThat(started).isEqualTo(trained.replace("AOTCacheOutput", "AOTCache"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ingest-service", "processor-service", "dashboard-api"})
    void isNobodyInParticularAndWritesOnlyToItsOwnTmp(String service) throws IOException {
        JsonObject container =
                Overlay.read("docker-compose.yml")
                        .getAsJsonObject("services")
                        .getAsJsonObject(service);

        assertThat(dockerfile(service)).containsPattern("(?m)^USER 10001:10001$");
        assertThat(container.get("read_only").getAsBoolean()).isTrue();
        assertThat(container.get("cap_drop")).hasToString("[\"ALL\"]");
        assertThat(container.get("security_opt")).hasToString("[\"no-new-privileges:true\"]");
        // exec: Kafka's zstd is unpacked there, and loaded.
        assertThat(container.getAsJsonArray("tmpfs").get(0).getAsString())
                .startsWith("/tmp:exec,")
                .containsPattern("size=\\d+m");
    }

    private static String buildStage(String service) throws IOException {
        String text = dockerfile(service);
        return text.substring(0, text.indexOf("\nFROM eclipse-temurin:25-jre"));
    }

    private static String dockerfile(String service) throws IOException {
        return Files.readString(Overlay.ROOT.resolve(service).resolve("Dockerfile"));
    }

    private static String found(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        assertThat(matcher.find()).as(pattern.pattern()).isTrue();
        return matcher.group(1);
    }
}
