package org.bsplint.syntax.bitbake;

import java.util.List;
import org.bsplint.source.Span;

/** A statement of a BitBake file; {@link #span()} is its whole text, from the first physical line to the last. */
public sealed interface Statement {
    Span span();

    /**
     * {@code [export] NAME[FLAG] = "value"}.
     *
     * @param flag empty for the variable itself
     * @param value between the quotes, continuation lines joined, not expanded
     * @param target the name in the file, without flag
     */
    record Assignment(
            boolean exported,
            String name,
            String flag,
            AssignmentOperator operator,
            String value,
            Span target,
            Span span)
            implements Statement {}

    /** {@code include}, {@code require} and {@code include_all}: files, separated by blanks, to be expanded. */
    record Include(Kind kind, String files, Span span) implements Statement {
        /** Which of the three. */
        public enum Kind {
            INCLUDE,
            REQUIRE,
            INCLUDE_ALL
        }
    }

    /** {@code inherit} and {@code inherit_defer}. */
    record Inherit(String classes, boolean deferred, Span span) implements Statement {}

    /** {@code export NAME}. */
    record Export(String name, Span span) implements Statement {}

    /** {@code unset NAME} or {@code unset NAME[FLAG]}. */
    record Unset(String name, String flag, Span span) implements Statement {}

    /**
     * {@code [python] [fakeroot] name() { … }}; without a name an anonymous Python function.
     *
     * @param lines between the braces, without trailing blanks
     * @param lastLine number of the physical line that closes it
     */
    record Function(String name, boolean python, boolean fakeroot, List<String> lines, int lastLine, Span span)
            implements Statement {
        public Function {
            lines = List.copyOf(lines);
        }

        public boolean isAnonymous() {
            return name.isEmpty() || name.equals("__anonymous");
        }
    }

    /**
     * {@code def name(…):} with all lines that belong to it, the first included.
     *
     * @param lastLine number of the physical line at which BitBake saw that it had ended
     */
    record Definition(String name, List<String> lines, int lastLine, Span span) implements Statement {
        public Definition {
            lines = List.copyOf(lines);
        }
    }

    /** {@code addtask}; words may need expansion from BitBake 2.10 on. */
    record AddTask(String tasks, String before, String after, Span span) implements Statement {}

    record DeleteTask(String tasks, Span span) implements Statement {}

    record ExportFunctions(List<String> functions, Span span) implements Statement {
        public ExportFunctions {
            functions = List.copyOf(functions);
        }
    }

    record AddHandler(List<String> functions, Span span) implements Statement {
        public AddHandler {
            functions = List.copyOf(functions);
        }
    }

    /** {@code addpylib DIRECTORY NAMESPACE}: only in bblayers.conf and layer.conf. */
    record AddPythonLibrary(String directory, String namespace, Span span) implements Statement {}

    /** {@code addfragments PREFIX FRAGMENTS FLAGGED BUILTIN}. */
    record AddFragments(String prefix, String fragments, String flagged, String builtin, Span span)
            implements Statement {}

    /** A line that is no statement; the diagnostics say why. */
    record Unparsed(String text, Span span) implements Statement {}
}
