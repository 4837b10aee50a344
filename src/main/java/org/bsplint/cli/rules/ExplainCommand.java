package org.bsplint.cli.rules;

import java.util.List;
import org.bsplint.cli.shell.Console;
import org.bsplint.cli.shell.ExitStatus;
import org.bsplint.cli.shell.PlainLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bsplint explain RULE}: a rule's page. */
@Command(
        name = "explain",
        description = "Prints a rule's page: what, why it matters, how to fix it, examples, sources.",
        mixinStandardHelpOptions = true)
public final class ExplainCommand implements PlainLine.Command {
    private final Console console;

    @Parameters(paramLabel = "RULE", description = "A rule's name or former name.")
    private String name = "";

    @Option(names = "--rules", paramLabel = "DIR", description = "Folder of further rules.")
    private List<java.nio.file.Path> folders = List.of();

    public ExplainCommand(Console console) {
        this.console = console;
    }

    @Override
    public boolean take(String option, String value) {
        name = value;
        return option.equals("1");
    }

    @Override
    public boolean isWhole() {
        return !name.isEmpty();
    }

    @Override
    public Integer call() {
        String own = EnginePages.all().getOrDefault(name, "");
        console.out().print(own.isEmpty() ? page() : own);
        console.out().flush();
        return ExitStatus.OK;
    }

    private String page() {
        if (folders.isEmpty()) {
            RuleBooks.find(RuleBooks.forChecks(folders), name); // tells of a wrong name before examples are read
        }
        return RulePages.page(RuleBooks.find(RuleBooks.load(folders), name));
    }
}
