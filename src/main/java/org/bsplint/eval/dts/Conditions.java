package org.bsplint.eval.dts;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bsplint.value.Truth;

/**
 * The preprocessor's conditionals, as far as a reader can decide them: {@code #ifdef} of what the files themselves define
 * or undefine and of the configuration's symbols that are known, and {@code #if 0}, {@code #if 1}. Whatever else the build
 * may pass with {@code -D} is unknown.
 */
final class Conditions {
    private static final Pattern LINE = Pattern.compile("#\\s*([a-z]+)\\s*(.*)", Pattern.DOTALL);
    private static final Pattern INCLUDE = Pattern.compile("[\"<]([^\">]+)[\">].*", Pattern.DOTALL);
    private static final Pattern DEFINE = Pattern.compile("(?m)^[ \\t]*#[ \\t]*define[ \\t]+([A-Za-z_][A-Za-z0-9_]*)");
    private static final Pattern DEFINED =
            Pattern.compile("(!?)\\s*defined\\s*\\(?\\s*([A-Za-z_][A-Za-z0-9_]*)\\s*\\)?");

    /** @param taken whether an earlier branch was taken; @param active whether this branch is */
    private record Branch(Truth taken, Truth active) {}

    private final Deque<Branch> branches = new ArrayDeque<>();
    private final Set<String> defined = new HashSet<>();
    private final Set<String> undefined = new HashSet<>();
    private final Map<String, Boolean> symbols;
    private final Set<String> open = new TreeSet<>();
    private String following = "";

    /** @param symbols names that the build defines (true) or certainly does not (false) before it reads the first file */
    Conditions(Map<String, Boolean> symbols) {
        this.symbols = Map.copyOf(symbols);
    }

    /** Names that decided nothing since nobody says whether they are defined. */
    Set<String> open() {
        return Set.copyOf(open);
    }

    /** Do the conditions around the current place hold? */
    Truth active() {
        return branches.stream().map(Branch::active).reduce(Truth.TRUE, Truth::and);
    }

    /** Takes a directive; gives the name if it is an include. */
    Optional<String> read(String directive) {
        Matcher line = LINE.matcher(directive);
        if (!line.matches()) {
            return Optional.empty();
        }
        String rest = line.group(2).strip();
        switch (line.group(1)) {
            case "include" -> {
                Matcher name = INCLUDE.matcher(rest);
                return name.matches() ? Optional.of(name.group(1)) : Optional.empty();
            }
            case "define" -> define(rest.split("[\\s(]", 2)[0]);
            case "undef" -> undefine(rest);
            case "ifdef" -> open(isDefined(rest));
            case "ifndef" ->
                open(
                        isGuard(rest)
                                ? Truth.of(!defined.contains(rest))
                                : isDefined(rest).not());
            case "if" -> open(condition(rest));
            case "elif" -> next(condition(rest));
            case "else" -> next(Truth.TRUE);
            case "endif" -> branches.poll();
            default -> {}
        }
        return Optional.empty();
    }

    /** The directive right below the next one that is read: an include guard shows by it. */
    void followedBy(String directive) {
        following = directive;
    }

    private boolean isGuard(String name) {
        return following.matches("#\\s*define\\s+" + Pattern.quote(name) + "\\s*");
    }

    /** A header: only its names count. */
    void header(String text) {
        Matcher names = DEFINE.matcher(text);
        while (names.find()) {
            define(names.group(1));
        }
    }

    private void define(String name) {
        if (active() == Truth.TRUE) {
            defined.add(name);
            undefined.remove(name);
        }
    }

    private void undefine(String name) {
        defined.remove(name);
        if (active() == Truth.TRUE) {
            undefined.add(name);
        }
    }

    private Truth isDefined(String name) {
        String word = name.split("[^A-Za-z0-9_]", 2)[0];
        if (defined.contains(word) || undefined.contains(word)) {
            return Truth.of(defined.contains(word));
        }
        if (symbols.containsKey(word)) {
            return Truth.of(symbols.get(word));
        }
        open.add(word);
        return Truth.UNKNOWN;
    }

    /** A test, or several that are joined by {@code ||} and {@code &&} without parentheses. */
    private Truth condition(String text) {
        Truth any = Truth.FALSE;
        for (String part : text.split("\\|\\|", -1)) {
            Truth all = Truth.TRUE;
            for (String test : part.split("&&", -1)) {
                all = all.and(test(test.strip()));
            }
            any = any.or(all);
        }
        return any;
    }

    private Truth test(String text) {
        Matcher test = DEFINED.matcher(text);
        if (test.matches()) {
            Truth known = isDefined(test.group(2));
            return test.group(1).isEmpty() ? known : known.not();
        }
        return text.equals("0") ? Truth.FALSE : text.equals("1") ? Truth.TRUE : Truth.UNKNOWN;
    }

    private void open(Truth condition) {
        branches.push(new Branch(condition, condition));
    }

    private void next(Truth condition) {
        Branch before = branches.poll();
        if (before != null) {
            branches.push(new Branch(
                    before.taken().or(condition), condition.and(before.taken().not())));
        }
    }
}
