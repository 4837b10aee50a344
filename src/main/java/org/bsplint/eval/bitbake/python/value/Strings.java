package org.bsplint.eval.bitbake.python.value;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bsplint.value.Cause;
import org.bsplint.value.Text;
import org.bsplint.value.Truth;

/** Methods of {@code str} (Library Reference, 4.7.1). */
public final class Strings {
    private static final Set<String> METHODS = Set.of(
            "split",
            "rsplit",
            "splitlines",
            "strip",
            "lstrip",
            "rstrip",
            "join",
            "replace",
            "startswith",
            "endswith",
            "find",
            "rfind",
            "index",
            "rindex",
            "count",
            "lower",
            "upper",
            "title",
            "capitalize",
            "isdigit",
            "isalpha",
            "isalnum",
            "isspace",
            "isupper",
            "islower",
            "isnumeric",
            "isdecimal",
            "format",
            "partition",
            "rpartition",
            "zfill",
            "ljust",
            "rjust",
            "center",
            "encode",
            "swapcase",
            "removeprefix",
            "removesuffix",
            "expandtabs",
            "translate",
            "casefold",
            "format_map",
            "maketrans",
            "isidentifier");

    private final Exceptions exceptions;
    private final Iteration iteration;

    public Strings(Exceptions exceptions, Iteration iteration) {
        this.exceptions = exceptions;
        this.iteration = iteration;
    }

    public static boolean has(String method) {
        return METHODS.contains(method);
    }

    public Py call(Py.Str self, String method, Arguments arguments) {
        if (method.equals("join")) {
            return join(self.text(), arguments);
        }
        if (method.equals("format")) {
            return new FormatFields(exceptions).format(self.text(), arguments);
        }
        Text text = self.text();
        if (method.equals("startswith") || method.equals("endswith")) {
            Py wanted = arguments.get(0, "", Py.NONE);
            if (arguments.count() == 1) {
                return Py.of(ends(text, wanted, method.equals("startswith")), causes(text, arguments));
            }
        }
        if (!text.isKnown() || !arguments.causes().isEmpty()) {
            return new Py.Unknown(causes(text, arguments));
        }
        return known(text.known(), method, arguments);
    }

    private static Set<Cause> causes(Text text, Arguments arguments) {
        return text.isKnown() ? arguments.causes() : text.causes();
    }

    private Py known(String text, String method, Arguments arguments) {
        return switch (method) {
            case "split", "rsplit" -> new Splitting(exceptions).split(text, method.equals("rsplit"), arguments);
            case "splitlines" ->
                Py.list(Splitting.lines(
                        text,
                        arguments.count() > 0
                                && Operators.truth(arguments.positional().get(0)) == Truth.TRUE));
            case "strip" -> Py.of(strip(text, arguments, true, true));
            case "lstrip" -> Py.of(strip(text, arguments, true, false));
            case "rstrip" -> Py.of(strip(text, arguments, false, true));
            case "replace" -> replace(text, arguments);
            case "find", "rfind", "index", "rindex" -> find(text, method, arguments);
            case "count" -> new Py.Int(count(text, string(arguments, 0)));
            case "partition", "rpartition" -> partition(text, string(arguments, 0), method.equals("partition"));
            case "lower", "casefold" -> Py.of(text.toLowerCase(java.util.Locale.ROOT));
            case "upper" -> Py.of(text.toUpperCase(java.util.Locale.ROOT));
            case "capitalize" ->
                text.isEmpty()
                        ? Py.EMPTY
                        : Py.of(text.substring(0, 1).toUpperCase(java.util.Locale.ROOT)
                                + text.substring(1).toLowerCase(java.util.Locale.ROOT));
            case "title" -> Py.of(title(text));
            case "isdigit", "isnumeric", "isdecimal" -> Py.of(every(text, Character::isDigit));
            case "isalpha" -> Py.of(every(text, Character::isLetter));
            case "isalnum" -> Py.of(every(text, Character::isLetterOrDigit));
            case "isspace" -> Py.of(every(text, Splitting::isSpace));
            case "isupper" ->
                Py.of(!text.equals(text.toLowerCase(java.util.Locale.ROOT))
                        && text.equals(text.toUpperCase(java.util.Locale.ROOT)));
            case "islower" ->
                Py.of(!text.equals(text.toUpperCase(java.util.Locale.ROOT))
                        && text.equals(text.toLowerCase(java.util.Locale.ROOT)));
            case "removeprefix" ->
                Py.of(
                        text.startsWith(string(arguments, 0))
                                ? text.substring(string(arguments, 0).length())
                                : text);
            case "removesuffix" ->
                Py.of(
                        text.endsWith(string(arguments, 0))
                                ? text.substring(
                                        0, text.length() - string(arguments, 0).length())
                                : text);
            case "zfill" -> pad(text, "=0", arguments);
            case "ljust" -> pad(text, "<", arguments);
            case "rjust" -> pad(text, ">", arguments);
            default -> Unmodelled.value("str." + method);
        };
    }

    private Py pad(String text, String align, Arguments arguments) {
        if (arguments.count() != 1
                || Operators.whole(arguments.positional().get(0)).isEmpty()) {
            return Unmodelled.value("a padded text");
        }
        long width = Operators.whole(arguments.positional().get(0)).get();
        if (width <= Codepoints.length(text) || width > 10_000) {
            return width > 10_000 ? Unmodelled.value("a very long text") : Py.of(text);
        }
        String filler = (align.equals("=0") ? "0" : " ").repeat((int) width - Codepoints.length(text));
        boolean signed = align.equals("=0") && !text.isEmpty() && "+-".indexOf(text.charAt(0)) >= 0;
        return Py.of(
                align.equals("<")
                        ? text + filler
                        : signed ? text.charAt(0) + filler + text.substring(1) : filler + text);
    }

    private Py join(Text separator, Arguments arguments) {
        Optional<List<Py>> items = iteration.ordered(arguments.get(0, "iterable", Py.NONE));
        Py source = arguments.get(0, "iterable", Py.NONE);
        if (items.isEmpty()) {
            boolean words = separator.equals(Text.of(" "))
                    && source instanceof Py.Group group
                    && group.items.stream()
                            .allMatch(item ->
                                    item.asText().filter(Strings::isWord).isPresent());
            return words && iteration.items(source).isPresent()
                    ? new Py.Str(Text.anyOrder(texts((Py.Group) source), iteration.reasons(source)))
                    : new Py.Unknown(iteration.reasons(source));
        }
        Text.Builder text = new Text.Builder();
        boolean first = true;
        for (Py item : items.get()) {
            if (!first) {
                text.append(separator);
            }
            first = false;
            if (item instanceof Py.Str str) {
                text.append(str.text());
            } else if (item instanceof Py.Unknown unknown) {
                text.append(Text.unknown(unknown.causes()));
            } else {
                throw exceptions.raise(
                        "TypeError", "sequence item: expected str instance, " + Show.typeName(item) + " found");
            }
        }
        return new Py.Str(text.build());
    }

    private static boolean isWord(String text) {
        return !text.isEmpty() && text.chars().noneMatch(Splitting::isSpace);
    }

    private static Set<String> texts(Py.Group group) {
        Set<String> texts = new java.util.LinkedHashSet<>();
        group.items.forEach(item -> item.asText().ifPresent(texts::add));
        return texts;
    }

    private Truth ends(Text text, Py wanted, boolean start) {
        if (wanted instanceof Py.Tuple several) {
            Truth any = Truth.FALSE;
            for (Py one : several.items()) {
                any = any.or(ends(text, one, start));
            }
            return any;
        }
        if (wanted.isUncertain()) {
            boolean possible = !(wanted instanceof Py.Str part)
                    || !text.isKnown()
                    || part.text().mayLie(text.known(), start, !start);
            return possible ? Truth.UNKNOWN : Truth.FALSE;
        }
        String part = wanted.asText()
                .orElseThrow(() -> exceptions.raise("TypeError", "first arg must be str or a tuple of str"));
        if (text.isKnown()) {
            return Truth.of(start ? text.known().startsWith(part) : text.known().endsWith(part));
        }
        List<Text.Segment> segments = text.segments();
        if (!(segments.get(start ? 0 : segments.size() - 1) instanceof Text.Literal literal)) {
            return part.isEmpty() ? Truth.TRUE : Truth.UNKNOWN;
        }
        String edge = literal.text();
        if (start ? edge.startsWith(part) : edge.endsWith(part)) {
            return Truth.TRUE;
        }
        boolean mayGoOn = start ? part.startsWith(edge) : part.endsWith(edge);
        return mayGoOn ? Truth.UNKNOWN : Truth.FALSE;
    }

    private String string(Arguments arguments, int position) {
        return arguments
                .find(position, "")
                .flatMap(Py::asText)
                .orElseThrow(() -> exceptions.raise("TypeError", "must be str"));
    }

    private String strip(String text, Arguments arguments, boolean left, boolean right) {
        Py set = arguments.get(0, "", Py.NONE);
        String marks = set.isNone() ? "" : string(arguments, 0);
        int start = 0;
        int end = text.length();
        while (left && start < end && isStripped(text.charAt(start), set, marks)) {
            start++;
        }
        while (right && end > start && isStripped(text.charAt(end - 1), set, marks)) {
            end--;
        }
        return text.substring(start, end);
    }

    private static boolean isStripped(char c, Py set, String marks) {
        return set.isNone() ? Splitting.isSpace(c) : marks.indexOf(c) >= 0;
    }

    private Py replace(String text, Arguments arguments) {
        String from = string(arguments, 0);
        String to = string(arguments, 1);
        long most = arguments.find(2, "").flatMap(Operators::whole).orElse(-1L);
        if (most < 0) {
            long size = text.length() + (long) count(text, from) * to.length();
            return size > 4_000_000 ? Unmodelled.value("a very long text") : Py.of(text.replace(from, to));
        }
        StringBuilder result = new StringBuilder();
        int at = 0;
        for (int hit = text.indexOf(from);
                hit >= 0 && most > 0 && !from.isEmpty();
                hit = text.indexOf(from, at), most--) {
            result.append(text, at, hit).append(to);
            at = hit + from.length();
        }
        return Py.of(result.append(text.substring(at)).toString());
    }

    private Py find(String text, String method, Arguments arguments) {
        String part = string(arguments, 0);
        int length = Codepoints.length(text);
        long first = arguments.find(1, "").flatMap(Operators::whole).orElse(0L);
        long last = arguments.find(2, "").flatMap(Operators::whole).orElse((long) length);
        int from = Codepoints.offset(text, (int) clamp(first, length));
        int to = Codepoints.offset(text, (int) clamp(last, length));
        String stretch = from <= to ? text.substring(from, to) : "";
        int hit = from > to ? -1 : method.startsWith("r") ? stretch.lastIndexOf(part) : stretch.indexOf(part);
        if (hit < 0 && method.endsWith("index")) {
            throw exceptions.raise("ValueError", "substring not found");
        }
        return new Py.Int(hit < 0 ? -1 : Codepoints.index(text, from + hit));
    }

    private static long clamp(long index, long length) {
        return Math.max(0, Math.min(length, index < 0 ? index + length : index));
    }

    private static int count(String text, String part) {
        if (part.isEmpty()) {
            return Codepoints.length(text) + 1;
        }
        int count = 0;
        for (int at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length())) {
            count++;
        }
        return count;
    }

    private static Py partition(String text, String mark, boolean first) {
        int at = first ? text.indexOf(mark) : text.lastIndexOf(mark);
        List<Py> parts;
        if (at < 0) {
            parts = first ? List.of(Py.of(text), Py.EMPTY, Py.EMPTY) : List.of(Py.EMPTY, Py.EMPTY, Py.of(text));
        } else {
            parts = List.of(Py.of(text.substring(0, at)), Py.of(mark), Py.of(text.substring(at + mark.length())));
        }
        return new Py.Tuple(parts);
    }

    private static String title(String text) {
        StringBuilder result = new StringBuilder();
        boolean inWord = false;
        for (char c : text.toCharArray()) {
            result.append(inWord ? Character.toLowerCase(c) : Character.toUpperCase(c));
            inWord = Character.isLetter(c);
        }
        return result.toString();
    }

    private static boolean every(String text, java.util.function.IntPredicate test) {
        return !text.isEmpty() && text.codePoints().allMatch(test);
    }
}
