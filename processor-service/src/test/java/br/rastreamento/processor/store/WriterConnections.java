package br.rastreamento.processor.store;

import br.rastreamento.testservers.TestDatabase;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/// Connections with the rights that the service has, and no more.
final class WriterConnections {

    private WriterConnections() {}

    static DataSource to(TestDatabase database) {
        PGSimpleDataSource writer = new PGSimpleDataSource();
        writer.setUrl(database.jdbcUrl());
        writer.setUser(TestDatabase.WRITER);
        writer.setPassword(TestDatabase.PASSWORD);
        return writer;
    }
}
