package org.bsplint.cli.rules;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bsplint.assembly.Assembler;
import org.bsplint.cli.shell.UsageException;
import org.bsplint.cli.shell.VersionText;
import org.bsplint.diagnostic.Diagnostic;
import org.bsplint.diagnostic.Nearest;
import org.bsplint.diagnostic.Severity;
import org.bsplint.engine.RuleBook;
import org.bsplint.rule.Rule;
import org.bsplint.rule.RuleTest;

/** Loads the built-in rules and those of a user's folders; a broken rule is wrong usage. */
public final class RuleBooks {
    private RuleBooks() {}

    /** The built-in ones for deciding by them: without their examples, quick to load. */
    public static RuleBook prepared() {
        return RuleBook.prepared(VersionText.VERSION);
    }

    /** The same with those of a user's folders. */
    public static RuleBook forChecks(List<Path> folders) {
        return with(prepared(), folders);
    }

    static RuleBook load(List<Path> folders) {
        var builtin = RuleBook.builtin(VersionText.VERSION);
        check(builtin.diagnostics());
        return with(builtin.tree(), folders);
    }

    public static RuleBook with(RuleBook builtin, List<Path> folders) {
        RuleBook book = builtin;
        for (Path folder : folders == null ? List.<Path>of() : folders) {
            if (!Files.isDirectory(folder)) {
                throw new UsageException("no folder of rules: " + folder);
            }
            var more = book.with(new org.bsplint.source.DiskTree(folder), "", VersionText.VERSION);
            check(more.diagnostics().stream()
                    .filter(one -> one.severity() == Severity.ERROR)
                    .toList());
            book = more.tree();
        }
        return book;
    }

    /**
     * The rule of a name or former name.
     *
     * @throws UsageException if there is none
     */
    public static Rule find(RuleBook book, String name) {
        return book.rules().find(name).orElseThrow(() -> {
            String hint = Nearest.of(name, book.rules().names())
                    .map(near -> "; did you mean `" + near + "`?")
                    .orElse("; `bsplint rules list` lists them");
            return new UsageException("no rule is named `" + name + "`" + hint);
        });
    }

    static List<Rule> only(List<Path> folders, RuleBook book) {
        List<Rule> rules = new ArrayList<>();
        for (Path folder : folders) {
            rules.addAll(org.bsplint.rule.RuleFiles.read(
                            new org.bsplint.source.DiskTree(folder), "", book.coded(), VersionText.VERSION)
                    .tree()
                    .rules());
        }
        return rules;
    }

    /** The examples that rules of a user's folders lack: they are no reason not to decide by them. */
    static List<Diagnostic> lacking(List<Path> folders, RuleBook book) {
        return folders.stream()
                .flatMap(folder -> org.bsplint.rule.RuleFiles.read(
                        new org.bsplint.source.DiskTree(folder), "", book.coded(), VersionText.VERSION)
                        .diagnostics()
                        .stream())
                .filter(one -> one.severity() != Severity.ERROR)
                .toList();
    }

    public static Optional<java.util.function.Function<RuleTest, org.bsplint.model.Bsp>> assembly() {
        ExampleProject projects = new ExampleProject(Assembler.standard());
        return Optional.of(projects::assemble);
    }

    private static void check(List<Diagnostic> errors) {
        if (!errors.isEmpty()) {
            List<String> lines = errors.stream().map(Diagnostic::toString).toList();
            throw new UsageException("broken rules:\n" + String.join("\n", lines));
        }
    }
}
