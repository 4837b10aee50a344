package org.bsplint.eval.kconfig;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bsplint.eval.kconfig.graph.Expr;
import org.bsplint.eval.kconfig.graph.Graph;
import org.bsplint.eval.kconfig.graph.Property;
import org.bsplint.eval.kconfig.graph.Symbol;
import org.bsplint.eval.kconfig.graph.SymbolType;
import org.bsplint.eval.kconfig.graph.Tri;
import org.jspecify.annotations.Nullable;

/**
 * One evaluation of a tree: the value of each symbol for given user values. Follows {@code sym_calc_value} and what it
 * calls (scripts/kconfig/symbol.c) statement by statement, over sets of possible values.
 */
final class Configuration {
    private static final int MAX_DEPTH = 400;

    final Graph graph;
    final Dialect dialect;
    final UserValues user;
    private final Expressions expressions;
    private final int[] tri;
    private final @Nullable String[] text;
    private final boolean[] valid;
    private final int[] visible;
    private final int[] dependency;
    private final int[] selected;
    private final int[] implied;
    private final Choices choices;

    private int modules = Tri.N;
    private int depth;
    private boolean tooDeep;

    Configuration(Graph graph, Dialect dialect, UserValues user) {
        int size = graph.all().size();
        this.graph = graph;
        this.dialect = dialect;
        this.user = user;
        tri = new int[size];
        text = new String[size];
        valid = new boolean[size];
        visible = new int[size];
        dependency = new int[size];
        selected = new int[size];
        implied = new int[size];
        choices = new Choices(size);
        expressions = new Expressions(this);
        Arrays.fill(visible, Tri.N);
        Arrays.fill(tri, Tri.N);
    }

    /** As {@code conf --olddefconfig} (which keeps what it calculated before it dropped values out of range). */
    void run(List<Symbol> order, boolean asDefconfig) {
        calculate(graph.modules());
        order.forEach(this::calculate);
        for (Symbol symbol : graph.all()) {
            dropOutOfRange(symbol);
        }
        if (asDefconfig) {
            restart(order);
        }
        order.forEach(this::calculateGroup);
    }

    /** The same evaluation with other user values: what does not hang on the changed symbols is kept. */
    private Configuration(Configuration other, UserValues user) {
        this.graph = other.graph;
        this.dialect = other.dialect;
        this.user = user;
        tri = other.tri.clone();
        text = other.text.clone();
        valid = other.valid.clone();
        visible = other.visible.clone();
        dependency = other.dependency.clone();
        selected = other.selected.clone();
        implied = other.implied.clone();
        choices = other.choices.copy();
        modules = other.modules;
        expressions = new Expressions(this);
    }

    /** Evaluated anew, when asked for, where it hangs on one of the changed symbols. */
    Configuration changed(UserValues other, List<Symbol> changed, List<List<Symbol>> dependents) {
        Configuration copy = new Configuration(this, other);
        java.util.Deque<Symbol> open = new java.util.ArrayDeque<>();
        changed.forEach(symbol -> copy.invalidate(symbol.choice().orElse(symbol), open));
        while (!open.isEmpty()) {
            dependents.get(open.remove().index()).forEach(symbol -> copy.invalidate(symbol, open));
        }
        return copy;
    }

    private void invalidate(Symbol symbol, java.util.Deque<Symbol> open) {
        boolean known = valid[symbol.index()];
        valid[symbol.index()] = false;
        symbol.members().forEach(member -> valid[member.index()] = false);
        if (known) {
            open.add(symbol);
        }
    }

    /** {@code conf --defconfig}: all is calculated again, choices from their users' wishes (conf_set_all_new_symbols). */
    private void restart(List<Symbol> order) {
        Arrays.fill(valid, false);
        calculate(graph.modules());
        for (Symbol symbol : order) {
            calculate(symbol);
            if (symbol.isChoice() && !user.has[symbol.index()]) {
                settle(symbol);
                calculate(symbol);
            }
        }
    }

    private void settle(Symbol choice) {
        for (Symbol member : choice.members()) {
            if (!user.has[member.index()]) {
                user.tri[member.index()] = Tri.N;
            }
        }
        user.has[choice.index()] = true;
        valid[choice.index()] = false;
    }

    private void calculateGroup(Symbol symbol) {
        calculate(symbol);
        symbol.members().forEach(this::calculate);
    }

    private void dropOutOfRange(Symbol symbol) {
        String value = user.text[symbol.index()];
        if (value == null || !user.has[symbol.index()] || symbol.isMember()) {
            return;
        }
        if (Ranges.contains(this, symbol, value) == Tri.N) {
            user.has[symbol.index()] = false;
            valid[symbol.index()] = false;
        }
    }

    void calculate(Symbol symbol) {
        int at = symbol.index();
        if (valid[at]) {
            return;
        }
        if (depth >= MAX_DEPTH) {
            tooDeep = true;
            return;
        }
        depth++;
        valid[at] = true;
        evaluate(symbol);
        depth--;
    }

    private void evaluate(Symbol symbol) {
        int at = symbol.index();
        if (symbol.type() == SymbolType.UNKNOWN) {
            constant(symbol);
            return;
        }
        calculateVisibility(symbol);
        tri[at] = Tri.N;
        text[at] = symbol.type().isLogical() ? "n" : "";
        if (symbol.type().isLogical()) {
            tri[at] = logical(symbol);
            if (symbol.isChoice()) {
                tri[at] = choices.choose(this, symbol);
            }
            if (graph.modules() == symbol) {
                modules = tri[at];
            }
        } else {
            text[at] = Texts.value(this, symbol);
            text[at] = Ranges.clamp(this, symbol, text[at]);
        }
    }

    private void constant(Symbol symbol) {
        text[symbol.index()] = symbol.isUnknown() ? null : symbol.name();
        int logical = symbol == graph.yes() ? Tri.Y : symbol == graph.mod() ? Tri.M : Tri.N;
        tri[symbol.index()] = symbol.isUnknown() ? symbol.possible() : logical;
    }

    void calculateVisibility(Symbol symbol) {
        int at = symbol.index();
        int shown = Tri.N;
        for (Property property : symbol.properties()) {
            if (property.kind() != Property.Kind.PROMPT) {
                continue;
            }
            int condition = value(property.condition());
            boolean hidden = symbol.type() == SymbolType.TRISTATE
                    && condition == Tri.M
                    && symbol.choice()
                            .filter(choice -> tri[choice.index()] == Tri.Y)
                            .isPresent();
            shown = Tri.or(shown, hidden ? Tri.N : condition);
        }
        visible[at] = symbol.type() == SymbolType.TRISTATE ? limited(shown) : Tri.withoutModules(shown);
        if (symbol.isMember()) {
            return;
        }
        int direct = symbol.dependencies().isEmpty() ? Tri.Y : Tri.N;
        for (Expr expr : symbol.dependencies()) {
            direct = Tri.or(direct, value(expr));
        }
        dependency[at] = forType(symbol, direct);
        selected[at] = forType(symbol, active(symbol.selectedBy()));
        boolean never = symbol.impliedBy().isEmpty() || dependency[at] == Tri.N && !dialect.implyLimited();
        int hint = never ? Tri.N : active(symbol.impliedBy());
        implied[at] =
                forType(symbol, Tri.canBe(dependency[at], Tri.N) && !dialect.implyLimited() ? hint | Tri.N : hint);
    }

    /** What m means where it is not sure that there are modules. */
    private int limited(int set) {
        if (!Tri.canBe(set, Tri.M) || modules != Tri.N && !Tri.canBe(modules, Tri.N)) {
            return set;
        }
        return modules == Tri.N ? Tri.withoutModules(set) : set | Tri.Y;
    }

    private int forType(Symbol symbol, int set) {
        return isBool(symbol) ? Tri.withoutModules(set) : symbol.type() == SymbolType.TRISTATE ? limited(set) : set;
    }

    private boolean isBool(Symbol symbol) {
        boolean inChoice = symbol.isMember() && visible[symbol.index()] == Tri.Y;
        return symbol.type() == SymbolType.BOOL
                || symbol.type() == SymbolType.TRISTATE && (modules == Tri.N || inChoice);
    }

    private int active(List<Symbol.Reverse> reverses) {
        int set = Tri.N;
        for (Symbol.Reverse reverse : reverses) {
            if (set == Tri.Y) {
                break;
            }
            set = Tri.or(set, value(reverse.condition()));
        }
        return set;
    }

    private int logical(Symbol symbol) {
        int at = symbol.index();
        int shown = visible[at];
        Optional<Symbol> choice = symbol.choice();
        if (choice.isPresent() && shown == Tri.Y) {
            return choices.member(this, symbol, choice.get());
        }
        int set = 0;
        if (user.has[at] && shown != Tri.N) {
            set |= Tri.and(user.tri[at], shown & ~Tri.N);
        }
        if (!user.has[at] || Tri.canBe(shown, Tri.N)) {
            set |= byDefault(symbol);
        }
        if (choice.isPresent() && Tri.canBe(shown, Tri.Y)) {
            set |= choices.member(this, symbol, choice.get());
        }
        if (!symbol.isMember()) {
            set = Tri.or(set, selected[at]);
        }
        boolean strict = !dialect.implyLimited() && implied[at] == Tri.Y;
        return isBool(symbol) || strict
                ? Tri.withoutModules(set)
                : symbol.type() == SymbolType.TRISTATE ? limited(set) : set;
    }

    private int byDefault(Symbol symbol) {
        int at = symbol.index();
        if (symbol.isChoice()) {
            return Tri.N;
        }
        int set = 0;
        boolean open = true;
        for (Property property : symbol.properties()) {
            if (property.kind() != Property.Kind.DEFAULT || !open) {
                continue;
            }
            int condition = value(property.condition());
            if (condition != Tri.N) {
                set |= Tri.and(value(property.value()), condition & ~Tri.N);
                open = Tri.canBe(condition, Tri.N);
            }
        }
        set |= open ? Tri.N : 0;
        if (symbol.isMember()) {
            return set;
        }
        set = Tri.or(set, implied[at]);
        boolean limit = dialect.implyLimited() && implied[at] != Tri.N;
        return limit ? Tri.and(set, dependency[at]) | (Tri.canBe(implied[at], Tri.N) ? set : 0) : set;
    }

    int value(Expr expr) {
        return expressions.value(expr);
    }

    int tri(Symbol symbol) {
        calculate(symbol);
        return tri[symbol.index()];
    }

    /** The raw value, as defaults copy it: of a bool always {@code n}. Empty if it is not known. */
    Optional<String> rawText(Symbol symbol) {
        calculate(symbol);
        return Optional.ofNullable(text[symbol.index()]);
    }

    int visibility(Symbol symbol) {
        return visible[symbol.index()];
    }

    int selection(Symbol symbol) {
        return symbol.isMember() ? Tri.N : selected[symbol.index()];
    }

    int implication(Symbol symbol) {
        return symbol.isMember() ? Tri.N : implied[symbol.index()];
    }

    int directDependency(Symbol symbol) {
        return symbol.isMember() ? Tri.Y : dependency[symbol.index()];
    }

    List<Symbol> candidates(Symbol choice) {
        return choices.candidates(choice);
    }

    /** Is the symbol in the {@code .config}? Y, N, or both where that is not known. */
    int isWritten(Symbol symbol) {
        int at = symbol.index();
        if (symbol.isNeverWritten() || symbol.type() == SymbolType.UNKNOWN) {
            return Tri.N;
        }
        int shown = visible[at];
        int otherwise =
                symbol.type().isLogical() ? Tri.or(tri[at], implication(symbol)) : Texts.hasDefault(this, symbol);
        boolean certain = Tri.isNever(shown, Tri.N) || Tri.isNever(otherwise, Tri.N);
        boolean never = shown == Tri.N && otherwise == Tri.N;
        return certain ? Tri.Y : never ? Tri.N : Tri.N | Tri.Y;
    }

    Expressions expressions() {
        return expressions;
    }

    boolean isTooDeep() {
        return tooDeep;
    }

    int modules() {
        return modules;
    }
}
