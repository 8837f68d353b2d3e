package br.rastreamento.dashboard;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.jdbc.support.KeyHolder;

@AnalyzeClasses(packages = "br.rastreamento.dashboard", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule PACKAGES_HAVE_NO_CYCLES =
            slices().matching("br.rastreamento.dashboard.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule WEB_KNOWS_NO_FEATURE =
            noClasses()
                    .that()
                    .resideInAnyPackage(
                            "..dashboard.access..",
                            "..dashboard.web..",
                            "..dashboard.database..",
                            "..dashboard.csv..",
                            "..dashboard.deliverytimes..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "..dashboard.indicators..",
                            "..dashboard.live..",
                            "..dashboard.occurrences..",
                            "..dashboard.parcels..",
                            "..dashboard.quality..",
                            "..dashboard.routes..",
                            "..dashboard.series..",
                            "..dashboard.stalled..",
                            "..dashboard.throughput..");

    @ArchTest
    static final ArchRule FEATURES_DO_NOT_KNOW_EACH_OTHER =
            slices().matching("br.rastreamento.dashboard.(*)..")
                    .should()
                    .notDependOnEachOther()
                    .ignoreDependency(
                            alwaysTrue(),
                            resideInAnyPackage(
                                    "..dashboard.access..",
                                    "..dashboard.web..",
                                    "..dashboard.database..",
                                    "..dashboard.csv..",
                                    "..dashboard.deliverytimes.."))
                    .ignoreDependency(
                            resideInAnyPackage("..dashboard.live..", "..dashboard.routes.."),
                            resideInAPackage("..dashboard.indicators.."))
                    .ignoreDependency(
                            resideInAPackage("..dashboard.live.."),
                            resideInAPackage("..dashboard.occurrences.."))
                    .ignoreDependency(
                            resideInAPackage("..dashboard.stalled.."),
                            resideInAnyPackage("..dashboard.parcels..", "..dashboard.routes.."));

    @ArchTest
    static final ArchRule NOTHING_WRITES = // the role could not, and the code does not try
            noClasses()
                    .should()
                    .callMethod(StatementSpec.class, "update")
                    .orShould()
                    .callMethod(StatementSpec.class, "update", KeyHolder.class);

    @ArchTest
    static final ArchRule ONLY_JDBC_CLIENT_REACHES_THE_DATABASE =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .haveFullyQualifiedName("org.springframework.jdbc.core.JdbcTemplate")
                    .orShould()
                    .dependOnClassesThat()
                    .haveFullyQualifiedName("java.sql.Statement")
                    .orShould()
                    .dependOnClassesThat()
                    .haveFullyQualifiedName("java.sql.Connection");

    @ArchTest
    static final ArchRule NOTHING_KNOWS_KAFKA =
            classes()
                    .should()
                    .onlyDependOnClassesThat()
                    .resideOutsideOfPackages("org.apache.kafka..", "org.springframework.kafka..");
}
