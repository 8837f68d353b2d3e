package br.rastreamento.problema;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.MDC;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/// A service that has this module answers each failure with a problem detail, wherever it happens.
@ExtendWith(OutputCaptureExtension.class)
class ProblemDetailsTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static ConfigurableApplicationContext service;
    private static int port;

    @BeforeAll
    static void start() {
        service = new SpringApplicationBuilder(FailingService.class).run("--server.port=0");
        port = service.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    @AfterAll
    static void stop() {
        service.close();
        HTTP.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    /parametro | 400 | {"detail":"Informe um número.","instance":"/parametro","status":400,"title":"Requisição inválida","parametro":"limite"}
                    /credencial | 401 | {"detail":"Envie o token.","instance":"/credencial","status":401,"title":"Credencial ausente ou inválida"}
                    /proibido | 403 | {"detail":"Está desligado.","instance":"/proibido","status":403,"title":"Proibido"}
                    /nada | 404 | {"detail":"Não há nada neste endereço.","instance":"/nada","status":404,"title":"Não encontrado"}
                    /ausente | 404 | {"detail":"Não está aqui.","instance":"/ausente","status":404,"title":"Não encontrado"}
                    /error | 404 | {"detail":"Não há nada neste endereço.","instance":"/error","status":404,"title":"Não encontrado"}
                    /recusa | 418 | {"detail":"A requisição não pode ser atendida da forma como foi feita.","instance":"/error","status":418,"title":"Requisição recusada"}
                    /falha | 500 | {"detail":"Algo falhou no serviço. A falha foi registrada; tente de novo mais tarde.","instance":"/falha","status":500,"title":"Erro interno"}
                    /espera | 503 | {"detail":"Volte depois.","instance":"/espera","status":503,"title":"Serviço indisponível"}
                    /explicada | 503 | {"detail":"Isto se explica.","instance":"/explicada","status":503,"title":"Serviço indisponível"}
                    """)
    void saysInPortugueseWhatIsWrong(String path, int status, String body) {
        HttpResponse<String> answer = get(path);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValue("application/problem+json");
        assertThat(answer.body()).isEqualTo(body);
    }

    @Test
    void carriesTheHeadersThatGoWithIt() {
        assertThat(get("/credencial").headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
        assertThat(get("/espera").headers().firstValue("Retry-After"))
                .as("1.2 s, rounded up")
                .hasValue("2");
        assertThat(send(request("/nada").header("Accept", "image/png")).body())
                .contains("Não há nada neste endereço.");
    }

    @Test
    void namesTheMethodsThatAnAddressTakes() {
        HttpResponse<String> answer = send(request("/falha").DELETE());

        assertThat(answer.headers().firstValue("Allow")).hasValue("GET");
        assertThat(answer.body()).contains("\"Método não permitido\"", "veja o cabeçalho Allow");
    }

    @Test
    void logsAFaultOfOursAndShowsNothingOfIt(CapturedOutput log) {
        assertThat(get("/falha").body()).doesNotContain("inside", "Exception");
        assertThat(log).contains("request failed", "what is inside");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/parametro?%FF=1", "/parametro?a=%ZZ", "/[", "/a%00b"})
    void answersWhatTomcatCannotRead(String target) throws IOException {
        assertThat(raw(target))
                .startsWith("HTTP/1.1 400")
                .containsIgnoringCase("Content-Type: application/problem+json")
                .contains("\"title\":\"Requisição inválida\"");
    }

    @Test
    void cutsAnAnswerThatFailsInTheMiddle() throws IOException {
        assertThat(raw("/metade"))
                .as("nothing follows, not even the last chunk")
                .startsWith("HTTP/1.1 200")
                .endsWith("half of it\r\n");
    }

    @Test
    void namesTheRequestWhereLogLinesDo() {
        try (var _ = MDC.putCloseable(Problems.REQUEST_ID, "abc")) {
            assertThat(RequestProblem.notFound("Não está.").getBody().getProperties())
                    .containsEntry("request_id", "abc");
        }
        assertThat(RequestProblem.notFound("Não está.").getBody().getProperties()).isNull();
    }

    private static String raw(String target) throws IOException {
        try (Socket socket = new Socket("localhost", port)) {
            String request = "GET " + target + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static HttpResponse<String> get(String path) {
        return send(request(path));
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError("no answer", e);
        }
    }

    @RestController
    @SpringBootApplication
    @Import(Errors.class) // inside a test, it is not looked for
    static class FailingService {

        @GetMapping("/parametro")
        String parameter(@RequestParam(name = "limite", required = false) String limit) {
            throw RequestProblem.invalidParameter("limite", "Informe um número.");
        }

        @GetMapping("/recusa")
        void refuse(HttpServletResponse response) throws IOException {
            response.sendError(418, "not for the caller");
        }

        @GetMapping("/metade")
        void half(HttpServletResponse response) throws IOException {
            response.getOutputStream().print("half of it");
            response.flushBuffer();
            throw new IllegalStateException("what is inside");
        }

        @GetMapping("/{case:credencial|proibido|ausente|espera|explicada|falha}")
        String fail(@PathVariable("case") String what) {
            throw switch (what) {
                case "credencial" -> RequestProblem.unauthorized("Bearer", "Envie o token.");
                case "proibido" -> RequestProblem.forbidden("Está desligado.");
                case "ausente" -> RequestProblem.notFound("Não está aqui.");
                case "espera" ->
                        RequestProblem.unavailable("Volte depois.", Duration.ofMillis(1_200));
                case "explicada" -> new UnsupportedOperationException();
                default -> new IllegalStateException("what is inside");
            };
        }
    }

    @RestControllerAdvice
    static class Errors extends ProblemAdvice {

        @Override
        protected Optional<RequestProblem> explained(Exception failure) {
            return failure instanceof UnsupportedOperationException
                    ? Optional.of(RequestProblem.unavailable("Isto se explica.", Duration.ZERO))
                    : Optional.empty();
        }
    }
}
