package org.bsplint.eval.bitbake;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.bsplint.value.Value;
import org.junit.jupiter.api.Test;

/** The value that counts is found without looking at each member of OVERRIDES for each override value: as the loop finds it. */
class OverrideChoiceTest {
    @Property(tries = 3000)
    void choosesAsTheLoopOfGetVarFlagDoes(
            @ForAll @Size(min = 1, max = 6) List<@CharRange(from = 'a', to = 'c') @StringLength(max = 3) String> parts,
            @ForAll @Size(max = 8)
                    List<@Size(min = 1, max = 4) List<@CharRange(from = 'a', to = 'c') @StringLength(max = 3) String>>
                            keys,
            @ForAll boolean old) {
        char separator = old ? '_' : ':';
        // members of the old syntax may hold the separator
        List<String> members = new ArrayList<>(parts);
        if (old) {
            members.add(String.join("_", parts.subList(0, Math.min(2, parts.size()))));
        }
        List<OverrideKey> written = keys.stream()
                .map(key -> String.join(String.valueOf(separator), key))
                .distinct()
                .map(override -> new OverrideKey("A" + separator + override, override))
                .toList();
        Overrides overrides = Overrides.of(Value.known(String.join(":", members)), separator);
        Overrides.Choice choice = overrides.choose(written);
        String chosen = choice instanceof Overrides.Choice.Key key ? key.name() : "";
        assertEquals(loop(overrides, members, written, separator), chosen);
    }

    @Test
    void manyOverridesCostNoMoreThanEachOfThem() {
        List<String> members = new ArrayList<>();
        List<OverrideKey> keys = new ArrayList<>();
        for (int i = 0; i < 50_000; i++) {
            members.add("o" + i);
            keys.add(new OverrideKey("A:o" + i, "o" + i));
        }
        Overrides overrides = Overrides.of(Value.known(String.join(":", members)), ':');
        assertEquals(new Overrides.Choice.Key("A:o49999"), overrides.choose(keys));
    }

    /** As BitBake does it. */
    private static String loop(Overrides overrides, List<String> members, List<OverrideKey> keys, char separator) {
        Map<String, String> active = new LinkedHashMap<>();
        keys.stream()
                .filter(key -> overrides.isActive(key.override()) == org.bsplint.value.Truth.TRUE)
                .forEach(key -> active.put(key.override(), key.key()));
        String match = "";
        boolean changed = true;
        while (changed) {
            changed = false;
            for (String member : members) {
                for (String override : List.copyOf(active.keySet())) {
                    if (override.endsWith(separator + member)) {
                        active.put(override.replace(separator + member, ""), active.remove(override));
                        changed = true;
                    } else if (override.equals(member)) {
                        match = active.remove(override);
                    }
                }
            }
        }
        return match;
    }
}
