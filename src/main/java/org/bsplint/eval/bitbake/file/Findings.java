package org.bsplint.eval.bitbake.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bsplint.diagnostic.Edit;
import org.bsplint.diagnostic.Fix;
import org.bsplint.eval.bitbake.DataStore;
import org.bsplint.source.SourceFile;
import org.bsplint.source.Span;
import org.bsplint.syntax.bitbake.AssignmentOperator;
import org.bsplint.syntax.bitbake.BitbakeParser;
import org.bsplint.syntax.bitbake.Dialect;
import org.bsplint.syntax.bitbake.Statement;
import org.bsplint.value.Observation;

/** What statements do that no value shows, seen as they are carried out. */
final class Findings {
    private static final String COMPONENT = "yocto";
    private static final List<String> OPERATIONS = List.of("append", "prepend", "remove");

    private Findings() {}

    static void beforeAssignment(DataStore store, Statement.Assignment assignment) {
        Dialect dialect = store.dialect();
        String name = assignment.name();
        if (dialect.separator() == ':') {
            oldOperation(name).ifPresent(fixed -> oldSyntax(store, name, assignment.target(), fixed));
            halfConverted(store, name, assignment.target());
        }
        boolean operation = OPERATIONS.stream().anyMatch(word -> name.contains(dialect.keyword(word)));
        if (operation && isMixed(assignment.operator())) {
            Map<String, String> details =
                    Map.of("name", name, "operator", assignment.operator().symbol());
            Fix fix = Fix.advice("write `" + name + " = \"…\"`, with a blank inside the quotes where one is meant");
            add(store, "append-with-plus-equals", base(name, dialect), assignment.target(), details, Optional.of(fix));
        }
        boolean weakFlag = assignment.operator() == AssignmentOperator.WEAK
                && !assignment.flag().isEmpty()
                && !dialect.hasWeakFlags();
        if (weakFlag && !store.flagContent(name, assignment.flag()).isUnset()) {
            Map<String, String> details = Map.of("name", name, "flag", assignment.flag());
            add(store, "weak-flag-overwrites", name, assignment.target(), details, Optional.empty());
        }
    }

    static void includedTwice(DataStore store, String path, Span span) {
        add(store, "file-included-twice", path, span, Map.of("file", path), Optional.empty());
    }

    /** {@code V_${PN}} takes the place of {@code V_foo}: BitBake warns. */
    static void nameReplaced(DataStore store, String name, String to) {
        store.history(name).stream()
                .flatMap(event -> event.place().span().stream())
                .findFirst()
                .ifPresent(span -> add(
                        store, "key-expansion-replaces", to, span, Map.of("name", name, "new", to), Optional.empty()));
    }

    static void beforeFunction(DataStore store, Statement.Function function) {
        if (store.dialect().separator() == ':') {
            oldOperation(function.name())
                    .ifPresent(fixed ->
                            oldSyntax(store, function.name(), nameIn(function.span(), function.name()), fixed));
        }
    }

    /** A line that is none in a release before {@code :}, but would be one after. */
    static void unparsed(DataStore store, Statement.Unparsed unparsed) {
        if (store.dialect() != Dialect.DUNFELL) {
            return;
        }
        SourceFile later = SourceFile.of("later.bb", unparsed.span().text());
        List<Statement> read =
                BitbakeParser.parse(later, Dialect.KIRKSTONE).tree().statements();
        String name = read.isEmpty() ? "" : name(read.get(0));
        if (name.contains(":")) {
            String fixed = name.replace(':', '_');
            Span span = nameIn(unparsed.span(), name);
            String base = name.substring(0, name.indexOf(':'));
            Map<String, String> details = Map.of("name", name, "new", fixed);
            add(store, "new-override-syntax-in-old-series", base, span, details, Optional.of(rename(span, fixed)));
        }
    }

    private static String name(Statement statement) {
        if (statement instanceof Statement.Assignment assignment) {
            return assignment.name();
        }
        return statement instanceof Statement.Function function ? function.name() : "";
    }

    private static Span nameIn(Span statement, String name) {
        int at = Math.max(0, statement.text().indexOf(name));
        return statement.file().span(statement.start() + at, statement.start() + at + name.length());
    }

    private static Fix rename(Span span, String fixed) {
        Edit edit = new Edit(span.path(), span.line(), span.column(), span.endLine(), span.endColumn(), fixed);
        return new Fix("write `" + fixed + "`", List.of(edit), false);
    }

    private static void oldSyntax(DataStore store, String name, Span span, String fixed) {
        Map<String, String> details = Map.of("name", name, "new", fixed);
        String base = fixed.substring(0, fixed.indexOf(':'));
        add(store, "old-override-syntax", base, span, details, Optional.of(rename(span, fixed)));
    }

    /** {@code A:append_x} is neither syntax: an override of that name, which nobody sets. */
    private static void halfConverted(DataStore store, String name, Span span) {
        for (String operation : OPERATIONS) {
            int at = name.indexOf(":" + operation + "_");
            if (at > 0) {
                int end = at + operation.length() + 1;
                String fixed = name.substring(0, end) + ":" + name.substring(end + 1);
                Map<String, String> details = Map.of("name", name, "new", fixed);
                String base = name.substring(0, name.indexOf(':'));
                add(store, "half-converted-operation", base, span, details, Optional.of(rename(span, fixed)));
            }
        }
    }

    /** {@code A_append_x} as it should be written from BitBake 1.52 on; empty if the name holds no old operation. */
    static Optional<String> oldOperation(String name) {
        for (String operation : OPERATIONS) {
            String old = "_" + operation;
            int at = name.indexOf(old);
            int end = at + old.length();
            boolean whole = at > 0 && (end == name.length() || name.charAt(end) == '_' || name.charAt(end) == ':');
            if (whole) {
                String rest = name.substring(end);
                String condition = rest.startsWith("_") ? ":" + rest.substring(1) : rest;
                return Optional.of(overridden(name.substring(0, at)) + ":" + operation + condition);
            }
        }
        return Optional.empty();
    }

    /** {@code A_B_x} becomes {@code A_B:x}: what follows the last upper-case part is an override. */
    private static String overridden(String base) {
        int at = base.lastIndexOf('_');
        boolean override = at > 0
                && at + 1 < base.length()
                && (base.startsWith("${", at + 1) || Character.isLowerCase(base.charAt(at + 1)))
                && Character.isUpperCase(base.charAt(at - 1));
        return override ? base.substring(0, at) + ":" + base.substring(at + 1) : base;
    }

    private static boolean isMixed(AssignmentOperator operator) {
        return switch (operator) {
            case APPEND, PREPEND, APPEND_TIGHT, PREPEND_TIGHT, DEFAULT -> true;
            case SET, IMMEDIATE, WEAK -> false;
        };
    }

    private static String base(String name, Dialect dialect) {
        List<Integer> ends = new ArrayList<>();
        for (String word : OPERATIONS) {
            int at = name.indexOf(dialect.keyword(word));
            if (at >= 0) {
                ends.add(at);
            }
        }
        return name.substring(0, ends.stream().mapToInt(Integer::intValue).min().orElse(name.length()));
    }

    static void add(
            DataStore store, String kind, String subject, Span span, Map<String, String> details, Optional<Fix> fix) {
        Observation observation =
                new Observation(kind, COMPONENT, List.of(subject), Optional.of(span), details, List.of(), fix);
        store.notes().add(observation);
    }
}
