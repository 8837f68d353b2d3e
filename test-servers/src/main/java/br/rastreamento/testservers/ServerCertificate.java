package br.rastreamento.testservers;

import java.nio.file.Path;

/// What a server shows of itself, as files in PEM.
///
/// @param chain its certificate, and that of the authority that signed it
/// @param key its private key, PKCS #8, for its owner only
public record ServerCertificate(Path chain, Path key) {}
