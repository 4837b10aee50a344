package org.bsplint.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OptionSetTest {
    private static final OptionSet.Selection ON = new OptionSet.Selection(
            name -> name.startsWith("CFG_"), option -> option.value().equals(Value.known("y")));

    private final List<String> evaluated = new ArrayList<>();

    private static Option on(String name) {
        return Option.of(name, Value.known("y"), Origin.FILE, List.of());
    }

    private OptionSet someLater() {
        return OptionSet.of(List.of(on("CFG_A"), on("CFG_B")), List.of("later", "CFG_LATER"), name -> {
            evaluated.add(name);
            return name.endsWith("ater") || name.endsWith("ATER") ? on(name) : Option.unset(name);
        });
    }

    @Test
    void whatIsForLaterIsListedAndEvaluatedOnce() {
        OptionSet set = someLater();
        assertEquals(Set.of("CFG_A", "CFG_B", "CFG_LATER", "later"), set.names());
        assertEquals(List.of(), evaluated);
        assertSame(set.get("later"), set.get("later"));
        assertEquals(List.of("later"), evaluated);
        assertEquals(Value.UNSET, set.value("other"));
    }

    @Test
    void selectionsEvaluateOnlyTheirNames() {
        OptionSet set = someLater();
        assertEquals(List.of(on("CFG_A"), on("CFG_B"), on("CFG_LATER")), set.picked(ON));
        assertEquals(List.of("CFG_LATER"), evaluated);
        assertSame(set.picked(ON), set.picked(ON));
    }

    @Test
    void changedOptionsAreTheListedOnesOfTheirNames() {
        OptionSet set = someLater();
        OptionSet changed = set.changed(
                Set.of("CFG_A", "later", "absent"),
                option -> option.withValue(Value.known(option.name().toLowerCase(java.util.Locale.ROOT))));
        assertEquals(List.of(), evaluated);
        assertEquals(Value.known("cfg_a"), changed.value("CFG_A"));
        assertEquals(Value.known("later"), changed.value("later"));
        assertEquals(Value.known("y"), changed.value("CFG_B"));
        assertEquals(Value.UNSET, changed.value("absent"));
        assertEquals(Value.known("y"), set.value("CFG_A"));
        assertEquals(set.names(), changed.names());
    }

    @Test
    void storiesAreMadeWhenTheyAreLookedInto() {
        List<String> made = new ArrayList<>();
        Assignment step = Assignment.from(Origin.FILE, "=", "y", "");
        List<Assignment> story = DeferredList.by(() -> {
            made.add("story");
            return List.of(step);
        });
        Option option = new Option("A", Value.known("y"), Origin.FILE, story, Map.of(), List.of());
        Option other = option.withValue(Value.known("n"));
        assertNotEquals(option, other);
        assertEquals(List.of(), made);
        assertEquals(Option.of("A", Value.known("y"), Origin.FILE, List.of(step)), option);
        assertEquals(step, other.winner().orElseThrow());
        assertEquals(List.of("story"), made);
        assertThrows(UnsupportedOperationException.class, () -> option.history().add(step));
    }
}
