package org.bsplint.eval.bitbake.dump;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bsplint.eval.Evaluation;
import org.bsplint.source.SourceFile;
import org.bsplint.source.Span;
import org.bsplint.value.Assignment;
import org.bsplint.value.Assignment.Effect;
import org.bsplint.value.Cause;
import org.bsplint.value.Option;
import org.bsplint.value.OptionSet;
import org.bsplint.value.Origin;
import org.bsplint.value.Value;

/**
 * A dump that {@code bitbake -e} wrote ({@code emit_env}, {@code VariableHistory.emit}), read back as ground truth: values as
 * BitBake computed them, with their history. Functions are listed but not known, for the dump does not show their exact
 * text; flags are those that the history shows set to a text without references.
 */
public final class EnvironmentDump {
    private static final Pattern TITLE = Pattern.compile("# \\$(\\S+)(?: \\[\\d+ operations])?");
    private static final Pattern OPERATION = Pattern.compile("#   (\\S.*?) (\\S+):(\\d+)(?: \\[(.*)])?");
    private static final Pattern DETAIL = Pattern.compile("#     (?:\\[([^\\]]*)] )?\"(.*)", Pattern.DOTALL);
    private static final Pattern VALUE = Pattern.compile("(?:export )?([^\\s=\"#]+)=\"(.*)", Pattern.DOTALL);
    private static final Pattern FUNCTION = Pattern.compile("(?:python )?(\\S+) ?\\(\\) \\{");
    private static final Pattern FAILURE = Pattern.compile("# expansion of (\\S+) threw (.*)");

    private final SourceFile dump;
    private final Function<String, Optional<SourceFile>> sources;
    private final boolean escapesBackquotes;
    private final Map<String, Value> values = new TreeMap<>();
    private final Map<String, List<Assignment>> histories = new TreeMap<>();
    private final Map<String, Map<String, Value>> flags = new TreeMap<>();
    private String variable = "";
    private int line = 1;

    private EnvironmentDump(SourceFile dump, Function<String, Optional<SourceFile>> sources) {
        this.dump = dump;
        this.sources = sources;
        this.escapesBackquotes = escapesBackquotes(dump.text());
    }

    /** Is this text such a dump? */
    public static boolean isOne(String text) {
        return text.contains("# INCLUDE HISTORY:") || text.contains("\n# $BBPATH") || text.contains("\n# $OVERRIDES");
    }

    /** @param sources finds a file of the build by the path that the dump has for it, for the places of the history */
    public static Evaluation read(SourceFile dump, Function<String, Optional<SourceFile>> sources) {
        EnvironmentDump reader = new EnvironmentDump(dump, sources);
        while (reader.line <= dump.lines().count()) {
            reader.next();
        }
        return new Evaluation(
                OptionSet.complete(reader.options()), List.of(), List.of(), List.of(), List.of(dump.path()));
    }

    private List<Option> options() {
        Map<String, Value> all = new LinkedHashMap<>();
        histories.keySet().forEach(name -> all.put(name, Value.UNSET));
        all.putAll(values);
        List<Option> options = new ArrayList<>();
        all.forEach((name, value) -> options.add(new Option(
                name,
                value,
                Origin.FILE,
                histories.getOrDefault(name, List.of()),
                flags.getOrDefault(name, Map.of()),
                List.of())));
        return options;
    }

    private void next() {
        String text = dump.lines().text(line);
        if (text.startsWith("#")) {
            comment(text);
            line++;
            return;
        }
        Matcher function = FUNCTION.matcher(text);
        if (function.matches()) {
            Cause cause = Cause.of(Cause.Kind.UNSUPPORTED, "a function", dump.line(line));
            values.put(function.group(1), Value.unknown(java.util.Set.of(cause), false));
            skipFunction();
            return;
        }
        Matcher value = VALUE.matcher(text);
        if (value.matches()) {
            values.put(value.group(1), Value.known(unescaped(quoted(value.group(2)))));
            return;
        }
        line++;
    }

    private void comment(String text) {
        Matcher title = TITLE.matcher(text);
        if (title.matches()) {
            variable = title.group(1);
            histories.put(variable, new ArrayList<>());
            return;
        }
        Matcher failure = FAILURE.matcher(text);
        if (failure.matches()) {
            values.put(failure.group(1), new Value.Failing(failure.group(2)));
            return;
        }
        Matcher operation = OPERATION.matcher(text);
        if (!variable.isEmpty() && operation.matches() && line < dump.lines().count()) {
            operation(operation);
        }
    }

    private void operation(Matcher operation) {
        int at = line;
        Matcher detail = DETAIL.matcher(dump.lines().text(line + 1));
        if (!detail.matches()) {
            return;
        }
        line++;
        StringBuilder text = new StringBuilder(detail.group(2));
        while (!endsDetail(text) && line < dump.lines().count()) {
            String more = dump.lines().text(line + 1);
            if (!more.startsWith("#     ")) {
                break;
            }
            line++;
            text.append('\n').append(more.substring(6));
        }
        if (text.length() > 0 && text.charAt(text.length() - 1) == '"') {
            text.setLength(text.length() - 1);
        }
        String flag = Optional.ofNullable(detail.group(1)).orElse("");
        Assignment step = assignment(operation, flag, text.toString(), dump.line(at));
        if (flag.isEmpty() || flag.startsWith("_")) {
            histories.computeIfAbsent(variable, name -> new ArrayList<>()).add(step);
        } else {
            flag(flag, operation.group(1), text.toString());
        }
    }

    /** A detail ends with a quote before a line that is none of its own. */
    private boolean endsDetail(StringBuilder text) {
        boolean quote = text.length() > 0 && text.charAt(text.length() - 1) == '"';
        String following = line < dump.lines().count() ? dump.lines().text(line + 1) : "";
        return quote && !following.startsWith("#     ");
    }

    private Assignment assignment(Matcher operation, String flag, String detail, Span here) {
        String path = operation.group(2);
        int number = Integer.parseInt(
                operation.group(3).substring(0, Math.min(9, operation.group(3).length())));
        Optional<Span> there = sources.apply(path).map(file -> file.line(number));
        String function = Optional.ofNullable(operation.group(4)).orElse("");
        String place = there.isPresent() ? "" : path + ":" + number;
        String note = String.join(
                " ",
                List.of(flag.isEmpty() ? "" : "[" + flag + "]", place, function.isEmpty() ? "" : "in " + function));
        Span span = there.orElse(here);
        return new Assignment(
                operation.group(1), detail, Origin.FILE, Optional.of(span), Effect.APPLIED, note.strip(), List.of());
    }

    private void flag(String flag, String operation, String detail) {
        Map<String, Value> known = flags.computeIfAbsent(variable, name -> new TreeMap<>());
        if (operation.equals("delFlag")) {
            known.remove(flag);
            return;
        }
        boolean plain = !detail.contains("${") && !operation.startsWith("append") && !operation.startsWith("prepend");
        Cause cause = Cause.of(Cause.Kind.UNSUPPORTED, "the dump shows flags before expansion", dump.line(line));
        known.put(flag, plain ? Value.known(detail) : Value.unknown(cause));
    }

    /** The text up to the quote that ends the assignment; steps behind it. A line end within was written as {@code \}. */
    private String quoted(String first) {
        StringBuilder text = new StringBuilder(first);
        line++;
        while (text.length() > 1
                && text.charAt(text.length() - 1) == '\\'
                && text.charAt(text.length() - 2) == ' '
                && line <= dump.lines().count()) {
            text.setLength(text.length() - 2);
            text.append('\n').append(dump.lines().text(line));
            line++;
        }
        int end = text.length() - 1;
        return end >= 0 && text.charAt(end) == '"' ? text.substring(0, end) : text.toString();
    }

    private String unescaped(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            char next = i + 1 < text.length() ? text.charAt(i + 1) : 0;
            boolean escapes = next == '"' || next == '$' || next == '`' && escapesBackquotes;
            if (c != '\\' || !escapes) {
                plain.append(c);
            }
        }
        return plain.toString();
    }

    /** Newer releases put a backslash before each backquote, older ones before none. */
    private static boolean escapesBackquotes(String text) {
        boolean any = false;
        for (String line : (Iterable<String>) text.lines()::iterator) {
            if (!VALUE.matcher(line).matches()) {
                continue;
            }
            for (int at = line.indexOf('`'); at >= 0; at = line.indexOf('`', at + 1)) {
                if (at == 0 || line.charAt(at - 1) != '\\') {
                    return false;
                }
                any = true;
            }
        }
        return any;
    }

    private void skipFunction() {
        line++;
        while (line <= dump.lines().count() && !dump.lines().text(line).equals("}")) {
            line++;
        }
        line++;
    }
}
