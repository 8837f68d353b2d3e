package br.rastreamento.processor;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.sql.SQLException;

@AnalyzeClasses(
        packages = "br.rastreamento.processor",
        importOptions = ImportOption.DoNotIncludeTests.class)
class ProcessorArchitectureTest {

    @ArchTest
    static final ArchRule packages_form_no_cycles =
            slices().matching("br.rastreamento.processor.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule the_fold_is_pure =
            classes()
                    .that()
                    .resideInAPackage("..fold..")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(
                            "..processor.fold..",
                            "br.rastreamento.evento..",
                            "java.lang..",
                            "java.math..",
                            "java.time..",
                            "java.util..",
                            "org.jspecify..");

    @ArchTest
    static final ArchRule
            only_the_store_speaks_to_the_database = // and startup, for Flyway; recount and upkeep,
                    // for themselves
                    noClasses()
                            .that()
                            .resideOutsideOfPackages(
                                    "..store..", "..startup..", "..recount..", "..upkeep..")
                            .should()
                            .dependOnClassesThat(
                                    resideInAnyPackage(
                                                    "java.sql..",
                                                    "javax.sql..",
                                                    "org.postgresql..",
                                                    "org.springframework.jdbc..",
                                                    "org.springframework.transaction..",
                                                    "org.flywaydb..",
                                                    "br.rastreamento.initdb..")
                                            // a value that crosses
                                            .and(not(type(SQLException.class))))
                            .as(
                                    "only the store, the startup, the recount and the upkeep speak to the database");

    @ArchTest
    static final ArchRule the_store_knows_no_broker =
            noClasses()
                    .that()
                    .resideInAnyPackage("..store..", "..fold..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("org.apache.kafka..", "org.springframework.kafka..");
}
