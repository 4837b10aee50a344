package org.bsplint.eval.kconfig;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bsplint.eval.kconfig.graph.Graph;
import org.bsplint.eval.kconfig.graph.Symbol;
import org.bsplint.eval.kconfig.graph.SymbolType;
import org.bsplint.eval.kconfig.graph.Tri;
import org.bsplint.syntax.dotconfig.ConfigLine;
import org.jspecify.annotations.Nullable;

/** What the lines of a {@code .config} or defconfig ask for, by symbol: {@code conf_read_simple} of confdata.c. */
final class UserValues {
    /** What became of a line when it was read. */
    enum Fate {
        TAKEN,
        /** A later line for the same symbol replaced it. */
        REPLACED,
        /** No symbol of that name is defined. */
        NO_SUCH_SYMBOL,
        /** The value does not have the form that the type needs. */
        REFUSED,
        /** Taken without effect: a string without quotes, "is not set" for a string or number. */
        WITHOUT_EFFECT
    }

    /** A request with the symbol it names (if there is one) and its fate. */
    record Request(ConfigLine line, Optional<Symbol> symbol, Fate fate) {
        Request becomes(Fate changed) {
            return new Request(line, symbol, changed);
        }
    }

    /** Opens the value of a line whose value is not known; the possible tristate values may follow it. */
    static final String UNKNOWN = "\0";

    private final Graph graph;
    private final Dialect dialect;
    final boolean[] has;
    final int[] tri;
    final @Nullable String[] text;
    final Map<Symbol, Symbol> chosen = new HashMap<>();
    private final List<Request> requests = new ArrayList<>();
    private final Map<Symbol, List<Request>> bySymbol = new HashMap<>();
    private final Map<Symbol, Integer> last = new HashMap<>();

    UserValues(Graph graph, Dialect dialect, List<ConfigLine> lines) {
        this.graph = graph;
        this.dialect = dialect;
        int size = graph.all().size();
        has = new boolean[size];
        tri = new int[size];
        text = new String[size];
        for (Symbol symbol : graph.all()) {
            tri[symbol.index()] = Tri.N;
            has[symbol.index()] = symbol.isChoice();
        }
        lines.stream().filter(ConfigLine::isRequest).forEach(this::read);
        requests.forEach(request -> request.symbol()
                .ifPresent(named -> bySymbol.computeIfAbsent(named, key -> new ArrayList<>())
                        .add(request)));
    }

    List<Request> requests() {
        return requests;
    }

    List<Request> requestsFor(Symbol symbol) {
        return bySymbol.getOrDefault(symbol, List.of());
    }

    /** The same values, to be changed apart. */
    UserValues copy() {
        return new UserValues(this);
    }

    private UserValues(UserValues other) {
        graph = other.graph;
        dialect = other.dialect;
        has = other.has.clone();
        tri = other.tri.clone();
        text = other.text.clone();
        chosen.putAll(other.chosen);
    }

    /** Takes one more line. */
    void read(ConfigLine line) {
        Optional<Symbol> found = graph.find(line.name()).filter(symbol -> !symbol.isConstant());
        if (found.filter(Symbol::isDefined).isEmpty()) {
            requests.add(new Request(line, found, Fate.NO_SUCH_SYMBOL));
            return;
        }
        Symbol symbol = found.get();
        Fate fate = line.kind() == ConfigLine.Kind.NOT_SET ? unset(symbol) : set(symbol, line.value());
        Integer earlier = last.get(symbol);
        if (earlier != null && fate == Fate.TAKEN) {
            requests.set(earlier, requests.get(earlier).becomes(Fate.REPLACED));
        }
        if (fate == Fate.TAKEN) {
            last.put(symbol, requests.size());
        }
        requests.add(new Request(line, found, fate));
        if (fate != Fate.REFUSED) {
            symbol.choice().ifPresent(choice -> choose(symbol, choice));
        }
    }

    private Fate unset(Symbol symbol) {
        if (!symbol.type().isLogical()) {
            return Fate.WITHOUT_EFFECT;
        }
        tri[symbol.index()] = Tri.N;
        has[symbol.index()] = true;
        return Fate.TAKEN;
    }

    private Fate set(Symbol symbol, String value) {
        if (value.startsWith(UNKNOWN)) {
            tri[symbol.index()] = value.length() > 1 ? value.charAt(1) : Tri.ANY;
            has[symbol.index()] = true;
            return Fate.TAKEN;
        }
        return switch (symbol.type()) {
            case BOOL, TRISTATE -> logical(symbol, value);
            case STRING -> string(symbol, value);
            case INT -> number(symbol, value, Numbers.isInt(value));
            case HEX -> number(symbol, value, Numbers.isHex(value));
            case UNKNOWN -> Fate.WITHOUT_EFFECT;
        };
    }

    /** Only the first letter counts. */
    private Fate logical(Symbol symbol, String value) {
        char first = value.isEmpty() ? 0 : value.charAt(0);
        boolean mod = first == 'm' && symbol.type() == SymbolType.TRISTATE;
        if (first != 'y' && first != 'n' && !mod) {
            return Fate.REFUSED;
        }
        tri[symbol.index()] = Tri.of(String.valueOf(first));
        has[symbol.index()] = true;
        return Fate.TAKEN;
    }

    private Fate number(Symbol symbol, String value, boolean valid) {
        if (!valid) {
            return Fate.REFUSED;
        }
        text[symbol.index()] = value;
        has[symbol.index()] = true;
        return Fate.TAKEN;
    }

    private Fate string(Symbol symbol, String value) {
        if (!value.startsWith("\"")) {
            return Fate.WITHOUT_EFFECT;
        }
        Optional<String> inner = dialect.escapes() ? unescaped(value) : verbatim(value);
        inner.ifPresent(found -> {
            text[symbol.index()] = found;
            has[symbol.index()] = true;
        });
        return inner.isPresent() ? Fate.TAKEN : Fate.REFUSED;
    }

    /** U-Boot: from the first quote to a quote that ends the line. */
    private static Optional<String> verbatim(String value) {
        if (value.length() == 1) {
            return Optional.of("");
        }
        return value.endsWith("\"") ? Optional.of(value.substring(1, value.length() - 1)) : Optional.empty();
    }

    /** Linux: to the first quote without a backslash before it; a backslash takes the next character as it is. */
    private static Optional<String> unescaped(String value) {
        StringBuilder text = new StringBuilder();
        for (int at = 1; at < value.length(); at++) {
            char c = value.charAt(at);
            if (c == '"') {
                return Optional.of(text.toString());
            }
            if (c == '\\' && at + 1 < value.length()) {
                c = value.charAt(++at);
            }
            text.append(c);
        }
        return Optional.empty();
    }

    /** The last member of a choice that is set to y is the chosen one. */
    private void choose(Symbol member, Symbol group) {
        int value = tri[member.index()];
        int choice = group.index();
        if (value == Tri.M && tri[choice] == Tri.Y) {
            has[choice] = false;
        } else if (value == Tri.Y) {
            chosen.put(group, member);
        }
        tri[choice] = Math.max(tri[choice], value);
    }

    /** Where the chosen member of a choice is switched off, the other member that was asked for, too, has its place. */
    void give(Symbol off, Symbol heir) {
        boolean sameChoice = off.choice().isPresent() && off.choice().equals(heir.choice());
        if (sameChoice && tri[off.index()] == Tri.N && tri[heir.index()] == Tri.Y) {
            chosen.put(off.choice().orElseThrow(), heir);
        }
    }
}
