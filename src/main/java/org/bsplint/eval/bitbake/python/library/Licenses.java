package org.bsplint.eval.bitbake.python.library;

import static org.bsplint.eval.bitbake.python.library.NativeCall.pure;
import static org.bsplint.eval.bitbake.python.library.NativeCall.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bsplint.eval.bitbake.python.run.World;
import org.bsplint.eval.bitbake.python.value.Arguments;
import org.bsplint.eval.bitbake.python.value.Py;
import org.bsplint.eval.bitbake.python.value.Unmodelled;
import org.bsplint.source.Regex;

/**
 * License expressions ({@code lib/oe/license.py}): names joined by {@code &} and {@code |} or side by side, in parentheses.
 * openembedded-core reads them by way of Python's own parser, which is not modelled.
 */
public final class Licenses {
    private static final Regex TOKEN = Regex.of("\\s*([&|()]|[a-zA-Z0-9.+_\\-]+)");

    private final List<String> tokens;
    private final Chooser chooser;
    private int at;

    /** Which of two sides of an {@code |} counts. */
    private interface Chooser {
        Optional<List<Py>> choose(List<Py> left, List<Py> right);
    }

    private Licenses(List<String> tokens, Chooser chooser) {
        this.tokens = tokens;
        this.chooser = chooser;
    }

    public static Map<String, NativeCall> all() {
        Map<String, NativeCall> all = new HashMap<>();
        all.put("oe.license.flattened_licenses", pure(Licenses::flattened));
        all.put("oe.license.list_licenses", pure((a, w) -> listed(text(a, 0, w))));
        all.put(
                "fnmatch.fnmatchcase",
                pure((a, w) -> Py.of(glob(text(a, 1, w)).matcher(text(a, 0, w)).matches())));
        all.put("fnmatch.fnmatch", all.get("fnmatch.fnmatchcase"));
        return all;
    }

    private static Pattern glob(String text) {
        StringBuilder regex = new StringBuilder();
        for (char c : text.toCharArray()) {
            regex.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(String.valueOf(c)));
        }
        return text.contains("[")
                ? Pattern.compile(Pattern.quote(text))
                : Pattern.compile(regex.toString(), Pattern.DOTALL);
    }

    private static Py listed(String expression) {
        Optional<List<String>> tokens = tokens(expression);
        if (tokens.isEmpty()) {
            return Unmodelled.value("the license expression " + expression);
        }
        LinkedHashSet<Py> names = new LinkedHashSet<>();
        tokens.get().stream().filter(token -> !"&|()".contains(token)).forEach(token -> names.add(Py.of(token)));
        return new Py.Group(names);
    }

    private static Py flattened(Arguments arguments, World world) {
        String expression = text(arguments, 0, world);
        Py function = arguments.get(1, "choose_licenses", Py.NONE);
        Chooser chooser = (left, right) -> {
            Py chosen = world.call(function, Arguments.of(new Py.Sequence(left), new Py.Sequence(right)));
            return world.iteration().ordered(chosen);
        };
        Optional<List<Py>> names = tokens(expression).flatMap(tokens -> new Licenses(tokens, chooser).whole());
        return names.<Py>map(Py.Sequence::new)
                .orElseGet(() -> Unmodelled.value("the license expression " + expression));
    }

    /** Empty if the text is no license expression. */
    private static Optional<List<String>> tokens(String expression) {
        List<String> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(expression.stripTrailing());
        int end = 0;
        while (matcher.find() && matcher.start() == end) {
            String token = matcher.group(1);
            boolean name = !"&|()".contains(token);
            if (name && !tokens.isEmpty() && !"&|()".contains(tokens.get(tokens.size() - 1))) {
                tokens.add("&");
            }
            tokens.add(token);
            end = matcher.end();
        }
        return end == expression.stripTrailing().length() && !tokens.isEmpty() ? Optional.of(tokens) : Optional.empty();
    }

    private Optional<List<Py>> whole() {
        Optional<List<Py>> names = either(0);
        return at == tokens.size() ? names : Optional.empty();
    }

    private Optional<List<Py>> either(int depth) {
        Optional<List<Py>> left = both(depth);
        while (left.isPresent() && at < tokens.size() && tokens.get(at).equals("|")) {
            at++;
            Optional<List<Py>> right = both(depth);
            if (right.isEmpty()) {
                return right;
            }
            left = chooser.choose(left.get(), right.get());
        }
        return left;
    }

    private Optional<List<Py>> both(int depth) {
        Optional<List<Py>> left = name(depth);
        while (left.isPresent() && at < tokens.size() && tokens.get(at).equals("&")) {
            at++;
            Optional<List<Py>> right = name(depth);
            if (right.isEmpty()) {
                return right;
            }
            List<Py> all = new ArrayList<>(left.get());
            all.addAll(right.get());
            left = Optional.of(all);
        }
        return left;
    }

    private Optional<List<Py>> name(int depth) {
        if (at == tokens.size() || depth > 50) {
            return Optional.empty();
        }
        String token = tokens.get(at++);
        if (token.equals("(")) {
            Optional<List<Py>> inner = either(depth + 1);
            boolean closed = at < tokens.size() && tokens.get(at++).equals(")");
            return closed ? inner : Optional.empty();
        }
        return "&|)".contains(token) ? Optional.empty() : Optional.of(List.of(Py.of(token)));
    }
}
