package org.bsplint.assembly.view;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.bsplint.diagnostic.Diagnostic;
import org.bsplint.eval.Evaluation;
import org.bsplint.source.FileTree;
import org.bsplint.source.Paths;
import org.bsplint.source.SourceFile;

/** What one assembly met on its way: files it read, what real tools would stop at, what could not be followed. */
public final class Diary {
    private final Set<Diagnostic> errors = new LinkedHashSet<>();
    private final Set<Diagnostic> problems = new LinkedHashSet<>();
    private final Set<String> inputs = new TreeSet<>();

    public void add(Evaluation evaluation) {
        evaluation.diagnostics().forEach(this::add);
        inputs.addAll(evaluation.inputs());
    }

    /** A warning of the real tool is neither an error nor a problem. */
    public void add(Diagnostic diagnostic) {
        if (diagnostic.stops()) {
            errors.add(diagnostic);
        } else if (diagnostic.severity() == org.bsplint.diagnostic.Severity.ERROR) {
            problems.add(diagnostic);
        }
    }

    /** Reads a file; one that is there and cannot be read is a problem. */
    public Optional<SourceFile> read(FileTree tree, String path) {
        Optional<SourceFile> file = tree.read(path);
        if (file.isPresent()) {
            inputs.add(path);
        } else if (tree.unread(path).isEmpty() && !tree.exists(path) && isListed(tree, path)) {
            problems.add(Diagnostic.problem(
                    SourceFile.of(path, "").span(0, 0), "leads to no file: a link whose target does not exist"));
        }
        return file;
    }

    private static boolean isListed(FileTree tree, String path) {
        return tree.list(Paths.parent(path).isEmpty() ? "." : Paths.parent(path))
                .contains(Paths.name(path));
    }

    /** What was there and could not be read, by whomever. */
    public void addUnread(FileTree tree) {
        tree.unread()
                .forEach(one -> problems.add(Diagnostic.problem(
                        SourceFile.of(one.path(), "").span(0, 0),
                        "not looked at: " + one.path() + " " + one.reason())));
    }

    /** Everything of another diary. */
    public void addAll(Diary other) {
        errors.addAll(other.errors);
        problems.addAll(other.problems);
        inputs.addAll(other.inputs);
    }

    public void read(String path) {
        inputs.add(path);
    }

    public List<Diagnostic> errors() {
        return errors.stream().sorted(Diary::order).toList();
    }

    public List<Diagnostic> problems() {
        return problems.stream().sorted(Diary::order).toList();
    }

    public List<String> inputs() {
        return List.copyOf(inputs);
    }

    private static int order(Diagnostic left, Diagnostic right) {
        int bySpan = left.span().compareTo(right.span());
        return bySpan != 0 ? bySpan : left.message().compareTo(right.message());
    }
}
