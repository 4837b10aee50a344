package org.bsplint.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class GlobTest {
    @Test
    void starsStayInAFolder() {
        assertTrue(Glob.of("provision/*.cmd").matches("provision/a.cmd"));
        assertFalse(Glob.of("provision/*.cmd").matches("provision/a/b.cmd"));
        assertTrue(Glob.of("**/*.{cmd,txt}").matches("x/y/a.txt"));
        assertTrue(Glob.of("a?c").matches("abc"));
        assertFalse(Glob.of("a?c").matches("a/c"));
    }

    @Provide
    Arbitrary<String> patterns() {
        return Arbitraries.strings().withChars("ab/*.").ofMaxLength(6).filter(text -> !text.contains("**"));
    }

    @Provide
    Arbitrary<String> paths() {
        return Arbitraries.strings().withChars("ab/.\n").ofMaxLength(7);
    }

    /** In braces it is matched by a regular expression. */
    @Property(tries = 3000)
    void starsAloneAreThoseOfThePattern(@ForAll("patterns") String pattern, @ForAll("paths") String path) {
        assertEquals(
                Glob.of("{" + pattern + "}").matches(path), Glob.of(pattern).matches(path));
    }
}
