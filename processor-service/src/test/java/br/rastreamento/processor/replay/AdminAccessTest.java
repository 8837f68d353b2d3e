package br.rastreamento.processor.replay;

import static br.rastreamento.processor.replay.OperatorDesk.LETTERS;
import static br.rastreamento.processor.replay.OperatorDesk.REPLAY;
import static br.rastreamento.processor.replay.OperatorDesk.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class AdminAccessTest {

    @Test
    void letsInWhoShowsTheTokenAndNobodyElse(@TempDir Path secrets, CapturedOutput output)
            throws IOException {
        Path file = secrets.resolve("token");
        try (OperatorDesk desk =
                new OperatorDesk(
                        "--PROCESSOR_ADMIN_TOKEN=" + TOKEN,
                        "--PROCESSOR_ADMIN_TOKEN_FILE=" + file)) {
            assertThat(desk.call(LETTERS, null, "Bearer " + TOKEN).statusCode()).isEqualTo(200);
            for (String wrong :
                    new String[] {null, "Bearer", "Bearer ", "Bearer x", TOKEN, "Basic " + TOKEN}) {
                var answer = desk.call(LETTERS, null, wrong);
                assertThat(answer.statusCode()).as(wrong).isEqualTo(401);
                assertThat(answer.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
            }
            assertThat(desk.call(REPLAY, "{\"filtro\": {}}", null).statusCode()).isEqualTo(401);
            assertThat(desk.call("/admin/outra", null, null).statusCode()).isEqualTo(401);
            assertThat(desk.call("/actuator/health", null, null).statusCode()).isEqualTo(200);

            Files.writeString(file, "segredo-novo\n");
            assertThat(desk.call(LETTERS, null, "Bearer segredo-novo").statusCode())
                    .as("a file is followed without a restart")
                    .isEqualTo(200);
        }
        assertThat(output).doesNotContain(TOKEN, "segredo-novo");
    }

    @Test
    void saysHowToSwitchItOnWhenThereIsNoToken() {
        try (OperatorDesk desk = new OperatorDesk()) {
            var answer = desk.call(LETTERS, null, "Bearer ");
            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(answer.body()).contains("PROCESSOR_ADMIN_TOKEN_FILE");
        }
    }
}
