package br.rastreamento.stack.server;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Where a PostgreSQL server is and who its superuser is.
///
/// @param host name or address
/// @param port 1-65535
/// @param database one that exists, to connect to at first
/// @param user a superuser
/// @param password empty if none is needed
public record DatabaseAddress(
        String host, int port, String database, String user, String password) {

    private static final int DEFAULT_PORT = 5432;
    private static final String DEFAULT = "postgres";

    /// Reads `jdbc:postgresql://host:port/db?user=…&password=…` and `postgres(ql)://user:password@host:port/db`;
    /// what is left out is 5432 or `postgres`.
    ///
    /// @throws IllegalArgumentException for anything else; the message does not repeat the password
    public static DatabaseAddress parse(String url) {
        URI uri = uri(url.startsWith("jdbc:") ? url.substring("jdbc:".length()) : url);
        if (!("postgresql".equals(uri.getScheme()) || "postgres".equals(uri.getScheme()))
                || uri.getHost() == null) {
            throw unreadable();
        }
        Map<String, String> query = query(uri.getRawQuery());
        String[] userInfo = uri.getRawUserInfo() == null ? new String[0] : split(uri);
        String path = uri.getPath() == null ? "" : uri.getPath().replaceFirst("^/", "");
        return new DatabaseAddress(
                uri.getHost(),
                uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort(),
                path.isEmpty() ? DEFAULT : path,
                query.getOrDefault("user", userInfo.length > 0 ? userInfo[0] : DEFAULT),
                query.getOrDefault("password", userInfo.length > 1 ? userInfo[1] : DEFAULT));
    }

    /// Without credentials, for another database of the same server.
    public String jdbcUrl(String otherDatabase) {
        return "jdbc:postgresql://%s:%d/%s".formatted(host, port, otherDatabase);
    }

    /// Connects as the superuser to another database of the same server.
    public Connection connect(String otherDatabase) throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        return DriverManager.getConnection(jdbcUrl(otherDatabase), properties);
    }

    /// Does not show the password.
    @Override
    public String toString() {
        return jdbcUrl(database) + " as " + user;
    }

    private static URI uri(String url) {
        try {
            return URI.create(url);
        } catch (IllegalArgumentException e) {
            throw unreadable();
        }
    }

    private static IllegalArgumentException unreadable() {
        return new IllegalArgumentException(
                "not a database address; write postgresql://user:password@host:port/database");
    }

    private static String[] split(URI uri) {
        return Arrays.stream(uri.getRawUserInfo().split(":", 2))
                .map(DatabaseAddress::decode)
                .toArray(String[]::new);
    }

    private static Map<String, String> query(@Nullable String query) {
        if (query == null) {
            return Map.of();
        }
        return Arrays.stream(query.split("&"))
                .map(pair -> pair.split("=", 2))
                .filter(pair -> pair.length == 2)
                .collect(Collectors.toMap(pair -> pair[0], pair -> decode(pair[1]), (a, b) -> b));
    }

    private static String decode(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
