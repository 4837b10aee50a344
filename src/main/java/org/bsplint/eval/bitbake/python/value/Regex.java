package org.bsplint.eval.bitbake.python.value;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.bsplint.value.Cause;

/**
 * A regular expression of Python's {@code re}, run by Java's: the syntax is translated, what the two read differently is
 * not modelled, and a match that takes too many steps is given up.
 */
public final class Regex {
    private static final int MOST_STEPS = 2_000_000;
    private final String source;
    private final Pattern pattern;
    private final Map<String, Integer> names;

    private Regex(String source, Pattern pattern, Map<String, Integer> names) {
        this.source = source;
        this.pattern = pattern;
        this.names = names;
    }

    public static Optional<Regex> compile(String source, int flags) {
        RegexSyntax syntax = new RegexSyntax(source);
        Optional<String> translated = syntax.translate();
        if (translated.isEmpty()) {
            return Optional.empty();
        }
        try {
            Pattern pattern = Pattern.compile(
                    translated.get(),
                    Pattern.UNIX_LINES | flags | (source.contains("\\") ? Pattern.UNICODE_CHARACTER_CLASS : 0));
            return Optional.of(new Regex(source, pattern, syntax.names()));
        } catch (PatternSyntaxException different) {
            return Optional.empty();
        }
    }

    /** A text that may be looked at only so often. */
    private static final class Bounded implements CharSequence {
        private final CharSequence text;
        private int[] left;

        Bounded(CharSequence text, int[] left) {
            this.text = text;
            this.left = left;
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            if (--left[0] < 0) {
                throw new Exhausted("a regular expression that takes too long");
            }
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.subSequence(start, end);
        }

        @Override
        public String toString() {
            return text.toString();
        }
    }

    private Matcher matcher(String text) {
        return pattern.matcher(new Bounded(text, new int[] {MOST_STEPS}));
    }

    public Py attribute(String name, Exceptions exceptions, Sorting.Caller caller) {
        if (name.equals("pattern")) {
            return Py.of(source);
        }
        return new Py.Native("pattern." + name, arguments -> call(name, arguments, exceptions, caller));
    }

    /** {@code match}, {@code search}, {@code sub} and so on; arguments as of the pattern's method. */
    public Py call(String method, Arguments arguments, Exceptions exceptions, Sorting.Caller caller) {
        boolean substitution = method.equals("sub") || method.equals("subn");
        Py subject = arguments.get(substitution ? 1 : 0, "string", Py.NONE);
        if (subject.isUncertain()) {
            return new Py.Unknown(subject.causes());
        }
        if (subject.asText().isEmpty()) {
            throw exceptions.raise("TypeError", "expected string or bytes-like object");
        }
        String text = subject.asText().get();
        Matcher matcher = matcher(text);
        return switch (method) {
            case "match" -> found(matcher.lookingAt(), matcher, text);
            case "fullmatch" -> found(matcher.matches(), matcher, text);
            case "search" -> found(matcher.find(), matcher, text);
            case "findall" -> all(matcher, text, true);
            case "finditer" -> all(matcher, text, false);
            case "split" -> arguments.count() > 1 ? Unmodelled.value("re.split with a limit") : split(matcher, text);
            case "sub" -> sub(matcher, text, arguments, exceptions, caller);
            default -> Unmodelled.value("re." + method);
        };
    }

    private Py found(boolean matches, Matcher matcher, String text) {
        return matches ? new Py.Match(new Found(matcher.toMatchResult(), names, text)) : Py.NONE;
    }

    private Py all(Matcher matcher, String text, boolean texts) {
        List<Py> found = new ArrayList<>();
        while (matcher.find()) {
            Found one = new Found(matcher.toMatchResult(), names, text);
            if (!texts) {
                found.add(new Py.Match(one));
            } else if (matcher.groupCount() <= 1) {
                found.add(one.text(matcher.groupCount(), Py.EMPTY));
            } else {
                List<Py> groups = new ArrayList<>();
                for (int i = 1; i <= matcher.groupCount(); i++) {
                    groups.add(one.text(i, Py.EMPTY));
                }
                found.add(new Py.Tuple(groups));
            }
        }
        return new Py.Sequence(found);
    }

    private Py split(Matcher matcher, String text) {
        List<Py> parts = new ArrayList<>();
        int from = 0;
        while (matcher.find()) {
            parts.add(Py.of(text.substring(from, matcher.start())));
            for (int i = 1; i <= matcher.groupCount(); i++) {
                parts.add(new Found(matcher.toMatchResult(), names, text).text(i, Py.NONE));
            }
            from = matcher.end();
        }
        parts.add(Py.of(text.substring(from)));
        return new Py.Sequence(parts);
    }

    private Py sub(Matcher matcher, String text, Arguments arguments, Exceptions exceptions, Sorting.Caller caller) {
        Py replacement = arguments.get(0, "repl", Py.NONE);
        long most = arguments.find(2, "count").flatMap(Operators::whole).orElse(0L);
        if (replacement.isUncertain()) {
            return new Py.Unknown(replacement.causes());
        }
        org.bsplint.value.Text.Builder result = new org.bsplint.value.Text.Builder();
        int from = 0;
        long count = 0;
        while ((most == 0 || count < most) && matcher.find()) {
            count++;
            result.append(text.substring(from, matcher.start()));
            from = matcher.end();
            Found found = new Found(matcher.toMatchResult(), names, text);
            if (replacement.asText().isPresent()) {
                Optional<String> shown = found.expand(replacement.asText().get());
                if (shown.isEmpty()) {
                    return Unmodelled.value("re.sub with such a replacement");
                }
                result.append(shown.get());
            } else {
                Py value = caller.call(replacement, Arguments.of(new Py.Match(found)));
                result.append(Show.str(value));
            }
        }
        return new Py.Str(result.append(text.substring(from)).build());
    }

    /** A match: groups by number or name. */
    public record Found(java.util.regex.MatchResult result, Map<String, Integer> names, String text) {
        public Py text(int group, Py absent) {
            String found = result.group(group);
            return found == null ? absent : Py.of(found);
        }

        public Py group(Py which, Exceptions exceptions) {
            Optional<Integer> number = which.asText()
                    .map(names::get)
                    .or(() -> Operators.whole(which).map(Long::intValue))
                    .filter(one -> one >= 0 && one <= result.groupCount());
            if (number.isEmpty()) {
                throw exceptions.raise("IndexError", "no such group");
            }
            return text(number.get(), Py.NONE);
        }

        public Py call(String method, Arguments arguments, Exceptions exceptions) {
            switch (method) {
                case "group" -> {
                    if (arguments.count() <= 1) {
                        return group(arguments.get(0, "", new Py.Int(0)), exceptions);
                    }
                    return new Py.Tuple(arguments.positional().stream()
                            .map(one -> group(one, exceptions))
                            .toList());
                }
                case "groups" -> {
                    List<Py> groups = new ArrayList<>();
                    for (int i = 1; i <= result.groupCount(); i++) {
                        groups.add(text(i, arguments.get(0, "default", Py.NONE)));
                    }
                    return new Py.Tuple(groups);
                }
                case "groupdict" -> {
                    Py.Dict dict = new Py.Dict();
                    names.forEach((name, number) -> dict.entries.put(Py.of(name), text(number, Py.NONE)));
                    return dict;
                }
                case "start", "end" -> {
                    int group = arguments
                            .find(0, "")
                            .flatMap(Operators::whole)
                            .orElse(0L)
                            .intValue();
                    if (group < 0 || group > result.groupCount()) {
                        throw exceptions.raise("IndexError", "no such group");
                    }
                    int offset = method.equals("start") ? result.start(group) : result.end(group);
                    return new Py.Int(Codepoints.index(text, offset));
                }
                default -> {
                    return new Py.Unknown(Set.of(Unmodelled.cause("match." + method)));
                }
            }
        }

        /** A replacement's {@code \1}, {@code \g<name>} and escapes; empty for what is not modelled. */
        Optional<String> expand(String shape) {
            StringBuilder shown = new StringBuilder();
            for (int i = 0; i < shape.length(); i++) {
                char c = shape.charAt(i);
                if (c != '\\') {
                    shown.append(c);
                    continue;
                }
                if (++i == shape.length()) {
                    return Optional.empty();
                }
                char next = shape.charAt(i);
                if (next == '\\') {
                    shown.append('\\');
                } else if (next == 'n') {
                    shown.append('\n');
                } else if (next >= '1'
                        && next <= '9'
                        && (i + 1 == shape.length() || !Character.isDigit(shape.charAt(i + 1)))) {
                    if (next - '0' > result.groupCount()) {
                        return Optional.empty();
                    }
                    shown.append(text(next - '0', Py.EMPTY).asText().orElse(""));
                } else if (next == 'g' && shape.startsWith("<", i + 1) && shape.indexOf('>', i) > 0) {
                    int end = shape.indexOf('>', i);
                    String name = shape.substring(i + 2, end);
                    Optional<Integer> number = name.matches("[0-9]{1,2}")
                            ? Optional.of(Integer.valueOf(name))
                            : Optional.ofNullable(names.get(name));
                    if (number.isEmpty() || number.get() > result.groupCount()) {
                        return Optional.empty();
                    }
                    shown.append(text(number.get(), Py.EMPTY).asText().orElse(""));
                    i = end;
                } else {
                    return Optional.empty();
                }
            }
            return Optional.of(shown.toString());
        }
    }

    /** {@code re.IGNORECASE} and so on, by Python's numbers. */
    public static Optional<Integer> flags(Py value) {
        long bits = Operators.whole(value).orElse(-1L);
        if (bits < 0 || (bits & ~(2L | 8L | 16L | 32L)) != 0) {
            return Optional.empty();
        }
        int flags = (bits & 2) != 0 ? Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE : 0;
        flags |= (bits & 8) != 0 ? Pattern.MULTILINE : 0;
        return Optional.of(flags | ((bits & 16) != 0 ? Pattern.DOTALL : 0));
    }

    public static Map<String, Py> constants() {
        Map<String, Py> constants = new LinkedHashMap<>();
        for (String[] one : new String[][] {
            {"IGNORECASE", "I", "2"}, {"MULTILINE", "M", "8"}, {"DOTALL", "S", "16"}, {"UNICODE", "U", "32"}
        }) {
            constants.put(one[0], new Py.Int(Long.parseLong(one[2])));
            constants.put(one[1], new Py.Int(Long.parseLong(one[2])));
        }
        return constants;
    }

    public static Set<Cause> notModelled(String source) {
        return Set.of(Unmodelled.cause("the regular expression " + source));
    }
}
