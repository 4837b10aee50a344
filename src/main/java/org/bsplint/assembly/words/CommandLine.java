package org.bsplint.assembly.words;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.bsplint.value.Assignment;
import org.bsplint.value.Cause;

/**
 * What a component's make is called with.
 *
 * @param words in order
 * @param maybe names that may be passed as well, depending on what is not known
 * @param rest why any other name may be passed as well; empty if no others are
 * @param caller the place that calls make without saying anything of a name, for the story of names it does not pass
 * @param whole true if something in the project says how make is called; false if nothing does
 */
public record CommandLine(
        List<MakeWord> words,
        Map<String, Cause> maybe,
        Optional<Cause> rest,
        Optional<Assignment> caller,
        boolean whole) {
    public static final CommandLine NOTHING = new CommandLine(List.of(), Map.of(), Optional.empty(), false);

    public CommandLine {
        words = List.copyOf(words);
        maybe = Map.copyOf(maybe);
    }

    public CommandLine(List<MakeWord> words, Map<String, Cause> maybe, Optional<Assignment> caller, boolean whole) {
        this(words, maybe, Optional.empty(), caller, whole);
    }

    /** These words are only a part: what else is passed is not known, for this reason. */
    public CommandLine asPart(Cause cause) {
        return new CommandLine(words, maybe, Optional.of(cause), caller, false);
    }

    /** What else is passed is known now. */
    public CommandLine completed() {
        return new CommandLine(words, maybe, Optional.empty(), caller, true);
    }

    /** Why a name that is not among the words may be passed all the same. */
    public Optional<Cause> maybe(String name) {
        return Optional.ofNullable(maybe.get(name)).or(() -> rest);
    }

    /** The last word of each name, with the story of those before it. */
    public Map<String, MakeWord> effective() {
        Map<String, List<MakeWord>> byName = new LinkedHashMap<>();
        for (MakeWord word : words) {
            byName.computeIfAbsent(word.name(), name -> new ArrayList<>(1)).add(word);
        }
        Map<String, MakeWord> last = new LinkedHashMap<>();
        byName.forEach((name, all) -> last.put(name, all.get(all.size() - 1).after(all.subList(0, all.size() - 1))));
        return last;
    }

    public CommandLine plus(CommandLine more) {
        List<MakeWord> all = new ArrayList<>(words);
        all.addAll(more.words);
        Map<String, Cause> unsure = new LinkedHashMap<>(maybe);
        unsure.putAll(more.maybe);
        return new CommandLine(all, unsure, rest.or(more::rest), caller.or(more::caller), whole || more.whole);
    }

    public Set<String> names() {
        Set<String> names = new TreeSet<>();
        words.forEach(word -> names.add(word.name()));
        return names;
    }
}
