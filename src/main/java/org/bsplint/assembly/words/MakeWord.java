package org.bsplint.assembly.words;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.bsplint.value.Assignment;
import org.bsplint.value.Option;
import org.bsplint.value.Origin;
import org.bsplint.value.Text;
import org.bsplint.value.Value;

/**
 * One {@code NAME=VALUE} word of a component's make command line.
 *
 * @param story how it came there, in order: configuration, recipe, {@code build.mk}; empty if nothing tells
 */
public record MakeWord(String name, Text value, Origin origin, List<Assignment> story) {
    public MakeWord {
        story = List.copyOf(story);
    }

    /** The word as an option, where no source says more. */
    public Option option() {
        return Option.of(name, Value.of(value), origin, story);
    }

    /** Earlier words of the same name lose: make takes the last. Words that the same lines pass share a story, told once. */
    MakeWord after(List<MakeWord> earlier) {
        if (earlier.isEmpty()) {
            return this;
        }
        List<Assignment> whole = new ArrayList<>();
        Set<List<Assignment>> stories = Collections.newSetFromMap(new IdentityHashMap<>());
        for (MakeWord word : earlier) {
            for (Assignment step : stories.add(word.story()) ? word.story() : List.<Assignment>of()) {
                whole.add(
                        step.effect() == Assignment.Effect.APPLIED
                                ? step.withEffect(Assignment.Effect.OVERRIDDEN, "a later word of the command line wins")
                                : step);
            }
        }
        whole.addAll(story);
        return new MakeWord(name, value, origin, whole);
    }
}
