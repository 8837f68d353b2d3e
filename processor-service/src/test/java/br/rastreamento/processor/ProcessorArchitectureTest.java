package br.rastreamento.processor;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
        packages = "br.rastreamento.processor",
        importOptions = ImportOption.DoNotIncludeTests.class)
class ProcessorArchitectureTest {

    @ArchTest
    static final ArchRule packages_form_no_cycles =
            slices().matching("br.rastreamento.processor.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule the_fold_is_pure =
            noClasses()
                    .that()
                    .resideInAPackage("..fold..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "org.springframework..",
                            "org.apache.kafka..",
                            "java.sql..",
                            "javax.sql..",
                            "java.io..",
                            "java.net..");

    @ArchTest
    static final ArchRule only_the_store_speaks_to_the_database =
            noClasses()
                    .that()
                    .resideOutsideOfPackages("..store..", "..startup..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "javax.sql..", "org.postgresql..", "org.springframework.jdbc..");

    @ArchTest
    static final ArchRule the_store_knows_no_broker =
            noClasses()
                    .that()
                    .resideInAnyPackage("..store..", "..fold..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("org.apache.kafka..", "org.springframework.kafka..");
}
