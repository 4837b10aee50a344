package org.bsplint.eval.kconfig.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bsplint.value.Cause;
import org.jspecify.annotations.Nullable;

/** All symbols of a tree by name, constants beside them. {@code y}, {@code m} and {@code n} are constants always. */
public final class Graph {
    private final Map<String, Symbol> names = new HashMap<>();
    private final Map<String, Symbol> constants = new HashMap<>();
    private final Map<String, Symbol> namedChoices = new HashMap<>();
    private final List<Symbol> all = new ArrayList<>();
    final Symbol yes;
    final Symbol mod;
    final Symbol no;

    @Nullable
    Symbol modules;

    Graph() {
        yes = logical("y");
        mod = logical("m");
        no = logical("n");
    }

    private Symbol logical(String name) {
        Symbol symbol = add(name, true);
        constants.put(name, symbol);
        names.put(name, symbol);
        return symbol;
    }

    private Symbol add(String name, boolean constant) {
        Symbol symbol = new Symbol(name, all.size(), constant);
        all.add(symbol);
        return symbol;
    }

    /** The symbol of a name, made on first mention (sym_lookup of symbol.c). */
    Symbol symbol(String name) {
        Symbol found = names.get(name);
        if (found == null) {
            found = add(name, false);
            names.put(name, found);
        }
        return found;
    }

    Symbol constant(String text) {
        Symbol found = constants.get(text);
        if (found == null) {
            found = add(text, true);
            constants.put(text, found);
        }
        return found;
    }

    /** A constant of which only the possible values are known. */
    Symbol unknown(int possible, Cause cause) {
        Symbol symbol = add("", true);
        symbol.possible = possible;
        symbol.cause = Optional.of(cause);
        return symbol;
    }

    /** A choice; one with a name may be defined in several places. */
    Symbol choice(String name) {
        Symbol known = name.isEmpty() ? null : namedChoices.get(name);
        if (known != null) {
            return known;
        }
        Symbol symbol = add(name, false);
        symbol.isChoice = true;
        symbol.isNeverWritten = true;
        if (!name.isEmpty()) {
            namedChoices.put(name, symbol);
        }
        return symbol;
    }

    /** The symbol of that name, if any line mentions it. */
    public Optional<Symbol> find(String name) {
        return Optional.ofNullable(names.get(name));
    }

    public List<Symbol> all() {
        return all;
    }

    /** The symbol that switches modules on; the constant n where the tree has none. */
    public Symbol modules() {
        return modules == null ? no : modules;
    }

    public Symbol yes() {
        return yes;
    }

    public Symbol mod() {
        return mod;
    }

    public Symbol no() {
        return no;
    }
}
