package org.bsplint.eval.kconfig;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bsplint.diagnostic.Diagnostic;
import org.bsplint.eval.Evaluation;
import org.bsplint.eval.kconfig.graph.Symbol;
import org.bsplint.eval.kconfig.graph.Tri;
import org.bsplint.syntax.dotconfig.ConfigFile;
import org.bsplint.syntax.dotconfig.ConfigLine;
import org.bsplint.value.Cause;
import org.bsplint.value.Option;
import org.bsplint.value.OptionSet;
import org.bsplint.value.Origin;
import org.bsplint.value.Value;

/** Evaluates one input on a tree: the defconfig, then the fragments on what it gave. */
final class TreeEvaluation {
    private final KconfigTree tree;
    private final String component;
    private final KconfigInput input;
    private final List<Diagnostic> diagnostics = new ArrayList<>();
    private final Set<String> inputs = new LinkedHashSet<>();

    TreeEvaluation(KconfigTree tree, String component, KconfigInput input) {
        this.tree = tree;
        this.component = component;
        this.input = input;
    }

    Evaluation result() {
        diagnostics.addAll(tree.diagnostics());
        inputs.addAll(tree.tree().inputs());
        Optional<ConfigFile> base = input.base().map(file -> {
            inputs.add(file.path());
            return tree.defconfig(file, diagnostics);
        });
        List<ConfigFile> fragments = input.fragments().stream().map(this::parse).toList();
        Optional<Cause> unusable = unusable();
        if (unusable.isPresent()) {
            return evaluation(OptionSet.partial(List.of(), unusable.get()), List.of());
        }
        Stages stages = Stages.run(tree, base, fragments, input.merge());
        Configuration last = stages.last();
        if (last.isTooDeep()) {
            diagnostics.add(
                    Diagnostic.problem(tree.tree().root().span(), "dependencies nested too deeply to evaluate"));
            Cause cause = Cause.of(Cause.Kind.BUDGET, "dependencies nested too deeply");
            return evaluation(OptionSet.partial(List.of(), cause), List.of());
        }
        List<Option> options = new ArrayList<>();
        Story story = new Story(stages);
        for (Symbol symbol : tree.written()) {
            if (last.isWritten(symbol) != Tri.N) {
                options.add(option(last, symbol, story));
            }
        }
        OptionSet set = OptionSet.of(options, name -> absent(name, last, story));
        return evaluation(set, new RequestCheck(tree, component, input, stages).observations());
    }

    /** A line that somebody wrote, not one of the {@code .config} in between. */
    static boolean isWritten(ConfigLine line) {
        return !line.span().file().text().isEmpty();
    }

    private ConfigFile parse(org.bsplint.source.SourceFile file) {
        inputs.add(file.path());
        var parsed = ConfigFile.parse(file);
        diagnostics.addAll(parsed.diagnostics());
        return parsed.tree();
    }

    private Optional<Cause> unusable() {
        return diagnostics.stream()
                .filter(Diagnostic::stops)
                .findFirst()
                .map(stop -> Cause.of(
                        Cause.Kind.UNSUPPORTED, "the Kconfig tree has an error: " + stop.message(), stop.span()))
                .or(() -> tree.tree().incomplete());
    }

    private Evaluation evaluation(OptionSet options, List<org.bsplint.value.Observation> observations) {
        return new Evaluation(options, diagnostics, observations, List.of(), List.copyOf(inputs));
    }

    private static Option option(Configuration configuration, Symbol symbol, Story story) {
        Optional<String> text = new DotConfig(configuration).value(symbol);
        boolean certain = configuration.isWritten(symbol) == Tri.Y;
        Value value = certain && text.isPresent()
                ? Value.known(text.get())
                : Value.unknown(causes(configuration, symbol), !certain);
        return Option.of(symbol.option(), value, story.origin(symbol), story.of(symbol));
    }

    private static Set<Cause> causes(Configuration configuration, Symbol symbol) {
        Set<Cause> causes = new LinkedHashSet<>();
        configuration.expressions().causes(symbol, causes, new LinkedHashSet<>());
        return causes.isEmpty()
                ? Set.of(Cause.of(Cause.Kind.UNSUPPORTED, "hangs on a value that is not known"))
                : causes;
    }

    private Option absent(String option, Configuration configuration, Story story) {
        Optional<Symbol> symbol = Optional.of(option)
                .filter(name -> name.startsWith("CONFIG_"))
                .flatMap(name -> tree.tree().graph().find(name.substring("CONFIG_".length())))
                .filter(Symbol::isDefined);
        return Option.of(
                option, Value.UNSET, Origin.DEFAULT, symbol.map(story::of).orElse(List.of()));
    }
}
