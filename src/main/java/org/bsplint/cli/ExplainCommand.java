package org.bsplint.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.bsplint.cli.shell.ExitStatus;
import org.bsplint.cli.shell.UsageException;
import org.bsplint.diagnostic.Nearest;
import org.bsplint.engine.RuleBook;
import org.bsplint.rule.Rule;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bsplint explain RULE}: a rule's page. */
@Command(
        name = "explain",
        description = "Prints a rule's page: what, why it matters, how to fix it, examples, sources.",
        mixinStandardHelpOptions = true)
final class ExplainCommand implements Callable<Integer> {
    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

    @Parameters(paramLabel = "RULE", description = "A rule's name or former name.")
    private String name = "";

    @Option(names = "--rules", paramLabel = "DIR", description = "Folder of further rules.")
    private List<java.nio.file.Path> folders = List.of();

    @Override
    public Integer call() {
        String own = EnginePages.all().getOrDefault(name, "");
        String page = own.isEmpty() ? RulePages.page(find(RuleBooks.load(folders), name)) : own;
        spec.commandLine().getOut().print(page);
        spec.commandLine().getOut().flush();
        return ExitStatus.OK;
    }

    static Rule find(RuleBook book, String name) {
        return book.rules().find(name).orElseThrow(() -> {
            String hint = Nearest.of(name, book.rules().names())
                    .map(near -> "; did you mean `" + near + "`?")
                    .orElse("; `bsplint rules list` lists them");
            return new UsageException("no rule is named `" + name + "`" + hint);
        });
    }
}
