package br.rastreamento.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// `docker-compose.yml`, `.env.example` and the README's table of settings name the same variables.
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

    private static Map<String, String> pairs(Pattern pattern, String text) {
        Map<String, String> pairs = new TreeMap<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            pairs.put(matcher.group(1), matcher.group(2));
        }
        return pairs;
    }
}
