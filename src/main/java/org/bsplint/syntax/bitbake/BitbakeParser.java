package org.bsplint.syntax.bitbake;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bsplint.diagnostic.Diagnostic;
import org.bsplint.diagnostic.Related;
import org.bsplint.diagnostic.Severity;
import org.bsplint.source.Paths;
import org.bsplint.source.SourceFile;
import org.bsplint.source.Span;
import org.bsplint.syntax.LogicalLine;
import org.bsplint.syntax.ParseResult;

/**
 * Parses one file into statements, with the line rules of {@code ConfHandler.handle} and {@code BBHandler.feeder}. What
 * BitBake stops at is a diagnostic at its line; the next line is read as if nothing had happened.
 */
public final class BitbakeParser {
    private final SourceFile file;
    private final Dialect dialect;
    private final PhysicalLines lines;
    private final StatementLine reader;
    private final BitbakeFile.Kind kind;
    private final Recovery recovery;
    private final List<Statement> statements = new ArrayList<>();
    private final List<Diagnostic> diagnostics = new ArrayList<>();

    private BitbakeParser(SourceFile file, Dialect dialect, BitbakeFile.Kind kind) {
        this.file = file;
        this.dialect = dialect;
        this.kind = kind;
        this.lines = new PhysicalLines(file);
        this.reader = new StatementLine(dialect, kind);
        this.recovery = new Recovery(file, lines, reader, dialect, kind);
    }

    /** Reads a file with the parser that its name asks for. */
    public static ParseResult<BitbakeFile> parse(SourceFile file, Dialect dialect) {
        return parse(file, dialect, kindOf(file.path()));
    }

    public static ParseResult<BitbakeFile> parse(SourceFile file, Dialect dialect, BitbakeFile.Kind kind) {
        BitbakeParser parser = new BitbakeParser(file, dialect, kind);
        if (kind == BitbakeFile.Kind.RECIPE) {
            parser.recipe();
        } else {
            parser.configuration();
        }
        return new ParseResult<>(new BitbakeFile(file, kind, parser.statements), parser.diagnostics);
    }

    private static BitbakeFile.Kind kindOf(String path) {
        String name = Paths.name(path);
        if (!name.endsWith(".conf")) {
            return BitbakeFile.Kind.RECIPE;
        }
        boolean base = name.equals("layer.conf") || name.equals("bblayers.conf");
        return base ? BitbakeFile.Kind.BASE_CONFIGURATION : BitbakeFile.Kind.CONFIGURATION;
    }

    // ---- .conf

    private void configuration() {
        while (lines.advance()) {
            if (lines.isEmpty()) {
                continue;
            }
            boolean comment = lines.startsWith('#');
            int start = lines.start();
            LogicalLine.Builder joined = new LogicalLine.Builder(file);
            List<PhysicalLines.Mark> joins = new ArrayList<>();
            boolean confusing = false;
            boolean ended = false;
            while (!ended && lines.continues()) {
                add(joined, lines.end() - 1);
                ended = !lines.advance();
                joins.add(lines.mark());
                confusing |= comment && (ended || !lines.startsWith('#'));
            }
            if (!ended) {
                add(joined, lines.end());
            }
            if (confusing) {
                confusing(file.span(start, lines.end()));
            } else if (!comment && !joined.build().text().isEmpty()) {
                statement(joined.build(), start, joins);
            }
        }
    }

    // ---- .bb, .bbappend, .bbclass, .inc

    private void recipe() {
        boolean more = lines.advance();
        while (more) {
            more = recipeLine();
        }
    }

    /** Reads what starts on the current line and steps behind it; false at the end of the file. */
    private boolean recipeLine() {
        int start = lines.start();
        LogicalLine.Builder joined = new LogicalLine.Builder(file);
        List<PhysicalLines.Mark> joins = new ArrayList<>();
        boolean comment = lines.startsWith('#');
        boolean reported = false;
        while (lines.continues()) {
            boolean loneBackslash = joined.isEmpty() && lines.end() - lines.start() == 1;
            add(joined, lines.end() - 1);
            if (!lines.advance()) {
                Related begins = Related.at(file.span(start, start + 1), "the line begins here");
                diagnostics.add(new Diagnostic(
                        Severity.ERROR,
                        eof(),
                        "the file ends within a continued line",
                        Diagnostic.Kind.SYNTAX,
                        List.of(begins)));
                statements.add(new Statement.Unparsed(
                        joined.build().text(), file.span(start, file.text().length())));
                return false;
            }
            if (loneBackslash) {
                error(file.line(lines.number() - 1), "a line of a backslash alone: BitBake fails on it");
            }
            if (comment && !lines.startsWith('#')) {
                confusing(file.span(start, lines.start()));
                return true;
            }
            joins.add(lines.mark());
            while (!comment && lines.startsWith('#')) {
                if (!reported) {
                    error(
                            file.span(lines.start(), lines.end()),
                            "there is a comment in the middle of a continued line, which BitBake refuses");
                    reported = true;
                }
                if (!lines.advance()) {
                    statements.add(new Statement.Unparsed(joined.build().text(), file.span(start, lines.end())));
                    return false;
                }
            }
        }
        add(joined, lines.end());
        LogicalLine line = joined.build();
        if (comment || line.text().isEmpty()) {
            return lines.advance();
        }
        Optional<FunctionLine> function = FunctionLine.read(line.text(), dialect);
        if (function.isPresent()) {
            return function(function.get(), start, line);
        }
        if (dialect == Dialect.DUNFELL
                && FunctionLine.read(line.text(), Dialect.KIRKSTONE).isPresent()) {
            return laterFunction(start, line);
        }
        Optional<String> definition = FunctionLine.definition(line.text());
        if (definition.isPresent()) {
            return definition(definition.get(), start, line);
        }
        statement(line, start, joins);
        return lines.advance();
    }

    private boolean function(FunctionLine opening, int start, LogicalLine line) {
        List<String> body = new ArrayList<>();
        List<PhysicalLines.Mark> marks = new ArrayList<>();
        while (lines.advance()) {
            if (lines.end() - lines.start() == 1 && lines.startsWith('}')) {
                Optional<PhysicalLines.Mark> next = recovery.nextFunction(body, marks);
                if (next.isPresent()) {
                    return neverClosed(opening, start, line, next, line.span());
                }
                statements.add(new Statement.Function(
                        opening.name(),
                        opening.python(),
                        opening.fakeroot(),
                        body,
                        lines.number(),
                        file.span(start, lines.end())));
                return lines.advance();
            }
            marks.add(lines.mark());
            body.add(lines.line());
        }
        Span at = dialect.atLeast(Dialect.SCARTHGAP) ? eof() : line.span();
        return neverClosed(opening, start, line, recovery.statementAmong(marks), at);
    }

    /** BitBake reads no further; here the next line that can only be a statement of its own goes on. */
    private boolean neverClosed(
            FunctionLine opening, int start, LogicalLine line, Optional<PhysicalLines.Mark> next, Span at) {
        String name = opening.name().isEmpty() ? "__anonymous" : opening.name();
        String before =
                next.map(mark -> ", or not before line " + mark.number()).orElse("");
        String message = "function " + name + ", opened at line " + line.number() + ", is never closed" + before;
        List<Related> opened = at.equals(line.span()) ? List.of() : List.of(Related.at(line.span(), "opened here"));
        diagnostics.add(new Diagnostic(Severity.ERROR, at, message, Diagnostic.Kind.SYNTAX, opened));
        int end = next.map(PhysicalLines.Mark::start).orElse(file.text().length());
        statements.add(new Statement.Unparsed(line.text(), file.span(start, end)));
        next.ifPresent(lines::back);
        return next.isPresent();
    }

    /** A function whose name only later releases read: one error for all of it. */
    private boolean laterFunction(int start, LogicalLine line) {
        error(line.span(), "unparsed line: '" + shortened(line.text()) + "'");
        int end = lines.end();
        boolean more = lines.advance();
        while (more) {
            end = lines.end();
            boolean closes = lines.end() - lines.start() == 1 && lines.startsWith('}');
            more = lines.advance();
            if (closes) {
                break;
            }
        }
        statements.add(new Statement.Unparsed(line.text(), file.span(start, end)));
        return more;
    }

    private boolean definition(String name, int start, LogicalLine line) {
        List<String> body = new ArrayList<>();
        body.add(line.text());
        int end = lines.end();
        while (lines.advance()) {
            boolean belongs = lines.isEmpty() || lines.startsBlank() || lines.startsWith('#');
            if (!belongs) {
                bodyless(name, body, line);
                statements.add(new Statement.Definition(name, body, lines.number(), file.span(start, end)));
                return true;
            }
            body.add(lines.line());
            end = lines.isEmpty() ? end : lines.end();
        }
        bodyless(name, body, line);
        statements.add(new Statement.Definition(name, body, lines.number() + 1, file.span(start, end)));
        return false;
    }

    /** Python's compiler stops there. */
    private void bodyless(String name, List<String> body, LogicalLine line) {
        boolean opens = line.text().endsWith(":");
        if (opens
                && body.stream()
                        .skip(1)
                        .allMatch(text -> text.isBlank() || text.strip().startsWith("#"))) {
            error(line.span(), "def " + name + " has no body");
        }
    }

    // ---- both

    /** @param joins the lines that backslashes joined to the first */
    private void statement(LogicalLine line, int start, List<PhysicalLines.Mark> joins) {
        Optional<Statement> read = reader.read(line);
        if (read.isEmpty()) {
            Optional<PhysicalLines.Mark> next = recovery.statementAmong(joins);
            Span span = next.map(mark -> file.span(start, mark.start() - 1)).orElse(line.span());
            error(span, "unparsed line: '" + shortened(line.text()) + "'");
            statements.add(new Statement.Unparsed(line.text(), span));
            next.ifPresent(lines::backBefore);
            return;
        }
        if (read.get() instanceof Statement.Assignment assignment
                && assignment.name().isEmpty()) {
            error(line.span(), "empty variable name in assignment: '" + shortened(line.text()) + "'");
            statements.add(new Statement.Unparsed(line.text(), line.span()));
            return;
        }
        if (read.get() instanceof Statement.AddTask && holdsKeyword(line.text())) {
            error(line.span(), "a task's name holds an operation's keyword: '" + shortened(line.text()) + "'");
        }
        statements.add(read.get());
    }

    private boolean holdsKeyword(String text) {
        return text.contains(dialect.keyword("append_"))
                || text.contains(dialect.keyword("prepend_"))
                || text.contains(dialect.keyword("remove_"));
    }

    private void add(LogicalLine.Builder joined, int end) {
        int start = lines.start();
        joined.add(file.text().substring(start, Math.max(start, end)), start, lines.end() - start);
    }

    private void confusing(Span span) {
        error(
                span,
                "a comment that ends in a backslash is followed by a line that is no comment: BitBake refuses to guess");
    }

    /** BitBake names the line after the last. */
    private Span eof() {
        return file.span(file.text().length(), file.text().length());
    }

    private void error(Span span, String message) {
        diagnostics.add(Diagnostic.syntax(span, message));
    }

    private static String shortened(String text) {
        return text.length() <= 200 ? text : text.substring(0, 200) + "…";
    }
}
