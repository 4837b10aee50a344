package org.bsplint.ecosystem.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;

/** The same names as a tree of them would hold. */
class NameSetTest {
    @Property
    void holdsBothInOrder(
            @ForAll List<@AlphaChars @StringLength(max = 2) String> first,
            @ForAll List<@AlphaChars @StringLength(max = 2) String> second,
            @ForAll @AlphaChars @StringLength(max = 2) String asked) {
        TreeSet<String> tree = new TreeSet<>(first);
        tree.addAll(second);
        NameSet names = NameSet.of(List.copyOf(new TreeSet<>(first)), new TreeSet<>(second));
        assertEquals(new ArrayList<>(tree), new ArrayList<>(names));
        assertEquals(tree.contains(asked), names.contains(asked));
        assertEquals(tree.size(), names.size());
    }
}
