package org.bsplint.eval.kconfig;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bsplint.diagnostic.Related;
import org.bsplint.eval.kconfig.graph.Expr;
import org.bsplint.eval.kconfig.graph.Property;
import org.bsplint.eval.kconfig.graph.Symbol;
import org.bsplint.eval.kconfig.graph.Tri;
import org.bsplint.syntax.dotconfig.ConfigLine;

/**
 * Why a symbol does not have the value that a line asks for: the terms that do not hold, and why each of those does not,
 * down to what some line, default or select decides.
 */
final class Chain {
    private static final int MAX_DEPTH = 10;
    private static final int MAX_LINKS = 16;

    private final Configuration configuration;
    private final List<Related> links = new ArrayList<>();
    private final Set<Symbol> seen = new LinkedHashSet<>();

    private final Function<Symbol, Optional<ConfigLine>> requests;

    private Chain(Configuration configuration, Function<Symbol, Optional<ConfigLine>> requests) {
        this.configuration = configuration;
        this.requests = requests;
    }

    /**
     * The links from the request down, each with its place.
     *
     * @param requests the line that asks for a symbol's value, if there is one
     */
    static List<Related> of(
            Configuration configuration,
            Function<Symbol, Optional<ConfigLine>> requests,
            Wish wish,
            UserValues.Fate fate) {
        Chain chain = new Chain(configuration, requests);
        chain.explain(wish, fate);
        return List.copyOf(chain.links);
    }

    /** Why a symbol cannot be set, in one line. */
    static String why(Configuration configuration, Symbol symbol) {
        Chain chain = new Chain(
                configuration,
                used -> configuration.user.requestsFor(used).stream()
                        .map(UserValues.Request::line)
                        .filter(TreeEvaluation::isWritten)
                        .reduce((earlier, later) -> later));
        chain.hidden(symbol, 0);
        return text(chain.links);
    }

    static String text(List<Related> links) {
        return links.stream().map(Related::note).collect(Collectors.joining("; "));
    }

    private void explain(Wish wish, UserValues.Fate fate) {
        Symbol symbol = wish.symbol();
        if (fate == UserValues.Fate.REFUSED) {
            add(symbol, "`" + wish.asked() + "` is no " + form(symbol));
        } else if (fate == UserValues.Fate.WITHOUT_EFFECT) {
            boolean unset = wish.line().kind() == ConfigLine.Kind.NOT_SET;
            String type = symbol.type().word();
            add(
                    symbol,
                    unset
                            ? "`is not set` has no effect on a symbol of type " + type
                            : "a string stands in double quotes");
        } else if (configuration.visibility(symbol) == Tri.N && !isSelected(symbol)) {
            hidden(symbol, 0);
        } else if (isSelected(symbol)) {
            selectors(symbol);
        } else if (symbol.isMember()) {
            choice(symbol);
        } else {
            Ranges.describe(configuration, symbol)
                    .ifPresentOrElse(
                            range -> add(symbol, "`" + wish.asked() + "` is outside of the range " + range),
                            () -> add(symbol, limits(symbol)));
        }
    }

    private boolean isSelected(Symbol symbol) {
        return configuration.selection(symbol) != Tri.N;
    }

    private static String form(Symbol symbol) {
        return switch (symbol.type()) {
            case BOOL -> "value of a bool: y or n";
            case TRISTATE -> "value of a tristate: y, m or n";
            case INT -> "int: decimal digits without leading zero, and nothing else";
            case HEX -> "hex number, and nothing else";
            default -> "string: it ends in a double quote";
        };
    }

    private void add(Symbol symbol, String note) {
        if (links.size() < MAX_LINKS) {
            links.add(new Related(symbol.nodes().stream().findFirst().map(node -> node.span()), note));
        }
    }

    private String limits(Symbol symbol) {
        String terms = symbol.properties().stream()
                .filter(property -> property.is(Property.Kind.PROMPT))
                .flatMap(prompt -> prompt.condition().conjuncts().stream())
                .filter(term -> configuration.value(term) == Tri.M)
                .map(this::shown)
                .distinct()
                .collect(Collectors.joining(" and "));
        return symbol + " is limited by " + (terms.isEmpty() ? "its conditions" : terms);
    }

    private void selectors(Symbol symbol) {
        for (Symbol.Reverse reverse : symbol.selectedBy()) {
            if (configuration.value(reverse.condition()) != Tri.N && links.size() < MAX_LINKS) {
                String by =
                        reverse.property().node().symbol().map(Symbol::toString).orElse("a choice");
                links.add(Related.at(reverse.property().span(), symbol + " is selected by " + by));
            }
        }
    }

    private void choice(Symbol symbol) {
        List<Symbol> chosen = configuration.candidates(symbol.choice().orElseThrow());
        String names = chosen(symbol.choice().orElseThrow());
        if (chosen.contains(symbol)) {
            add(symbol, symbol + " is the default of its choice, and no line asks for another member");
            return;
        }
        add(symbol, names.isEmpty() ? "its choice has no visible member" : "its choice has " + names);
        chosen.forEach(this::request);
    }

    private String chosen(Symbol choice) {
        return configuration.candidates(choice).stream().map(Symbol::toString).collect(Collectors.joining(" or "));
    }

    /** The terms that do not hold of the definition that lacks least. */
    private void hidden(Symbol symbol, int depth) {
        if (depth > MAX_DEPTH || !seen.add(symbol)) {
            return;
        }
        List<Property> prompts = symbol.properties().stream()
                .filter(property -> property.is(Property.Kind.PROMPT))
                .toList();
        if (prompts.isEmpty()) {
            unprompted(symbol, depth);
            return;
        }
        Property nearest = prompts.stream()
                .min(Comparator.comparingInt(prompt -> unmet(prompt.condition()).size()))
                .orElseThrow();
        List<Expr> terms = unmet(nearest.condition());
        if (!terms.isEmpty() && links.size() < MAX_LINKS) {
            String needs = terms.stream().map(this::shown).collect(Collectors.joining(" and "));
            links.add(Related.at(nearest.node().span(), symbol + " needs " + needs));
        }
        terms.forEach(term -> term.forEachSymbol(used -> unmet(used, depth + 1)));
    }

    private void unprompted(Symbol symbol, int depth) {
        String selectors = symbol.selectedBy().stream()
                .map(reverse -> reverse.property().node().symbol())
                .flatMap(Optional::stream)
                .map(Symbol::toString)
                .distinct()
                .limit(4)
                .collect(Collectors.joining(", "));
        add(
                symbol,
                symbol + " has no prompt: "
                        + (selectors.isEmpty() ? "only its defaults set it" : "set by " + selectors));
        if (symbol.selectedBy().size() == 1 && depth < MAX_DEPTH) {
            symbol.selectedBy().get(0).property().node().symbol().ifPresent(by -> unmet(by, depth + 1));
        }
    }

    /** A choice has no name to be set by: what it needs itself stands in its place. */
    private List<Expr> unmet(Expr condition) {
        return condition.conjuncts().stream()
                .filter(term -> configuration.value(term) == Tri.N)
                .flatMap(term -> term instanceof Expr.Ref ref && ref.symbol().isChoice()
                        ? ofChoice(term, ref.symbol())
                        : Stream.of(term))
                .distinct()
                .toList();
    }

    private Stream<Expr> ofChoice(Expr term, Symbol choice) {
        List<Expr> own = choice.properties().stream()
                .filter(property -> property.is(Property.Kind.PROMPT))
                .map(prompt -> prompt.condition().conjuncts().stream()
                        .filter(part -> configuration.value(part) == Tri.N)
                        .toList())
                .min(Comparator.comparingInt(List::size))
                .orElse(List.of());
        return own.isEmpty() ? Stream.of(term) : own.stream();
    }

    private String shown(Expr term) {
        if (term instanceof Expr.Ref ref) {
            return ref.symbol() + " (" + state(ref.symbol()) + ")";
        }
        List<String> states = new ArrayList<>();
        term.forEachSymbol(used -> {
            if (!used.isConstant() && used.type() != org.bsplint.eval.kconfig.graph.SymbolType.UNKNOWN) {
                states.add(used + " is " + state(used));
            }
        });
        return term.text() + (states.isEmpty() ? "" : " (" + String.join(", ", states) + ")");
    }

    private String state(Symbol symbol) {
        if (!symbol.isDefined() && !symbol.isChoice()) {
            return "defined nowhere in this tree";
        }
        if (symbol.type().isLogical()) {
            int value = configuration.tri(symbol);
            return Tri.isKnown(value) ? Tri.letter(value) : "not known";
        }
        return configuration.rawText(symbol).map(text -> "\"" + text + "\"").orElse("not known");
    }

    /** Why a symbol that is needed is off. */
    private void unmet(Symbol symbol, int depth) {
        if (symbol.isConstant() || !symbol.isDefined() || seen.contains(symbol)) {
            return;
        }
        if (symbol.type().isLogical() && configuration.tri(symbol) != Tri.N) {
            seen.add(symbol);
            why(symbol);
        } else if (configuration.visibility(symbol) == Tri.N) {
            hidden(symbol, depth);
        } else {
            seen.add(symbol);
            why(symbol);
        }
    }

    private void why(Symbol symbol) {
        if (isSelected(symbol)) {
            selectors(symbol);
        } else if (!request(symbol)) {
            String others = symbol.choice().map(this::chosen).orElse("");
            boolean lost = !others.isEmpty() && configuration.tri(symbol) == Tri.N;
            add(symbol, symbol + " is " + state(symbol) + (lost ? ": its choice has " + others : " by default"));
        }
    }

    private boolean request(Symbol symbol) {
        Optional<ConfigLine> line = requests.apply(symbol);
        if (line.isPresent() && links.size() < MAX_LINKS) {
            String value = line.get().kind() == ConfigLine.Kind.NOT_SET
                    ? "n"
                    : line.get().value();
            links.add(Related.at(line.get().span(), symbol + " is set to " + value));
        }
        return line.isPresent();
    }
}
