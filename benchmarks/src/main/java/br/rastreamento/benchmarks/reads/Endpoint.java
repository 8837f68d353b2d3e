package br.rastreamento.benchmarks.reads;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One kind of question to the API.
///
/// @param address below `/api/v1`, with names in braces where requests differ
/// @param values SQL whose columns have these names; a request for each row, in turn
record Endpoint(String address, String values) {

    static final Endpoint INDICATORS = new Endpoint("/indicadores");
    static final Endpoint DELIVERY_TIMES = new Endpoint("/tempos-entrega");
    static final Endpoint ROUTES = new Endpoint("/rotas");

    private static final String API = "/api/v1";

    private static final String SOME_PARCELS =
            "FROM pacotes ORDER BY md5(id_pacote::text) LIMIT 1000";

    /// All that are measured: a line each. Every row of every one must exist in each database.
    ///
    /// By phase: what most parcels are, what few are, and what only the newest are, which a walk along the primary key
    /// meets last.
    static final List<Endpoint> ALL =
            List.of(
                    INDICATORS,
                    new Endpoint("/pacotes/{id_pacote}", "SELECT id_pacote " + SOME_PARCELS),
                    new Endpoint("/pacotes"),
                    new Endpoint("/pacotes?fase=ENTREGUE"),
                    new Endpoint("/pacotes?fase=EXCECAO"),
                    new Endpoint("/pacotes?fase=POSTADO"),
                    new Endpoint(
                            "/pacotes?origem={origem}&destino={destino}",
                            "SELECT origem, destino " + SOME_PARCELS),
                    new Endpoint("/pacotes?origem={origem}", "SELECT origem " + SOME_PARCELS),
                    new Endpoint("/pacotes?destino={destino}", "SELECT destino " + SOME_PARCELS),
                    new Endpoint(
                            "/pacotes?status={status_rastreamento}",
                            "SELECT status_rastreamento FROM resumo_status WHERE total_pacotes > 0"),
                    new Endpoint("/pacotes/parados"),
                    new Endpoint("/pacotes/parados?criterio=rota"),
                    DELIVERY_TIMES,
                    new Endpoint(
                            "/tempos-entrega?origem={origem}&destino={destino}",
                            "SELECT origem, destino " + SOME_PARCELS),
                    ROUTES,
                    new Endpoint("/rotas?ordem=p90"),
                    new Endpoint("/series/eventos"),
                    new Endpoint("/series/eventos?intervalo=dia"),
                    new Endpoint("/series/tempos-entrega"),
                    new Endpoint("/qualidade"),
                    new Endpoint("/vazao"),
                    new Endpoint("/ocorrencias"));

    private static final Pattern NAME = Pattern.compile("\\{(\\w+)}");

    Endpoint(String address) {
        this(address, "SELECT 1");
    }

    /// Addresses to ask in turn.
    List<String> addresses(Connection database) throws SQLException {
        List<String> addresses = new ArrayList<>();
        try (Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery(values)) {
            while (row.next()) {
                addresses.add(API + filled(row));
            }
        }
        return addresses;
    }

    /// The one address of an endpoint whose requests are all alike.
    String only() {
        if (NAME.matcher(address).find()) {
            throw new IllegalStateException("not one address: " + address);
        }
        return API + address;
    }

    private String filled(ResultSet row) throws SQLException {
        Matcher names = NAME.matcher(address);
        StringBuilder filled = new StringBuilder();
        while (names.find()) {
            String value = URLEncoder.encode(row.getString(names.group(1)), StandardCharsets.UTF_8);
            names.appendReplacement(filled, Matcher.quoteReplacement(value));
        }
        return names.appendTail(filled).toString();
    }
}
