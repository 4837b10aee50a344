package org.bsplint.eval.hush.environment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.bsplint.value.Truth;
import org.bsplint.value.Value;

/** The macros that are defined at one place, and their replacement. {@code CONFIG_} names come from Kconfig. */
final class Macros {
    /** Tokens that one line may grow to. */
    private static final int MAX_TOKENS = 100_000;

    /** Nested replacements. */
    private static final int MAX_DEPTH = 60;

    private final Map<String, Macro> macros = new HashMap<>();
    private final Set<String> undefined = new HashSet<>();
    private final Function<String, Value> config;

    /** @param config value of a Kconfig symbol by its {@code CONFIG_} name; {@code y}, a number or a text without quotes */
    Macros(Function<String, Value> config) {
        this.config = config;
        macros.put("linux", Macro.object("1"));
        macros.put("unix", Macro.object("1"));
        macros.put("__ASSEMBLY__", Macro.object("1"));
        macros.put("__UBOOT_CONFIG__", Macro.object("1"));
    }

    void define(String name, Macro macro) {
        macros.put(name, macro);
        undefined.remove(name);
    }

    void undefine(String name) {
        macros.remove(name);
        undefined.add(name);
    }

    Truth isDefined(String name) {
        Macro macro = macros.get(name);
        if (macro != null) {
            return macro.certain() ? Truth.TRUE : Truth.UNKNOWN;
        }
        if (!name.startsWith("CONFIG_") || undefined.contains(name)) {
            return Truth.FALSE;
        }
        Value value = config.apply(name);
        return value.isUndecided()
                ? Truth.UNKNOWN
                : Truth.of(value.asKnown().filter(text -> !text.equals("n")).isPresent());
    }

    /** {@code IS_ENABLED(CONFIG_X)}: built in or a module. */
    Truth isEnabled(String name) {
        Value value = macros.containsKey(name) ? Value.UNSET : config.apply(name);
        Macro macro = macros.get(name);
        if (macro != null) {
            return macro.body().size() == 1 && macro.body().get(0).is("1") ? Truth.TRUE : Truth.FALSE;
        }
        return value.isUndecided()
                ? Truth.UNKNOWN
                : Truth.of(value.asKnown()
                        .filter(text -> text.equals("y") || text.equals("m"))
                        .isPresent());
    }

    private Optional<Macro> find(String name) {
        Macro macro = macros.get(name);
        if (macro != null || !name.startsWith("CONFIG_") || undefined.contains(name)) {
            return Optional.ofNullable(macro);
        }
        return config.apply(name)
                .asKnown()
                .filter(text -> !text.equals("n"))
                .map(text -> Macro.object(text.equals("y") ? "1" : literal(text)));
    }

    /** A Kconfig text as autoconf.h has it: numbers as they are, others in quotes. */
    private static String literal(String text) {
        boolean number = text.matches("-?\\d+|0[xX][0-9a-fA-F]+");
        return number || text.startsWith("\"") ? text : '"' + text + '"';
    }

    /** A name whose replacement is not known. */
    boolean isUnknown(String name) {
        return isDefined(name) == Truth.UNKNOWN;
    }

    List<CToken> expand(List<CToken> tokens) {
        return expand(tokens, Set.of(), 0);
    }

    private List<CToken> expand(List<CToken> tokens, Set<String> busy, int depth) {
        List<CToken> out = new ArrayList<>();
        boolean after = false;
        for (int i = 0; i < tokens.size() && out.size() < MAX_TOKENS; i++) {
            CToken token = tokens.get(i);
            Optional<Macro> macro =
                    token.kind() == CToken.Kind.NAME && !busy.contains(token.text()) && depth < MAX_DEPTH
                            ? find(token.text())
                            : Optional.empty();
            boolean callable = macro.isPresent()
                    && (macro.get().parameters().isEmpty()
                            || i + 1 < tokens.size() && tokens.get(i + 1).is("("));
            if (!callable) {
                out.add(after ? token.marked() : token);
                after = false;
                continue;
            }
            Set<String> inner = new HashSet<>(busy);
            inner.add(token.text());
            List<CToken> body = macro.get().body();
            if (macro.get().parameters().isPresent()) {
                int close = closing(tokens, i + 1);
                body = substitute(macro.get(), arguments(tokens, i + 1, close), busy, depth);
                i = close;
            }
            List<CToken> replaced = expand(body, inner, depth + 1);
            for (int k = 0; k < replaced.size(); k++) {
                CToken piece = k == 0 ? replaced.get(0).withBlank(token.blankBefore()) : replaced.get(k);
                out.add(piece.marked());
            }
            after = true;
        }
        return out;
    }

    /** Index of the bracket that closes the one at {@code open}; the last token if none does. */
    private static int closing(List<CToken> tokens, int open) {
        int depth = 0;
        for (int i = open; i < tokens.size(); i++) {
            depth += tokens.get(i).is("(") ? 1 : tokens.get(i).is(")") ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return tokens.size() - 1;
    }

    private static List<List<CToken>> arguments(List<CToken> tokens, int open, int close) {
        List<List<CToken>> arguments = new ArrayList<>();
        List<CToken> current = new ArrayList<>();
        int depth = 0;
        for (int i = open + 1; i < close; i++) {
            CToken token = tokens.get(i);
            depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
            if (token.is(",") && depth == 0) {
                arguments.add(current);
                current = new ArrayList<>();
            } else {
                current.add(token);
            }
        }
        arguments.add(current);
        return arguments;
    }

    private List<CToken> substitute(Macro macro, List<List<CToken>> arguments, Set<String> busy, int depth) {
        List<String> names = macro.parameters().orElse(List.of());
        List<CToken> out = new ArrayList<>();
        for (int i = 0; i < macro.body().size(); i++) {
            CToken token = macro.body().get(i);
            boolean stringifies = token.is("#") && i + 1 < macro.body().size();
            CToken name = stringifies ? macro.body().get(i + 1) : token;
            int index = names.indexOf(name.text());
            if (index < 0) {
                out.add(token);
                continue;
            }
            List<CToken> argument = argument(arguments, index, macro.variadic() && index == names.size() - 1);
            if (stringifies) {
                out.add(new CToken(CToken.Kind.QUOTED, quoted(argument), token.blankBefore(), false));
                i++;
            } else {
                out.addAll(expand(argument, busy, depth + 1));
            }
        }
        return out;
    }

    private static List<CToken> argument(List<List<CToken>> arguments, int index, boolean rest) {
        if (!rest) {
            return index < arguments.size() ? arguments.get(index) : List.of();
        }
        List<CToken> all = new ArrayList<>();
        for (int i = index; i < arguments.size(); i++) {
            if (i > index) {
                all.add(new CToken(CToken.Kind.OTHER, ",", false, false));
            }
            all.addAll(arguments.get(i));
        }
        return all;
    }

    private static String quoted(List<CToken> tokens) {
        StringBuilder text = new StringBuilder("\"");
        for (CToken token : tokens) {
            text.append(token.blankBefore() && text.length() > 1 ? " " : "");
            text.append(
                    token.kind() == CToken.Kind.QUOTED
                            ? token.text().replace("\\", "\\\\").replace("\"", "\\\"")
                            : token.text());
        }
        return text.append('"').toString();
    }
}
