package br.rastreamento.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// `docker-compose.yml`, `.env.example` and the README's table of settings name the same variables, and nobody's port is asked for twice.
class ComposeSettingsTest {

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z_]+):?-([^}]*)}");
    private static final Pattern EXAMPLE =
            Pattern.compile("^# \\S.*\\.\\n#([A-Z_]+)=(.*)$", Pattern.MULTILINE);

    @Test
    void eachVariableHasItsDefaultAndALineOfWhatItIsInTheExample() {
        Map<String, String> settings =
                pairs(VARIABLE, ObservabilityFiles.text("docker-compose.yml"));
        assertThat(settings).containsEntry("INGEST_TOKENS", "dev-token");
        String example = ObservabilityFiles.text(".env.example");
        assertThat(pairs(EXAMPLE, example)).isEqualTo(settings);
        assertThat(example.lines().filter(line -> line.matches("#?[A-Z_]+=.*")))
                .as("all of them, each once")
                .hasSize(settings.size());
    }

    @Test
    void eachVariableIsInTheReadme() {
        String readme = ObservabilityFiles.text("README.md");
        assertThat(pairs(VARIABLE, ObservabilityFiles.text("docker-compose.yml")).keySet())
                .allSatisfy(name -> assertThat(readme).contains("`" + name + "`"));
    }

    /// A port of the host has one owner: `--scale processor-service=3` must not ask for it three times (decision 0013).
    @Test
    void anyNumberOfProcessorsCanRunBehindPort8082() {
        JsonNode services =
                new YAMLMapper()
                        .readTree(ObservabilityFiles.text("docker-compose.yml"))
                        .get("services");
        JsonNode processor = services.get("processor-service");
        assertThat(processor.has("ports") || processor.has("container_name")).isFalse();
        assertThat(services.at("/processor-front/ports/0").asString())
                .isEqualTo("127.0.0.1:8082:8082");
        assertThat(services.at("/processor-front/build/context").asString())
                .isEqualTo("processor-front");
        assertThat(ObservabilityFiles.text("processor-front/haproxy.cfg"))
                .contains("bind :8082", "processor-service:8082");
    }

    private static Map<String, String> pairs(Pattern pattern, String text) {
        Map<String, String> pairs = new TreeMap<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            pairs.put(matcher.group(1), matcher.group(2));
        }
        return pairs;
    }
}
