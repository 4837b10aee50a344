package org.bsplint.rule.fact;

import java.util.List;
import java.util.function.BiFunction;
import org.bsplint.model.Image;
import org.bsplint.rule.condition.CodedFact;
import org.bsplint.rule.condition.Outcome;

/** A coded fact as data: its words and its test. */
record NamedFact(
        String name,
        String description,
        String component,
        List<String> details,
        int minArguments,
        int maxArguments,
        boolean matchesCommands,
        boolean readsOptions,
        boolean readsObservations,
        BiFunction<Image, List<String>, Outcome> test)
        implements CodedFact {

    /** A fact about boot commands. */
    static NamedFact ofCommands(
            String name,
            String says,
            List<String> details,
            int arguments,
            BiFunction<Image, List<String>, Outcome> test) {
        return new NamedFact(name, says, "u-boot", details, arguments, arguments, true, false, false, test);
    }

    /** A fact about evaluated options. */
    static NamedFact ofOptions(
            String name,
            String says,
            List<String> details,
            int arguments,
            BiFunction<Image, List<String>, Outcome> test) {
        return new NamedFact(name, says, "", details, arguments, arguments, false, true, false, test);
    }

    /** The same for a fact that looks only at known values, so that it is never undecided by one. */
    NamedFact ofKnownValues() {
        return with(false, readsObservations);
    }

    /** The same for a fact that also looks at what evaluators saw. */
    NamedFact ofObservations() {
        return with(readsOptions, true);
    }

    private NamedFact with(boolean options, boolean observations) {
        return new NamedFact(
                name,
                description,
                component,
                details,
                minArguments,
                maxArguments,
                matchesCommands,
                options,
                observations,
                test);
    }

    @Override
    public Outcome of(Image image, List<String> arguments) {
        return test.apply(image, arguments);
    }
}
