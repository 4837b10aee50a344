package org.bsplint.eval.hush.environment;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bsplint.source.SourceFile;
import org.bsplint.value.Assignment;
import org.bsplint.value.Cause;
import org.bsplint.value.Option;
import org.bsplint.value.Origin;
import org.bsplint.value.Value;

/**
 * The environment that a board's {@code .env} file gives: the C preprocessor, then {@code scripts/env2string.awk} of
 * U-Boot (v2022.04 and later), then one level of C escapes. A line that is no {@code name=value} from the first column
 * continues the value before it.
 */
public final class BoardEnvironment {
    private static final Pattern VARIABLE = Pattern.compile("^([^ \t=][^ =]*)=(.*)$", Pattern.DOTALL);

    private BoardEnvironment() {}

    /** @param config value of a Kconfig symbol by its {@code CONFIG_} name */
    public static List<Option> evaluate(SourceFile file, Function<String, Value> config) {
        return evaluate(file, config, Optional.empty());
    }

    /** @param header definitions that are read first (the board's config.h) */
    public static List<Option> evaluate(SourceFile file, Function<String, Value> config, Optional<SourceFile> header) {
        Macros macros = new Macros(config);
        header.ifPresent(first -> new Preprocessor(macros).header(first));
        List<Preprocessor.Line> lines = List.copyOf(new Preprocessor(macros).read(file));
        Awk all = new Awk(file, lines);
        Awk certain =
                new Awk(file, lines.stream().filter(Preprocessor.Line::certain).toList());
        Set<String> names = new HashSet<>(all.values.keySet());
        names.addAll(certain.values.keySet());
        TreeMap<String, Option> options = new TreeMap<>();
        Cause cause = Cause.of(Cause.Kind.MISSING_INPUT, "depends on a Kconfig option that is not known", file.line(1));
        for (String name : names) {
            String text = all.values.getOrDefault(name, "");
            boolean known = !all.touched.contains(name) && text.equals(certain.values.get(name));
            Value value = known ? Value.known(unescaped(text)) : Value.unknown(Set.of(cause), true);
            List<Assignment> history = all.histories.getOrDefault(name, List.of());
            options.put(name, Option.of(name, value, Origin.FILE, history));
        }
        return List.copyOf(options.values());
    }

    /** {@code scripts/env2string.awk}. */
    private static final class Awk {
        private final TreeMap<String, String> values = new TreeMap<>();
        private final TreeMap<String, List<Assignment>> histories = new TreeMap<>();
        private final Set<String> touched = new HashSet<>();

        Awk(SourceFile file, List<Preprocessor.Line> lines) {
            String name = "";
            String value = "";
            boolean output = false;
            for (Preprocessor.Line line : lines) {
                output = false;
                Matcher variable = VARIABLE.matcher(line.text());
                if (!line.indented() && variable.matches()) {
                    if (!value.isEmpty()) {
                        values.put(name, value);
                        output = true;
                    }
                    name = variable.group(1);
                    value = variable.group(2);
                    if (!value.isEmpty() && name.endsWith("\\+")) {
                        name = name.substring(0, name.length() - 2) + "+";
                    } else if (!value.isEmpty() && name.endsWith("+")) {
                        name = name.substring(0, name.length() - 1);
                        value = values.getOrDefault(name, "") + value;
                    }
                    note(name, file, line);
                } else {
                    value = value.isEmpty() ? line.text() : value + " " + line.text();
                }
                if (!line.certain()) {
                    touched.add(name);
                }
            }
            if (!value.isEmpty()) {
                values.put(name, value);
                output = true;
            }
            if (!output) {
                values.clear();
            }
        }

        private void note(String name, SourceFile file, Preprocessor.Line line) {
            List<Assignment> history = new ArrayList<>(histories.getOrDefault(name, List.of()));
            int end = Math.max(line.start(), line.end() - 1);
            history.add(Assignment.at(file.span(line.start(), end), "=", line.text()));
            histories.put(name, history);
        }
    }

    /** The value is compiled as a C string; what follows a NUL is no more of it. */
    private static String unescaped(String text) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '\\' || i + 1 == text.length()) {
                out.append(c);
                continue;
            }
            char next = text.charAt(++i);
            if (next == '0') {
                break;
            }
            out.append(
                    switch (next) {
                        case 'n' -> '\n';
                        case 't' -> '\t';
                        case 'r' -> '\r';
                        default -> next;
                    });
        }
        return out.toString();
    }
}
