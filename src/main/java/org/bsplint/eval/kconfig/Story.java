package org.bsplint.eval.kconfig;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bsplint.eval.kconfig.graph.Expr;
import org.bsplint.eval.kconfig.graph.Property;
import org.bsplint.eval.kconfig.graph.Symbol;
import org.bsplint.eval.kconfig.graph.Tri;
import org.bsplint.syntax.dotconfig.ConfigLine;
import org.bsplint.value.Assignment;
import org.bsplint.value.Assignment.Effect;
import org.bsplint.value.Origin;

/**
 * How each symbol came to its value: defaults and implies first, then the lines that asked for something, then selects;
 * what took effect is marked.
 */
final class Story {
    private final Stages stages;
    private final Configuration configuration;
    private final DotConfig dotConfig;

    Story(Stages stages) {
        this.stages = stages;
        this.configuration = stages.last();
        this.dotConfig = new DotConfig(configuration);
    }

    Origin origin(Symbol symbol) {
        return Origin.FILE;
    }

    List<Assignment> of(Symbol symbol) {
        Optional<String> value = dotConfig.value(symbol);
        boolean raised = Tri.canBe(configuration.selection(symbol), Tri.M | Tri.Y);
        List<Assignment> requests = requests(symbol, value, raised);
        boolean requested = requests.stream().anyMatch(step -> step.effect() == Effect.APPLIED);
        List<Assignment> story = new ArrayList<>();
        defaults(symbol, requested || raised, story);
        if (symbol.isMember()) {
            choice(symbol, value, requested, story);
        }
        reverses(symbol, symbol.impliedBy(), "imply", requested || raised, story);
        story.addAll(requests);
        reverses(symbol, symbol.selectedBy(), "select", false, story);
        return List.copyOf(story);
    }

    private void defaults(Symbol symbol, boolean overridden, List<Assignment> story) {
        boolean decided = symbol.isMember();
        for (Property property : symbol.properties()) {
            int condition =
                    property.kind() == Property.Kind.DEFAULT ? configuration.value(property.condition()) : Tri.N;
            if (condition == Tri.N) {
                continue;
            }
            Assignment step =
                    Assignment.at(property.span(), "default", property.value().text());
            if (Tri.canBe(condition, Tri.N)) {
                story.add(step.withEffect(
                        Effect.CONDITION_UNKNOWN, "if " + property.condition().text()));
            } else if (decided || overridden) {
                String note = symbol.isMember() ? "defaults of choice members do not count" : "";
                story.add(step.withEffect(Effect.OVERRIDDEN, note));
            } else {
                story.add(step);
                decided = true;
            }
        }
    }

    private void choice(Symbol symbol, Optional<String> value, boolean requested, List<Assignment> story) {
        if (requested || !value.equals(Optional.of("y"))) {
            return;
        }
        for (Property property : symbol.choice().orElseThrow().properties()) {
            boolean names =
                    property.kind() == Property.Kind.DEFAULT && property.value().equals(new Expr.Ref(symbol));
            if (names && configuration.value(property.condition()) != Tri.N) {
                story.add(Assignment.at(property.span(), "choice", "y")
                        .withEffect(Effect.APPLIED, "default of the choice"));
                return;
            }
        }
        symbol.nodes().stream()
                .findFirst()
                .ifPresent(node -> story.add(Assignment.at(node.span(), "choice", "y")
                        .withEffect(Effect.APPLIED, "first visible member of the choice")));
    }

    private void reverses(
            Symbol symbol, List<Symbol.Reverse> reverses, String word, boolean overridden, List<Assignment> story) {
        if (symbol.isMember()) {
            return;
        }
        for (Symbol.Reverse reverse : reverses) {
            int active = configuration.value(reverse.condition());
            Optional<Symbol> by = reverse.property().node().symbol();
            if (active == Tri.N || by.isEmpty()) {
                continue;
            }
            String value = Tri.isKnown(active) ? Tri.letter(active) : "y";
            Effect effect =
                    !Tri.isKnown(active) ? Effect.CONDITION_UNKNOWN : overridden ? Effect.OVERRIDDEN : Effect.APPLIED;
            story.add(Assignment.at(reverse.property().span(), word, value)
                    .withEffect(effect, (word.equals("imply") ? "implied by " : "selected by ") + by.get()));
        }
    }

    private List<Assignment> requests(Symbol symbol, Optional<String> value, boolean raised) {
        List<Assignment> story = new ArrayList<>();
        for (int stage = 0; stage < stages.all().size(); stage++) {
            for (UserValues.Request request : stages.all().get(stage).user.requestsFor(symbol)) {
                if (TreeEvaluation.isWritten(request.line())) {
                    story.add(step(symbol, request, value, raised));
                }
            }
        }
        return superseded(story);
    }

    /** Only the last request that took effect stays marked so. */
    private static List<Assignment> superseded(List<Assignment> story) {
        boolean later = false;
        List<Assignment> marked = new ArrayList<>(story);
        for (int i = marked.size() - 1; i >= 0; i--) {
            if (marked.get(i).effect() != Effect.APPLIED) {
                continue;
            }
            if (later) {
                marked.set(i, marked.get(i).withEffect(Effect.OVERRIDDEN, "a later line asks again"));
            }
            later = true;
        }
        return marked;
    }

    private Assignment step(Symbol symbol, UserValues.Request request, Optional<String> value, boolean raised) {
        ConfigLine line = request.line();
        String asked = line.kind() == ConfigLine.Kind.NOT_SET ? "n" : line.value();
        Assignment step =
                Assignment.at(line.span(), line.kind() == ConfigLine.Kind.NOT_SET ? "is not set" : "=", asked);
        return switch (request.fate()) {
            case REPLACED -> step.withEffect(Effect.OVERRIDDEN, "a later line sets it again");
            case REFUSED ->
                step.withEffect(
                        Effect.OVERRIDDEN, "refused: no " + symbol.type().word());
            case WITHOUT_EFFECT, NO_SUCH_SYMBOL -> step.withEffect(Effect.OVERRIDDEN, "without effect");
            case TAKEN -> taken(symbol, step, value, raised);
        };
    }

    private Assignment taken(Symbol symbol, Assignment step, Optional<String> value, boolean raised) {
        int shown = configuration.visibility(symbol);
        if (shown == Tri.N) {
            return step.withEffect(Effect.CONDITION_FALSE, "dropped: " + Chain.why(configuration, symbol));
        }
        if (Tri.canBe(shown, Tri.N)) {
            return step.withEffect(Effect.CONDITION_UNKNOWN, "it is not known whether it can be set");
        }
        boolean kept = value.isPresent() && same(symbol, step.text(), value.get());
        if (kept && !(raised && step.text().startsWith("n"))) {
            return step;
        }
        return step.withEffect(Effect.OVERRIDDEN, value.isPresent() ? "became " + value.get() : "");
    }

    /** Is the value what the line asks for, by what its type looks at? */
    private static boolean same(Symbol symbol, String asked, String value) {
        return symbol.type().isLogical() ? !asked.isEmpty() && asked.charAt(0) == value.charAt(0) : asked.equals(value);
    }
}
