package org.bsplint.syntax.bitbake;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bsplint.source.Span;
import org.bsplint.syntax.LogicalLine;

/** Reads one logical line as a statement, in BitBake's fixed order of regular expressions; empty for an unparsed line. */
final class StatementLine {
    /** Most files speak of no tasks. */
    private static final class Tasks {
        private static final int FLAGS = Pattern.UNIX_LINES | Pattern.UNICODE_CHARACTER_CLASS;
        private static final Pattern ADDTASK = Pattern.compile(
                "addtask\\s+(?<func>\\w+)\\s*((before\\s*(?<before>((.*(?=after))|(.*))))|(after\\s*(?<after>((.*(?=before))|(.*)))))*",
                FLAGS);
        private static final Pattern TASKS_AND_COMMENT = Pattern.compile("\\w+\\s+([^#\\n]+)", FLAGS);
        private static final Pattern FIRST_TASK = Pattern.compile("deltask\\s+(\\w+)", FLAGS);
    }

    private final Dialect dialect;
    private final BitbakeFile.Kind kind;

    StatementLine(Dialect dialect, BitbakeFile.Kind kind) {
        this.dialect = dialect;
        this.kind = kind;
    }

    Optional<Statement> read(LogicalLine line) {
        Optional<Statement> recipe = kind == BitbakeFile.Kind.RECIPE ? recipe(line) : Optional.empty();
        return recipe.isPresent() ? recipe : configuration(line);
    }

    /** Statements that only the recipe parser knows; functions come before them, elsewhere. */
    private Optional<Statement> recipe(LogicalLine line) {
        String text = line.text();
        Span span = line.span();
        Optional<String> functions = argument(text, "EXPORT_FUNCTIONS");
        if (functions.isPresent()) {
            return Optional.of(new Statement.ExportFunctions(Blanks.words(functions.get()), span));
        }
        if (argument(text, "addtask").isPresent()) {
            Optional<Statement> added = dialect.atLeast(Dialect.WALNASCAR) ? addTasks(text, span) : addTask(text, span);
            if (added.isPresent()) {
                return added;
            }
        }
        if (argument(text, "deltask").isPresent()) {
            Optional<Statement> deleted = deleteTask(text, span);
            if (deleted.isPresent()) {
                return deleted;
            }
        }
        Optional<String> handlers = argument(text, "addhandler");
        if (handlers.isPresent()) {
            return Optional.of(new Statement.AddHandler(Blanks.words(handlers.get()), span));
        }
        Optional<String> classes = argument(text, "inherit");
        if (classes.isPresent()) {
            return Optional.of(new Statement.Inherit(classes.get(), false, span));
        }
        Optional<String> deferred =
                dialect.atLeast(Dialect.SCARTHGAP) ? argument(text, "inherit_defer") : Optional.empty();
        return deferred.map(names -> new Statement.Inherit(names, true, span));
    }

    private Optional<Statement> configuration(LogicalLine line) {
        String text = line.text();
        Span span = line.span();
        Optional<Statement.Assignment> assignment = AssignmentLine.read(line, dialect);
        if (assignment.isPresent()) {
            return Optional.of(assignment.get());
        }
        Optional<String> included = argument(text, "include");
        if (included.isPresent()) {
            return Optional.of(new Statement.Include(Statement.Include.Kind.INCLUDE, included.get(), span));
        }
        Optional<String> required = argument(text, "require");
        if (required.isPresent()) {
            return Optional.of(new Statement.Include(Statement.Include.Kind.REQUIRE, required.get(), span));
        }
        Optional<String> exported = argument(text, "export");
        if (exported.isPresent()
                && isReference(exported.get(), 0, exported.get().length())) {
            return Optional.of(new Statement.Export(exported.get(), span));
        }
        Optional<Statement> unset = argument(text, "unset").flatMap(name -> unset(name, span));
        return unset.isPresent() ? unset : later(text, span);
    }

    private Optional<Statement> later(String text, Span span) {
        if (dialect.atLeast(Dialect.MICKLEDORE) && kind == BitbakeFile.Kind.BASE_CONFIGURATION) {
            Optional<List<String>> words = greedyWords(text, "addpylib", 2);
            if (words.isPresent()) {
                List<String> parts = words.get();
                return Optional.of(new Statement.AddPythonLibrary(parts.get(0), parts.get(1), span));
            }
        }
        if (!dialect.atLeast(Dialect.WALNASCAR)) {
            return Optional.empty();
        }
        Optional<String> everywhere = argument(text, "include_all");
        if (everywhere.isPresent()) {
            return Optional.of(new Statement.Include(Statement.Include.Kind.INCLUDE_ALL, everywhere.get(), span));
        }
        return greedyWords(text, "addfragments", 4)
                .map(parts -> new Statement.AddFragments(parts.get(0), parts.get(1), parts.get(2), parts.get(3), span));
    }

    private Optional<Statement> unset(String name, Span span) {
        if (isReference(name, 0, name.length())) {
            return Optional.of(new Statement.Unset(name, "", span));
        }
        int open = name.indexOf('[');
        int close = name.length() - 1;
        // from 2.4 to master, the regular expression wants two characters at least
        int shortest = dialect.atLeast(Dialect.MICKLEDORE) ? 2 : 1;
        Dialect flags = dialect.atLeast(Dialect.WALNASCAR) ? Dialect.SCARTHGAP : dialect;
        boolean fits = open > 0
                && name.charAt(close) == ']'
                && close - open - 1 >= shortest
                && isReference(name, 0, open)
                && AssignmentLine.isFlag(name, open + 1, close, flags);
        return fits
                ? Optional.of(new Statement.Unset(name.substring(0, open), name.substring(open + 1, close), span))
                : Optional.empty();
    }

    /** {@code word\s+(.+)}: the argument with all that follows it on the line. */
    private static Optional<String> argument(String text, String word) {
        if (!text.startsWith(word)) {
            return Optional.empty();
        }
        int start = Blanks.skip(text, word.length(), text.length());
        return start > word.length() && start < text.length() ? Optional.of(text.substring(start)) : Optional.empty();
    }

    /** {@code word\s+(.+)\s+(.+)…}: greedy from the left, so all but the first argument are single words. */
    private static Optional<List<String>> greedyWords(String text, String word, int count) {
        Optional<String> argument = argument(text, word);
        if (argument.isEmpty()) {
            return Optional.empty();
        }
        java.util.LinkedList<String> parts = new java.util.LinkedList<>();
        String rest = argument.get();
        while (parts.size() < count - 1) {
            int at = rest.length();
            while (at > 0 && !Blanks.isBlank(rest.charAt(at - 1))) {
                at--;
            }
            if (at <= 1) {
                return Optional.empty();
            }
            parts.addFirst(rest.substring(at));
            rest = rest.substring(0, at - 1);
            if (parts.size() < count - 1) {
                rest = rest.substring(0, Blanks.trimEnd(rest, 0, rest.length()));
            }
        }
        parts.addFirst(rest);
        return Optional.of(List.copyOf(parts));
    }

    private static boolean isReference(String name, int start, int end) {
        for (int i = start; i < end; i++) {
            if (!AssignmentLine.isReferenceCharacter(name.charAt(i))) {
                return false;
            }
        }
        return end > start;
    }

    /** Up to 2.8: one task, one {@code before}, one {@code after}. */
    private static Optional<Statement> addTask(String text, Span span) {
        Matcher matcher = Tasks.ADDTASK.matcher(text);
        if (!matcher.lookingAt()) {
            return Optional.empty();
        }
        String before = Optional.ofNullable(matcher.group("before")).orElse("");
        String after = Optional.ofNullable(matcher.group("after")).orElse("");
        return Optional.of(new Statement.AddTask(matcher.group("func"), before, after, span));
    }

    /** From 2.10: several tasks, split at the words themselves; a comment may follow. */
    private static Optional<Statement> addTasks(String text, Span span) {
        Matcher matcher = Tasks.TASKS_AND_COMMENT.matcher(text);
        if (!matcher.lookingAt()) {
            return Optional.empty();
        }
        String words = matcher.group(1);
        String tasks = words.split(" before ", 2)[0].split(" after ", 2)[0];
        String after = following(words, " before ", " after ");
        String before = following(words, " after ", " before ");
        return Optional.of(new Statement.AddTask(tasks, before, after, span));
    }

    private static String following(String words, String outer, String inner) {
        StringBuilder found = new StringBuilder();
        for (String part : words.split(outer, -1)) {
            String[] pieces = part.split(inner, -1);
            if (pieces.length > 1) {
                found.append(String.join(" ", java.util.Arrays.asList(pieces).subList(1, pieces.length)));
            }
        }
        return found.toString();
    }

    private Optional<Statement> deleteTask(String text, Span span) {
        if (!dialect.atLeast(Dialect.KIRKSTONE)) {
            Matcher first = Tasks.FIRST_TASK.matcher(text);
            return first.lookingAt() ? Optional.of(new Statement.DeleteTask(first.group(1), span)) : Optional.empty();
        }
        if (dialect.atLeast(Dialect.WALNASCAR)) {
            Matcher tasks = Tasks.TASKS_AND_COMMENT.matcher(text);
            return tasks.lookingAt() ? Optional.of(new Statement.DeleteTask(tasks.group(1), span)) : Optional.empty();
        }
        return argument(text, "deltask").map(tasks -> new Statement.DeleteTask(tasks, span));
    }
}
