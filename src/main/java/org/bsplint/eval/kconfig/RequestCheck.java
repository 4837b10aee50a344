package org.bsplint.eval.kconfig;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.bsplint.diagnostic.Fix;
import org.bsplint.diagnostic.Related;
import org.bsplint.eval.kconfig.graph.Symbol;
import org.bsplint.eval.kconfig.graph.Tri;
import org.bsplint.syntax.dotconfig.ConfigLine;
import org.bsplint.value.Observation;

/**
 * Finds the lines of a defconfig or fragment that do not survive: what was asked, what it became, why, and the fewest
 * lines that would make it survive. {@code conf} drops them without a word.
 */
final class RequestCheck {
    private static final int MAX_REMEDIES = 60;

    private final KconfigTree tree;
    private final String component;
    private final KconfigInput input;
    private final Stages stages;
    private final List<Observation> observations = new ArrayList<>();
    private final Map<Integer, Remedy> remedies = new HashMap<>();
    private final List<ConfigLine> written;
    /** For each line the first configuration that reads it, and what became of it there. */
    private final Map<ConfigLine, Integer> first = new IdentityHashMap<>();

    private final Map<ConfigLine, UserValues.Fate> fates = new IdentityHashMap<>();
    private int searched;

    RequestCheck(KconfigTree tree, String component, KconfigInput input, Stages stages) {
        this.tree = tree;
        this.component = component;
        this.input = input;
        this.stages = stages;
        this.written = stages.written();
        for (int stage = stages.all().size() - 1; stage >= 0; stage--) {
            for (UserValues.Request request : stages.all().get(stage).user.requests()) {
                first.put(request.line(), stage);
                fates.put(request.line(), request.fate());
            }
        }
    }

    List<Observation> observations() {
        duplicates();
        Map<String, ConfigLine> last = new LinkedHashMap<>();
        written.forEach(line -> last.put(line.name(), line));
        last.values().forEach(this::check);
        return List.copyOf(observations);
    }

    private void duplicates() {
        Map<String, ConfigLine> earlier = new HashMap<>();
        for (ConfigLine line : written) {
            ConfigLine before = earlier.put(line.span().path() + "\0" + line.name(), line);
            if (before != null) {
                Map<String, String> details = details(text(before), text(line), "the last line for a symbol wins", "");
                observations.add(new Observation(
                        "kconfig-duplicate-request",
                        component,
                        List.of(line.option()),
                        Optional.of(line.span()),
                        details,
                        List.of(Related.at(before.span(), "asked for here before")),
                        Optional.empty()));
            }
        }
    }

    private static String text(ConfigLine line) {
        return line.kind() == ConfigLine.Kind.NOT_SET ? "n" : line.value();
    }

    private static Map<String, String> details(String asked, String became, String because, String needs) {
        Map<String, String> details = new TreeMap<>();
        details.put("asked", asked);
        details.put("became", became);
        details.put("because", because);
        details.put("needs", needs);
        return details;
    }

    private void check(ConfigLine line) {
        Optional<Symbol> symbol = tree.tree().graph().find(line.name()).filter(Symbol::isDefined);
        if (symbol.isEmpty()) {
            unknown(line);
            return;
        }
        Wish wish = new Wish(line, symbol.get());
        Configuration last = stages.last();
        UserValues.Fate fate = fates.getOrDefault(line, UserValues.Fate.TAKEN);
        boolean met = wish.isMet(last) != Tri.N && fate != UserValues.Fate.REFUSED;
        boolean silent = fate == UserValues.Fate.WITHOUT_EFFECT && wish.isMet(last) == Tri.Y;
        if (!met && !silent && wish.isMet(last) != (Tri.N | Tri.Y)) {
            observe(wish, fate);
        }
    }

    private void observe(Wish wish, UserValues.Fate fate) {
        Configuration last = stages.last();
        String became = wish.became(last);
        boolean gone = became.equals("absent") || wish.symbol().type().isLogical() && became.equals("n");
        List<Related> chain = Chain.of(last, wish, fate);
        Optional<List<Step>> steps =
                fate == UserValues.Fate.TAKEN && searched++ < MAX_REMEDIES ? remedy(wish) : Optional.empty();
        String needs = steps.map(found -> found.stream().map(Step::line).collect(Collectors.joining(", ")))
                .orElse("");
        Optional<Fix> fix = steps.map(found -> new Fix(
                "add what `" + wish.line().text() + "` needs",
                Edits.of(found, wish.line(), written).edits(),
                true));
        observations.add(new Observation(
                gone ? "kconfig-request-dropped" : "kconfig-request-changed",
                component,
                List.of(wish.line().option()),
                Optional.of(wish.line().span()),
                details(wish.asked(), became, Chain.text(chain), needs),
                chain,
                fix));
    }

    /** Where the request was lost: in the defconfig's own evaluation, or only with the fragments. */
    private Optional<List<Step>> remedy(Wish wish) {
        int last = stages.all().size() - 1;
        int start = first.getOrDefault(wish.line(), last);
        int stage = wish.isMet(stages.all().get(start)) == Tri.N ? start : last;
        return remedies.computeIfAbsent(
                        stage, at -> new Remedy(tree, stages.lines().get(at)))
                .find(wish, steps -> survives(wish, Edits.of(steps, wish.line(), written)));
    }

    /** Evaluates everything again with the edits, and asks whether the request is met and no other one is lost. */
    private boolean survives(Wish wish, Edits edits) {
        Stages changed = Stages.run(tree, edits.apply(input));
        if (wish.isMet(changed.last()) != Tri.Y) {
            return false;
        }
        Set<String> kept = changed.written().stream().map(ConfigLine::text).collect(Collectors.toSet());
        return written.stream()
                .filter(line -> kept.contains(line.text()))
                .map(line -> tree.tree()
                        .graph()
                        .find(line.name())
                        .filter(Symbol::isDefined)
                        .map(symbol -> new Wish(line, symbol)))
                .flatMap(Optional::stream)
                .noneMatch(other -> other.isMet(stages.last()) == Tri.Y && other.isMet(changed.last()) == Tri.N);
    }

    private void unknown(ConfigLine line) {
        Optional<String> nearest = Names.nearest(
                line.name(), tree.written().stream().map(Symbol::name).toList());
        String because = "no symbol of that name in this tree"
                + nearest.map(name -> "; did you mean CONFIG_" + name + "?").orElse("");
        Map<String, String> details = details(text(line), "absent", because, "");
        nearest.ifPresent(name -> details.put("suggestion", "CONFIG_" + name));
        Optional<Fix> fix = nearest.map(name -> renamed(line, name));
        observations.add(new Observation(
                "kconfig-symbol-unknown",
                component,
                List.of(line.option()),
                Optional.of(line.span()),
                details,
                List.of(),
                fix));
    }

    private Fix renamed(ConfigLine line, String name) {
        String text = line.text().replaceFirst(java.util.regex.Pattern.quote(line.option()), "CONFIG_" + name);
        Edits edits = Edits.replacing(line, text);
        Stages changed = Stages.run(tree, edits.apply(input));
        boolean met = tree.tree()
                .graph()
                .find(name)
                .map(symbol -> new Wish(org.bsplint.syntax.dotconfig.ConfigFile.line(text, line.span()), symbol))
                .filter(wish -> wish.isMet(changed.last()) == Tri.Y)
                .isPresent();
        return new Fix("did you mean `CONFIG_" + name + "`?", edits.edits(), met);
    }
}
