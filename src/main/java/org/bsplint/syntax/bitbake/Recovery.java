package org.bsplint.syntax.bitbake;

import java.util.List;
import java.util.Optional;
import org.bsplint.source.SourceFile;
import org.bsplint.syntax.LogicalLine;

/**
 * Where reading goes on after something that BitBake stops at: at the next line that starts in the first column and is a
 * statement by itself. So a line that is being typed does not take those behind it along.
 */
final class Recovery {
    private final SourceFile file;
    private final PhysicalLines lines;
    private final StatementLine reader;
    private final Dialect dialect;
    private final BitbakeFile.Kind kind;
    /** Characters that may be read again in a file: lines that go on and on must not take the square of their number. */
    private int budget = 1 << 20;

    Recovery(SourceFile file, PhysicalLines lines, StatementLine reader, Dialect dialect, BitbakeFile.Kind kind) {
        this.file = file;
        this.lines = lines;
        this.reader = reader;
        this.dialect = dialect;
        this.kind = kind;
    }

    /** The first of these lines that is a statement; the walk over the lines stays where it is. */
    Optional<PhysicalLines.Mark> statementAmong(List<PhysicalLines.Mark> marks) {
        PhysicalLines.Mark here = lines.mark();
        Optional<PhysicalLines.Mark> found =
                marks.stream().filter(this::isStatement).findFirst();
        lines.back(here);
        return found;
    }

    private boolean isStatement(PhysicalLines.Mark mark) {
        lines.back(mark);
        if (budget <= 0 || lines.isEmpty() || lines.startsBlank() || lines.startsWith('#')) {
            return false;
        }
        LogicalLine.Builder joined = new LogicalLine.Builder(file);
        boolean more = true;
        while (more && budget > 0 && lines.continues()) {
            add(joined, lines.end() - 1);
            more = lines.advance();
        }
        if (more) {
            add(joined, lines.end());
        }
        LogicalLine line = joined.build();
        return reader.read(line).isPresent() || kind == BitbakeFile.Kind.RECIPE && opens(line.text());
    }

    private boolean opens(String text) {
        return FunctionLine.read(text, dialect).isPresent()
                || FunctionLine.definition(text).isPresent();
    }

    /**
     * Where the body of a function holds the first line of another one and no brace that closes it: the first statement
     * from which that function's line is reached. The text of a function cannot be so: its brace would end the outer one.
     */
    Optional<PhysicalLines.Mark> nextFunction(List<String> body, List<PhysicalLines.Mark> marks) {
        for (int at = 0; at < body.size(); at++) {
            boolean other = FunctionLine.read(body.get(at), dialect).isPresent()
                    && body.subList(at + 1, body.size()).stream().noneMatch(Recovery::closes);
            if (other) {
                return statementAmong(marks.subList(0, at + 1));
            }
        }
        return Optional.empty();
    }

    private static boolean closes(String line) {
        String text = line.strip();
        return text.startsWith("}") || text.endsWith(" }") || text.endsWith(";}");
    }

    private void add(LogicalLine.Builder joined, int end) {
        int start = lines.start();
        budget -= Math.max(1, end - start);
        joined.add(file.text().substring(start, Math.max(start, end)), start, lines.end() - start);
    }
}
