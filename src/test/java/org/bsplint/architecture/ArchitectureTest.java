package org.bsplint.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The picture of docs/architecture.md as a test: which package may use which. */
@AnalyzeClasses(packages = "org.bsplint", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String ROOT = "org.bsplint.";

    @ArchTest
    static final ArchRule sourceDependsOnNothing =
            uses("source..", "diagnostic..", "value..", "syntax..", "eval..", "model..", "ecosystem..", "project..");

    @ArchTest
    static final ArchRule diagnosticDependsOnSource = uses("diagnostic..", "value..", "syntax..", "eval..", "model..");

    @ArchTest
    static final ArchRule valueIsBelowEvaluation = uses("value..", "syntax..", "eval..", "model..", "ecosystem..");

    @ArchTest
    static final ArchRule syntaxKnowsNoMeaning =
            uses("syntax..", "eval..", "model..", "ecosystem..", "project..", "assembly..", "rule..", "engine..");

    @ArchTest
    static final ArchRule evaluatorsKnowNoProduct =
            uses("eval..", "model..", "project..", "assembly..", "rule..", "engine..", "report..", "cli..", "lsp..");

    @ArchTest
    static final ArchRule modelIsData =
            uses("model..", "syntax..", "eval..", "ecosystem..", "project..", "assembly..", "rule..", "engine..");

    @ArchTest
    static final ArchRule rulesSeeOnlyTheModel = uses(
            "rule..",
            "syntax.make..",
            "syntax.bitbake..",
            "syntax.kconfig..",
            "syntax.dotconfig..",
            "syntax.hush..",
            "syntax.dts..",
            "eval..",
            "assembly..",
            "project..",
            "report..",
            "cli..",
            "lsp..");

    @ArchTest
    static final ArchRule nothingBelowKnowsTheFaces = noClasses()
            .that()
            .resideOutsideOfPackages(ROOT + "cli..", ROOT + "lsp..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ROOT + "cli..", ROOT + "lsp..");

    @ArchTest
    static final ArchRule antlrStaysInSyntax = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + "syntax..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.antlr..");

    @ArchTest
    static final ArchRule snakeYamlStaysInItsReader = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + "yaml..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.yaml..");

    @ArchTest
    static final ArchRule yamlIsOnlyAForm = uses("yaml..", "eval..", "model..", "ecosystem..", "project..");

    @ArchTest
    static final ArchRule picocliStaysInCli = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + "cli..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("picocli..");

    @ArchTest
    static final ArchRule lsp4jStaysInLsp = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + "lsp..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.eclipse.lsp4j..");

    @ArchTest
    static final ArchRule nothingIsExecuted = noClasses()
            .should()
            .dependOnClassesThat()
            .haveNameMatching("java\\.lang\\.Process(Builder|Impl)?")
            .orShould()
            .callMethodWhere(target(owner(type(Runtime.class))).and(target(nameMatching("exec|load|loadLibrary"))))
            .orShould()
            .callMethodWhere(target(owner(type(System.class))).and(target(nameMatching("load|loadLibrary"))))
            .orShould()
            .dependOnClassesThat()
            .resideInAnyPackage("javax.script..", "java.lang.invoke..", "javax.tools..")
            .because("what is linted is never executed");

    @ArchTest
    static final ArchRule nothingIsConnected = noClasses()
            .should()
            .dependOnClassesThat(resideInAnyPackage("java.net..", "javax.net..", "java.rmi..", "javax.naming..")
                    .and(not(nameMatching("java\\.net\\.(URI|URISyntaxException|URL)"))))
            .orShould()
            .callMethodWhere(target(owner(type(java.net.URL.class))).and(target(nameMatching("open.*|getContent"))))
            .because("the program never connects anywhere");

    /** A file channel loads the network library, which opens sockets to see what the machine has. */
    @ArchTest
    static final ArchRule filesAreReadAndWrittenAsStreams = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + "engine.prepare..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.nio.channels..")
            .orShould()
            .callMethodWhere(target(owner(type(java.nio.file.Files.class)))
                    .and(target(
                            nameMatching("new(In|Out)putStream|newBuffered.*|newByteChannel|read.*|write.*|lines|copy"
                                    + "|create(Temp)?File")))
                    .and(not(target(nameMatching("readAttributes|readSymbolicLink")))))
            .because("a run opens no socket: tools/check_strace.sh");

    @ArchTest
    static final ArchRule filesAreWrittenInNamedPlaces = noClasses()
            .that()
            .resideOutsideOfPackages(ROOT + "cli.shell..", ROOT + "cli.memory..", ROOT + "engine.prepare..")
            .should()
            .dependOnClassesThat()
            .haveNameMatching("java\\.io\\.(FileOutputStream|FileWriter|RandomAccessFile)")
            .because("only outputs that were asked for, and the memory of runs, are written");

    @ArchTest
    static final ArchRule standardStreamsOnlyInCli = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + "cli..")
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .orShould()
            .callMethod(System.class, "exit", int.class)
            .orShould()
            .callMethod(System.class, "getenv", String.class);

    @ArchTest
    static final ArchRule noCycles =
            slices().matching("org.bsplint.(**)").should().beFreeOfCycles();

    private static ArchRule uses(String from, String... forbidden) {
        String[] packages = new String[forbidden.length];
        for (int i = 0; i < forbidden.length; i++) {
            packages[i] = ROOT + forbidden[i];
        }
        return noClasses()
                .that()
                .resideInAPackage(ROOT + from)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages)
                .allowEmptyShould(true);
    }
}
