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
    /** Unknown names that get a suggestion, and of these the ones that are evaluated with it. */
    private static final int MAX_SUGGESTIONS = 100;

    private static final int MAX_CHECKED_NAMES = 8;
    /** Full evaluations that the search for remedies may cost. */
    private static final int MAX_VERIFIED = 40;

    private final KconfigTree tree;
    private final String component;
    private final KconfigInput input;
    private final Stages stages;
    private final List<Observation> observations = new ArrayList<>();
    private final Map<Integer, Remedy> remedies = new HashMap<>();
    private final List<ConfigLine> written;
    /** The line that counts, by name of its symbol. */
    private final Map<String, ConfigLine> last = new LinkedHashMap<>();

    /** For each line the first configuration that reads it, and what became of it there. */
    private final Map<ConfigLine, Integer> first = new IdentityHashMap<>();

    private final Map<ConfigLine, UserValues.Fate> fates = new IdentityHashMap<>();
    /** What sets of added lines give, evaluated in full. */
    private final Map<String, Stages> verified = new HashMap<>();

    private int searched;
    private int suggested;

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
        Configuration outcome = stages.last();
        UserValues.Fate fate = fates.getOrDefault(line, UserValues.Fate.TAKEN);
        boolean met = wish.isMet(outcome) != Tri.N && fate != UserValues.Fate.REFUSED;
        boolean silent = fate == UserValues.Fate.WITHOUT_EFFECT && wish.isMet(outcome) == Tri.Y;
        if (!met && !silent && wish.isMet(outcome) != (Tri.N | Tri.Y)) {
            observe(wish, fate);
        }
    }

    private void observe(Wish wish, UserValues.Fate fate) {
        String became = wish.became(stages.last());
        boolean gone = became.equals("absent") || wish.symbol().type().isLogical() && became.equals("n");
        List<Related> chain = Chain.of(stages.last(), this::request, wish, fate);
        Optional<Remedy.Lines> lines =
                fate == UserValues.Fate.TAKEN && searched++ < MAX_REMEDIES ? remedy(wish) : Optional.empty();
        String needs = lines.map(found -> found.steps().stream().map(Step::line).collect(Collectors.joining(", ")))
                .orElse("");
        Map<String, String> details = details(wish.asked(), became, Chain.text(chain), needs);
        lines.filter(found -> !found.costs().isEmpty())
                .ifPresent(found -> details.put("costs", String.join(", ", found.costs())));
        Optional<Fix> fix = lines.filter(found -> found.costs().isEmpty())
                .map(found -> new Fix(
                        "add what `" + wish.line().text() + "` needs",
                        edits(found.steps(), wish).edits(),
                        true));
        observations.add(new Observation(
                gone ? "kconfig-request-dropped" : "kconfig-request-changed",
                component,
                List.of(wish.line().option()),
                Optional.of(wish.line().span()),
                details,
                chain,
                fix));
    }

    /** The line that asks for a symbol's value, if somebody wrote one. */
    private Optional<ConfigLine> request(Symbol symbol) {
        return Optional.ofNullable(last.get(symbol.name()));
    }

    private Optional<Remedy.Lines> remedy(Wish wish) {
        return remedies.computeIfAbsent(
                        stage(wish), at -> new Remedy(tree, stages.all().get(at)))
                .find(wish, steps -> lost(wish, steps));
    }

    /** Where the request was lost: in the defconfig's own evaluation, or only with the fragments. */
    private int stage(Wish wish) {
        int end = stages.all().size() - 1;
        int start = first.getOrDefault(wish.line(), end);
        return wish.isMet(stages.all().get(start)) == Tri.N ? start : end;
    }

    /** A request of the defconfig that only the fragments undo is mended in the last fragment. */
    private Edits edits(List<Step> steps, Wish wish) {
        boolean later = stage(wish) > first.getOrDefault(wish.line(), 0);
        return Edits.of(steps, later ? written.get(written.size() - 1) : wish.line(), written);
    }

    /** Evaluates everything again with the lines added: which other requests are lost? Nothing if this one still is. */
    private Optional<List<String>> lost(Wish wish, List<Step> steps) {
        String key = stage(wish) + ":" + steps.stream().map(Step::line).sorted().toList();
        if (!verified.containsKey(key) && verified.size() >= MAX_VERIFIED) {
            return Optional.empty();
        }
        Stages changed = verified.computeIfAbsent(
                key, made -> Stages.run(tree, edits(steps, wish).apply(input)));
        if (wish.isMet(changed.last()) != Tri.Y) {
            return Optional.empty();
        }
        Set<String> kept = changed.written().stream().map(ConfigLine::text).collect(Collectors.toSet());
        Set<String> added = steps.stream().map(step -> step.symbol().name()).collect(Collectors.toSet());
        return Optional.of(last.values().stream()
                .filter(line -> kept.contains(line.text()) && !added.contains(line.name()))
                .map(line -> tree.tree()
                        .graph()
                        .find(line.name())
                        .filter(Symbol::isDefined)
                        .map(symbol -> new Wish(line, symbol)))
                .flatMap(Optional::stream)
                .filter(other -> other.isMet(stages.last()) == Tri.Y && other.isMet(changed.last()) == Tri.N)
                .map(other -> other.line().option())
                .toList());
    }

    private void unknown(ConfigLine line) {
        Optional<String> nearest = suggested++ < MAX_SUGGESTIONS
                ? Names.nearest(
                        line.name(), tree.written().stream().map(Symbol::name).toList())
                : Optional.empty();
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
        if (suggested > MAX_CHECKED_NAMES) {
            return new Fix("did you mean `CONFIG_" + name + "`?", edits.edits(), false);
        }
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
