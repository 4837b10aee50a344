package org.bsplint.eval.bitbake.python.library;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bsplint.eval.bitbake.python.run.Surroundings;
import org.bsplint.source.Regex;
import org.bsplint.syntax.bitbake.python.Expression;
import org.bsplint.syntax.bitbake.python.Python;
import org.bsplint.syntax.bitbake.python.Statement;

/** Parsed Python by its text, each parsed once; modules of layers are cut into their definitions, parsed when used. */
public final class Sources {
    private static final Regex DEFINITION = Regex.of(
            "(?:def|class)\\s+(\\w+)|(\\w+)\\s*=[^=].*|from\\s+\\S+\\s+import\\s+(?:\\w+\\s+as\\s+)?(\\w+)\\s*$|import\\s+(\\w+)\\s*$");
    /** More texts than this are not kept: a text that is typed is parsed at every key. */
    private static final int MAX_KEPT = 20_000;

    private final Surroundings surroundings;
    private final Map<String, Boolean> open = new ConcurrentHashMap<>();
    private final Map<String, Optional<Expression>> expressions;
    private final Map<String, Optional<List<Statement>>> statements;
    private final Map<String, Map<String, String>> cut;
    private final Map<String, Optional<Map<String, String>>> modules = new ConcurrentHashMap<>();

    public Sources(Surroundings surroundings) {
        this(surroundings, new ConcurrentHashMap<>(), new ConcurrentHashMap<>(), new ConcurrentHashMap<>());
    }

    private Sources(
            Surroundings surroundings,
            Map<String, Optional<Expression>> expressions,
            Map<String, Optional<List<Statement>>> statements,
            Map<String, Map<String, String>> cut) {
        this.surroundings = surroundings;
        this.expressions = expressions;
        this.statements = statements;
        this.cut = cut;
    }

    /** The same texts, with modules from elsewhere. */
    public Sources in(Surroundings others) {
        return new Sources(others, expressions, statements, cut);
    }

    /** Would Python call it an unterminated string? */
    public boolean hasOpenString(String text) {
        return kept(open).computeIfAbsent(text, Python::hasOpenString);
    }

    public Optional<Expression> expression(String text) {
        return kept(expressions).computeIfAbsent(text, Python::expression);
    }

    public Optional<List<Statement>> statements(String text) {
        return kept(statements).computeIfAbsent(text, Python::statements);
    }

    private static <T> Map<String, T> kept(Map<String, T> texts) {
        if (texts.size() > MAX_KEPT) {
            texts.clear();
        }
        return texts;
    }

    /** The definitions of a module by name; empty if no layer brings it along. */
    public Optional<Map<String, String>> module(String name) {
        Optional<Map<String, String>> known = modules.get(name);
        if (known == null) {
            known = surroundings.module(name).map(text -> kept(cut).computeIfAbsent(text, Sources::cut));
            modules.put(name, known);
        }
        return known;
    }

    private static Map<String, String> cut(String text) {
        Map<String, String> parts = new LinkedHashMap<>();
        StringBuilder loose = new StringBuilder();
        StringBuilder part = new StringBuilder();
        String name = "";
        for (String line : text.split("\n", -1)) {
            boolean starts = !line.isEmpty() && !Character.isWhitespace(line.charAt(0)) && line.charAt(0) != '#';
            Matcher matcher = DEFINITION.matcher(line);
            if (starts && ")]}'\"".indexOf(line.charAt(0)) < 0) {
                keep(parts, name, part, loose);
                name = matcher.lookingAt() ? firstGroup(matcher) : "";
            }
            part.append(line).append('\n');
        }
        keep(parts, name, part, loose);
        dropChanged(parts, loose.toString());
        return parts;
    }

    private static String firstGroup(Matcher matcher) {
        for (int i = 1; i <= matcher.groupCount(); i++) {
            if (matcher.group(i) != null) {
                return matcher.group(i);
            }
        }
        return "";
    }

    private static void keep(Map<String, String> parts, String name, StringBuilder part, StringBuilder loose) {
        if (name.isEmpty()) {
            loose.append(part);
        } else {
            parts.put(name, part.toString());
        }
        part.setLength(0);
    }

    /** A variable that statements of the module go on to change is not what its definition says. */
    private static void dropChanged(Map<String, String> parts, String loose) {
        parts.entrySet().removeIf(entry -> {
            boolean variable = entry.getValue().startsWith(entry.getKey());
            return variable
                    && Pattern.compile("\\b" + entry.getKey() + "\\b")
                            .matcher(loose)
                            .find();
        });
    }
}
