package br.rastreamento.testservers;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Signs certificates that are good for two days, with the JDK's own keytool. Files lie in a directory of its own until it
/// is closed.
public final class TestAuthority implements AutoCloseable {

    private static final String PASSWORD = "segredo";
    private static final String AUTHORITY = "authority";

    private final Path directory = Directories.create("authority");
    private final Path store = directory.resolve("keys.p12");

    /// Makes its own key and certificate.
    public TestAuthority() {
        keytool("-genkeypair", AUTHORITY, "-ext", "bc:critical=ca:true", "-ext", "ku=keyCertSign");
        write(directory.resolve("ca.crt"), "CERTIFICATE", List.of(chain(AUTHORITY).getLast()));
    }

    /// What clients have to trust.
    public Path certificate() {
        return directory.resolve("ca.crt");
    }

    /// For a server.
    ///
    /// @param names as in keytool's `san`: `ip:127.0.0.1`, `dns:example.com`
    public ServerCertificate sign(String server, String names) {
        keytool("-genkeypair", server, "-signer", AUTHORITY, "-ext", "san=" + names);
        Path chain = directory.resolve(server + ".crt");
        Path key = directory.resolve(server + ".key");
        write(chain, "CERTIFICATE", chain(server));
        write(key, "PRIVATE KEY", List.of(key(server)));
        return new ServerCertificate(chain, key);
    }

    private List<byte[]> chain(String alias) {
        try {
            return Arrays.stream(keys().getCertificateChain(alias))
                    .map(certificate -> {
                        try {
                            return certificate.getEncoded();
                        } catch (GeneralSecurityException e) {
                            throw new IllegalStateException(e);
                        }
                    })
                    .toList();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] key(String alias) {
        try {
            return keys().getKey(alias, PASSWORD.toCharArray()).getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private KeyStore keys() {
        try (InputStream file = Files.newInputStream(store)) {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(file, PASSWORD.toCharArray());
            return keys;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("cannot read " + store, e);
        }
    }

    /// PostgreSQL takes a key only if nobody but its owner can read it.
    private static void write(Path file, String label, List<byte[]> contents) {
        var base64 = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));
        String pem =
                contents.stream()
                        .map(der ->
                                "-----BEGIN %s-----\n%s\n-----END %s-----\n"
                                        .formatted(label, base64.encodeToString(der), label))
                        .collect(Collectors.joining());
        try {
            Files.createFile(
                    file,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, pem);
        } catch (IOException e) {
            throw new IllegalStateException("cannot write " + file, e);
        }
    }

    private void keytool(String command, String alias, String... more) {
        List<String> line =
                Stream.concat(
                                Stream.of(
                                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                                .toString(),
                                        command,
                                        "-alias",
                                        alias,
                                        "-dname",
                                        // Two authorities of one name would be told apart by
                                        // their signatures alone.
                                        "CN=" + alias + " " + UUID.randomUUID(),
                                        "-keyalg",
                                        "EC",
                                        "-groupname",
                                        "secp256r1",
                                        "-validity",
                                        "2",
                                        "-keystore",
                                        store.toString(),
                                        "-storepass",
                                        PASSWORD),
                                Stream.of(more))
                        .toList();
        try {
            Process keytool = new ProcessBuilder(line).redirectErrorStream(true).start();
            String said =
                    new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (keytool.waitFor() != 0) {
                throw new IllegalStateException("keytool: " + said);
            }
        } catch (IOException e) {
            throw new IllegalStateException("cannot run keytool", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        Directories.delete(directory);
    }
}
