package br.rastreamento.processor.store;

import br.rastreamento.testservers.TestDatabase;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
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

    /// The same kept open, as the service does, for thousands of transactions; the caller's to close.
    static HikariDataSource pool(TestDatabase database, int size) {
        HikariConfig pool = new HikariConfig();
        pool.setDataSource(to(database));
        pool.setMaximumPoolSize(size);
        return new HikariDataSource(pool);
    }
}
