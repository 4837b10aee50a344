package org.bsplint.eval.kconfig.graph;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bsplint.diagnostic.Diagnostic;
import org.bsplint.eval.Budget;
import org.bsplint.source.BoundedPattern;
import org.bsplint.source.FileTree;
import org.bsplint.source.Paths;
import org.bsplint.source.SourceFile;
import org.bsplint.source.Span;
import org.bsplint.syntax.kconfig.ExpressionParser;
import org.bsplint.syntax.kconfig.KconfigFile;
import org.bsplint.syntax.kconfig.KconfigLexer;
import org.bsplint.syntax.kconfig.KconfigLine;
import org.bsplint.syntax.kconfig.Keyword;
import org.bsplint.syntax.kconfig.Token;
import org.bsplint.value.Cause;
import org.bsplint.value.Text;

/** Reads a tree of Kconfig files in the order in which they source each other, expanding macros on the way. */
public final class TreeReader {
    private static final int MAX_DEPTH = 100;
    private static final int MAX_FILES = 50_000;
    private static final Pattern ASSIGNMENT =
            Pattern.compile("((?:[A-Za-z0-9_-]|\\$\\([^)]*\\))+)[ \\t]*(:=|\\+=|=)[ \\t]*(.*?)\\r?");

    private final FileTree files;
    private final String base;
    private final Graph graph = new Graph();
    private final List<Diagnostic> diagnostics = new ArrayList<>();
    private final Map<String, KconfigFile> read = new LinkedHashMap<>();
    private final List<String> including = new ArrayList<>();
    private final Macros macros;
    private final Statements statements;
    private Optional<Cause> incomplete = Optional.empty();
    private Span here;
    private int sourced;
    /** The macros of the statement at hand could not be expanded: it is not read any further. */
    private boolean failed;

    public TreeReader(FileTree files, String base, KconfigSettings settings) {
        this.files = files;
        this.base = base;
        this.here = SourceFile.of("Kconfig", "").span(0, 0);
        this.macros = new Macros(
                settings,
                new Budget(20_000_000, 400, 100_000_000),
                this::fail,
                message -> diagnostics.add(Diagnostic.warning(here, message)));
        this.statements = new Statements(graph, diagnostics);
    }

    /**
     * A tree as read.
     *
     * @param order symbols (choices for their members), each after what it depends on; empty if the tree is broken
     * @param dependents by index of a symbol, the symbols (choices for their members) whose values hang on it
     * @param inputs paths of the files that were read
     * @param incomplete why something could not be followed that the real tool would follow
     */
    public record Tree(
            Graph graph,
            Node root,
            List<Symbol> order,
            List<List<Symbol>> dependents,
            List<Diagnostic> diagnostics,
            List<String> inputs,
            Optional<Cause> incomplete) {
        /** The real tool would stop without writing anything. */
        public boolean isBroken() {
            return diagnostics.stream().anyMatch(Diagnostic::stops);
        }
    }

    public Tree read(SourceFile top) {
        here = top.span(0, 0);
        file(KconfigFile.parse(top), top.path());
        List<Symbol> order = diagnostics.stream().anyMatch(Diagnostic::stops) ? List.of() : finish();
        return new Tree(
                graph,
                statements.root(),
                order,
                DependencyOrder.dependents(graph),
                List.copyOf(diagnostics),
                List.copyOf(read.keySet()),
                incomplete);
    }

    private List<Symbol> finish() {
        new TreeFinisher(graph).finish(statements.root(), false);
        DependencyOrder.Result result = DependencyOrder.of(graph);
        result.cycle().stream()
                .filter(symbol -> !symbol.nodes().isEmpty())
                .findFirst()
                .ifPresent(symbol -> diagnostics.add(Diagnostic.error(
                        symbol.nodes().get(0).span(),
                        "recursive dependency detected: " + DependencyOrder.describe(result.cycle()))));
        return List.copyOf(result.order());
    }

    private void file(KconfigFile file, String path) {
        read.putIfAbsent(path, file);
        including.add(path);
        int open = statements.depth();
        for (KconfigLine line : file.lines()) {
            statement(file, line);
        }
        statements.closeFile(
                open,
                file.file().span(file.file().text().length(), file.file().text().length()));
        including.remove(including.size() - 1);
    }

    private void statement(KconfigFile file, KconfigLine line) {
        here = file.span(line);
        if (line.keyword() == Keyword.ASSIGNMENT) {
            macrosAt(file, line);
            assign(line);
            return;
        }
        boolean hasMacro = line.text().indexOf('$') >= 0;
        if (hasMacro) {
            macrosAt(file, line);
        }
        if (line.keyword() == Keyword.UNKNOWN && hasMacro && vanishes(line.text())) {
            return;
        }
        List<Token> tokens = List.of();
        if (line.keyword() != Keyword.HELP && line.keyword() != Keyword.UNKNOWN) {
            KconfigLexer.Tokens lexed = KconfigLexer.tokens(line.text());
            lexed.warnings().forEach(this::lexical);
            long errors = diagnostics.stream().filter(Diagnostic::stops).count();
            tokens = hasMacro ? expand(lexed.tokens()) : lexed.tokens();
            if (hasMacro
                    && errors < diagnostics.stream().filter(Diagnostic::stops).count()) {
                return;
            }
        }
        switch (line.keyword()) {
            case SOURCE -> source(file, tokens, false, false);
            case RSOURCE -> source(file, tokens, true, false);
            case OSOURCE -> source(file, tokens, false, true);
            case ORSOURCE -> source(file, tokens, true, true);
            default -> statements.add(line, here, new ExpressionParser(tokens));
        }
    }

    /** A line of macros that expand to nothing, as {@code $(error-if,…)}, is an empty line. */
    private boolean vanishes(String text) {
        failed = false;
        Text expanded = macros.expand(text);
        return failed || expanded.isKnown() && expanded.known().isBlank();
    }

    private void fail(String message) {
        failed = true;
        diagnostics.add(Diagnostic.error(here, message));
    }

    private void macrosAt(KconfigFile file, KconfigLine line) {
        Cause cause = Cause.of(Cause.Kind.EXTERNAL_COMMAND, "", here);
        macros.at(new Macros.Place(file.file().path(), file.file().lines().line(line.offset()), cause));
    }

    private void lexical(String message) {
        diagnostics.add(
                message.startsWith("unterminated")
                        ? Diagnostic.syntax(here, message)
                        : Diagnostic.warning(here, message));
    }

    private void assign(KconfigLine line) {
        Matcher matcher = ASSIGNMENT.matcher(line.text());
        Text name = matcher.matches() ? macros.expand(matcher.group(1)) : Text.EMPTY;
        if (name.isKnown() && !name.isEmpty()) {
            statements.closeEntry();
            macros.assign(name.known(), matcher.group(2), matcher.group(3));
        } else {
            diagnostics.add(Diagnostic.syntax(here, "invalid statement"));
        }
    }

    /** Tokens with their macros expanded: one that becomes empty vanishes, one that is not known becomes a constant. */
    private List<Token> expand(List<Token> tokens) {
        List<Token> expanded = new ArrayList<>(tokens.size());
        for (Token token : tokens) {
            if (!token.hasMacro()) {
                expanded.add(token);
                continue;
            }
            Text text = macros.expand(token.pieces());
            if (!text.isKnown()) {
                Symbol unknown = graph.unknown(
                        macros.possible(text), text.causes().iterator().next());
                expanded.add(new Token(token.kind(), List.of(new Token.Piece(statements.name(unknown), false))));
            } else if (token.kind() == Token.Kind.QUOTED || !text.isEmpty()) {
                expanded.add(new Token(token.kind(), List.of(new Token.Piece(text.known(), false))));
            }
        }
        return expanded;
    }

    private void source(KconfigFile from, List<Token> tokens, boolean relative, boolean optional) {
        statements.closeEntry();
        if (tokens.size() != 1 || tokens.get(0).kind() == Token.Kind.OPERATOR) {
            diagnostics.add(Diagnostic.syntax(here, "`source` needs one file name"));
            return;
        }
        String name = tokens.get(0).text();
        Optional<Cause> unknown = statements.unknown(name);
        if (unknown.isPresent()) {
            missing("cannot follow `source`: its name is not known", unknown);
            return;
        }
        String folder = relative ? from.file().directory() : base;
        List<String> found = matching(Paths.resolve(folder, name));
        if (found.isEmpty() && !optional) {
            diagnostics.add(Diagnostic.error(here, "can't open file `" + name + "`"));
        }
        Span at = here;
        for (String path : found) {
            include(path, at);
        }
        here = at;
    }

    private void include(String path, Span at) {
        if (including.contains(path)) {
            diagnostics.add(Diagnostic.error(at, "recursive inclusion of `" + path + "`"));
        } else if (including.size() >= MAX_DEPTH || ++sourced > MAX_FILES) {
            here = at;
            missing(
                    "more sourced files than this program follows",
                    Optional.of(Cause.of(Cause.Kind.BUDGET, "too many sourced files", at)));
        } else {
            KconfigFile known = read.get(path);
            Optional<KconfigFile> file =
                    known != null ? Optional.of(known) : files.read(path).map(KconfigFile::parse);
            Optional<String> unread = file.isEmpty() ? files.unread(path) : Optional.empty();
            if (unread.isPresent()) {
                here = at;
                String problem = "`" + path + "` " + unread.get();
                missing(problem, Optional.of(Cause.of(Cause.Kind.MISSING_INPUT, problem, at)));
            } else if (file.isEmpty()) {
                diagnostics.add(Diagnostic.error(at, "can't open file `" + path + "`"));
            }
            file.ifPresent(found -> file(found, path));
        }
    }

    private void missing(String message, Optional<Cause> cause) {
        diagnostics.add(Diagnostic.problem(here, message));
        incomplete = incomplete.or(() -> cause);
    }

    /** The files a name stands for: itself, or in kconfiglib's dialect all that match its {@code *} and {@code ?}. */
    private List<String> matching(String path) {
        if (files.isFile(path) || path.indexOf('*') < 0 && path.indexOf('?') < 0 && path.indexOf('[') < 0) {
            return files.isFile(path) ? List.of(path) : List.of();
        }
        List<String> found = List.of(path.startsWith("/") ? "/" : "");
        for (String part : path.split("/")) {
            List<String> next = new ArrayList<>();
            for (String parent : found) {
                next.addAll(part.isEmpty() ? List.of(parent) : step(parent, part));
            }
            found = next;
        }
        return found.stream().filter(files::isFile).toList();
    }

    private List<String> step(String parent, String part) {
        String prefix = parent.isEmpty() || parent.endsWith("/") ? parent : parent + "/";
        if (part.indexOf('*') < 0 && part.indexOf('?') < 0 && part.indexOf('[') < 0) {
            return List.of(prefix + part);
        }
        BoundedPattern glob = BoundedPattern.of(Pattern.compile(Glob.regex(part)));
        return files.list(parent).stream()
                .filter(name -> glob.matches(name) == BoundedPattern.Answer.YES)
                .map(name -> prefix + name)
                .toList();
    }
}
