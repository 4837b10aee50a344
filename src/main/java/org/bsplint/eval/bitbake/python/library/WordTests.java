package org.bsplint.eval.bitbake.python.library;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.bsplint.eval.bitbake.python.run.World;
import org.bsplint.eval.bitbake.python.value.Arguments;
import org.bsplint.eval.bitbake.python.value.Codepoints;
import org.bsplint.eval.bitbake.python.value.Operators;
import org.bsplint.eval.bitbake.python.value.Py;
import org.bsplint.eval.bitbake.python.value.Splitting;
import org.bsplint.value.Cause;
import org.bsplint.value.Text;
import org.bsplint.value.Truth;
import org.bsplint.value.Value;

/** {@code bb.utils.contains} and its kin: is a word among those of a variable? Answers also where the text has holes. */
public final class WordTests {
    /** Of a list so few words are looked for one by one. */
    private static final int FEW = 4;

    private WordTests() {}

    public static Map<String, NativeCall> all() {
        Map<String, NativeCall> all = new HashMap<>();
        all.put("bb.utils.contains", (a, w) -> test(a, w, true));
        all.put("bb.utils.contains_any", (a, w) -> test(a, w, false));
        all.put("bb.utils.filter", WordTests::filter);
        return all;
    }

    private static Py test(Arguments a, World world, boolean every) {
        Py name = a.get(0, "variable", Py.NONE);
        Py yes = a.get(2, "truevalue", Py.NONE);
        Py no = a.get(3, "falsevalue", Py.NONE);
        Optional<Value> value = variable(name, a.get(4, "d", Py.NONE), world);
        if (value.isEmpty()) {
            return Py.either(yes, no, Operators.causes(name, name));
        }
        if (value.get().isUnset()
                || value.get().asKnown().filter(String::isEmpty).isPresent()) {
            return no;
        }
        Optional<List<String>> wanted = words(a.get(1, "checkvalues", Py.NONE), world);
        if (wanted.isEmpty()) {
            return Py.either(yes, no, Operators.causes(a.get(1, "checkvalues", Py.NONE), Py.NONE));
        }
        Truth found = found(value.get(), wanted.get(), every);
        if (found != Truth.UNKNOWN) {
            return found == Truth.TRUE ? yes : no;
        }
        boolean alike = Operators.equal(yes, no) == Truth.TRUE && yes.getClass() == no.getClass();
        return alike ? yes : Py.either(yes, no, value.get().causes());
    }

    private static Truth found(Value value, List<String> wanted, boolean every) {
        Truth found = Truth.of(every);
        if (value.asKnown().isPresent()) {
            List<String> listed = Splitting.blanks(value.asKnown().get(), -1);
            Collection<String> words = wanted.size() > FEW ? new HashSet<>(listed) : listed;
            for (String word : wanted) {
                Truth one = Truth.of(words.contains(word));
                found = every ? found.and(one) : found.or(one);
            }
            return found;
        }
        if (!(value instanceof Value.Unknown unknown) || unknown.maybeUnset()) {
            return Truth.UNKNOWN;
        }
        for (String word : wanted) {
            Truth one = unknown.text().containsWord(word);
            found = every ? found.and(one) : found.or(one);
        }
        return found;
    }

    private static Py filter(Arguments a, World world) {
        Py name = a.get(0, "variable", Py.NONE);
        Optional<Value> value = variable(name, a.get(2, "d", Py.NONE), world);
        Optional<List<String>> wanted = words(a.get(1, "checkvalues", Py.NONE), world);
        if (value.isEmpty() || wanted.isEmpty()) {
            Set<Cause> causes = Operators.causes(name, a.get(1, "checkvalues", Py.NONE));
            return new Py.Str(Text.unknown(causes));
        }
        if (value.get().isUnset()) {
            return Py.EMPTY;
        }
        List<String> kept = new ArrayList<>();
        Set<String> listed =
                new HashSet<>(Splitting.blanks(value.get().asKnown().orElse(""), -1));
        for (String word : new TreeSet<>(wanted.get())) {
            Truth found = value.get().asKnown().isPresent()
                    ? Truth.of(listed.contains(word))
                    : found(value.get(), List.of(word), true);
            if (found == Truth.UNKNOWN) {
                return new Py.Str(Text.unknown(value.get().causes()));
            }
            if (found == Truth.TRUE) {
                kept.add(word);
            }
        }
        kept.sort(Codepoints::compare);
        return Py.of(String.join(" ", kept));
    }

    /** The variable's value; empty if its name is unknown. */
    private static Optional<Value> variable(Py name, Py store, World world) {
        if (name.asText().isEmpty() || !(store instanceof Py.Store d)) {
            return Optional.empty();
        }
        Value value = d.access().variables().value(name.asText().get());
        if (value instanceof Value.Failing failing) {
            throw world.exceptions().raise("bb.data_smart.ExpansionError", failing.reason());
        }
        return Optional.of(value);
    }

    /** Words of a text, or texts of a collection. */
    private static Optional<List<String>> words(Py value, World world) {
        if (value instanceof Py.Str) {
            return value.asText().map(text -> Splitting.blanks(text, -1));
        }
        Optional<List<Py>> items = world.iteration().items(value);
        if (items.isEmpty()
                || items.get().stream().anyMatch(item -> item.asText().isEmpty())) {
            return Optional.empty();
        }
        return Optional.of(
                items.get().stream().map(item -> item.asText().orElse("")).toList());
    }
}
