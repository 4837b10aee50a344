package org.bsplint.assembly.words;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.bsplint.value.Cause;
import org.bsplint.value.Option;
import org.bsplint.value.OptionSet;
import org.bsplint.value.Text;
import org.bsplint.value.Value;

/**
 * What users see of a recipe that is not among the inputs, only its appends: its variables without the line of the stand-in
 * ({@link RecipeWords#NO_RECIPE}), which is in no file, and a reason in words for what it leaves open.
 */
public final class MissingRecipe {
    /** Variables that a stand-in sets. */
    private static final Set<String> SET = Set.of("EXTRA_OEMAKE", "PV");

    private static final String REASON = "the recipe is not among the inputs";

    private MissingRecipe() {}

    /** The options of a stand-in, as they are told. */
    public static OptionSet told(OptionSet options) {
        return options.changed(SET, MissingRecipe::told);
    }

    private static Option told(Option option) {
        return option.withValue(told(option.value()))
                .withHistory(option.history().stream()
                        .filter(step -> !step.text().equals(RecipeWords.NO_RECIPE))
                        .toList());
    }

    private static Value told(Value value) {
        if (!(value instanceof Value.Unknown unknown)) {
            return value;
        }
        Text.Builder text = new Text.Builder();
        for (Text.Segment segment : unknown.text().segments()) {
            if (segment instanceof Text.Literal literal) {
                text.append(literal.text());
            } else if (segment instanceof Text.Hole hole) {
                text.append(Text.anyOrder(
                        hole.words(),
                        hole.causes().stream()
                                .map(MissingRecipe::told)
                                .collect(Collectors.toCollection(LinkedHashSet::new))));
            }
        }
        return new Value.Unknown(text.build(), unknown.maybeUnset());
    }

    private static Cause told(Cause cause) {
        return cause.reason().contains(RecipeWords.NO_RECIPE) ? Cause.of(Cause.Kind.MISSING_FILE, REASON) : cause;
    }
}
