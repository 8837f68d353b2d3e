package br.rastreamento.processor.recount;

import br.rastreamento.processor.recount.Check.Found;
import br.rastreamento.processor.startup.MigrationSettings;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;

/// `--verificar-resumos` and `--reconstruir-resumos`: the service's program without the service.
public final class SummaryCommand {

    private static final String CHECK = "--verificar-resumos";
    private static final String REBUILD = "--reconstruir-resumos";
    private static final List<String> HELP = List.of("--help", "--ajuda");

    private static final String USAGE =
            """
            processor-service                        inicia o serviço
            processor-service --verificar-resumos    compara pacotes e resumo_* com uma recontagem dos eventos; só lê
            processor-service --reconstruir-resumos  o mesmo, e corrige o que difere
            processor-service --help                 este texto

            Ambos funcionam com o serviço gravando. Conectam-se como o dono das tabelas: DATABASE_URL, DATABASE_OWNER_USER,
            DATABASE_OWNER_PASSWORD. Saída: 0 tudo igual (depois da correção), 1 há diferenças, 2 não foi possível.
            Depois que a retenção (EVENT_RETENTION) pode ter apagado eventos, não há o que recontar: saída 2.
            """;

    static final int EQUAL = 0;
    static final int DIFFERENT = 1;
    static final int FAILED = 2;

    private SummaryCommand() {}

    /// Whether the program was started for a command and not as the service.
    public static boolean isAsked(String[] arguments) {
        return Arrays.stream(arguments)
                .anyMatch(argument ->
                        argument.equals(CHECK)
                                || argument.equals(REBUILD)
                                || HELP.contains(argument));
    }

    /// Runs the command with the service's own settings.
    ///
    /// @return the exit code
    public static int run(String[] arguments, PrintStream out) {
        if (arguments.length != 1 || HELP.contains(arguments[0])) {
            out.print(USAGE);
            return arguments.length == 1 ? EQUAL : FAILED;
        }
        try (var context =
                new SpringApplicationBuilder(Settings.class)
                        .web(WebApplicationType.NONE)
                        .logStartupInfo(false)
                        .run()) {
            MigrationSettings settings = context.getBean(MigrationSettings.class);
            PGSimpleDataSource owner = new PGSimpleDataSource();
            owner.setUrl(settings.url());
            owner.setUser(settings.user());
            owner.setPassword(settings.password());
            owner.setApplicationName("processor-service " + arguments[0]);
            return run(arguments[0].equals(REBUILD), owner, out);
        }
    }

    /// @param owner connects as the owner of the tables
    static int run(boolean rebuild, DataSource owner, PrintStream out) {
        try (Connection connection = owner.getConnection()) {
            LostEvents lost = LostEvents.read(connection);
            if (lost.any()) {
                out.println(impossible(lost));
                return FAILED;
            }
            Found found = Check.run(connection, out::println);
            out.println(summary(found));
            if (!rebuild || found.differences() == 0) {
                return found.differences() == 0 ? EQUAL : DIFFERENT;
            }
            new Rebuild(connection).run(found);
            Found after = Check.run(connection, line -> out.println("depois da correção: " + line));
            out.println("Depois da correção: " + summary(after));
            return after.differences() == 0 ? EQUAL : DIFFERENT;
        } catch (SQLException e) {
            out.println("Não foi possível: " + e.getMessage());
            return FAILED;
        }
    }

    private static String impossible(LostEvents lost) {
        return """
        Não foi possível: a retenção (EVENT_RETENTION) pode ter apagado eventos anteriores a %s, e %d pacotes têm eventos mais antigos que isso.
        Os resumos contam todos os eventos já aceitos; com os que restam não há como recontá-los. Nada foi alterado.\
        """
                .formatted(lost.before().toInstant(), lost.parcels());
    }

    private static String summary(Found found) {
        return "%d diferenças; %d pacotes e %d eventos recontados."
                .formatted(
                        found.differences(),
                        found.recounted().summary().totals().parcels(),
                        found.recounted().summary().totals().events());
    }

    /// Where the database is, as `application.yaml` and the environment say it; nothing else of the service.
    @EnableConfigurationProperties(MigrationSettings.class)
    static class Settings {}
}
