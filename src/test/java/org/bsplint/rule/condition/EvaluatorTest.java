package org.bsplint.rule.condition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.bsplint.model.Component;
import org.bsplint.model.Image;
import org.bsplint.model.Operation;
import org.bsplint.source.SourceFile;
import org.bsplint.syntax.condition.ConditionReader;
import org.bsplint.value.Cause;
import org.bsplint.value.Option;
import org.bsplint.value.OptionSet;
import org.bsplint.value.Origin;
import org.bsplint.value.Truth;
import org.bsplint.value.Value;
import org.junit.jupiter.api.Test;

class EvaluatorTest {
    private static final Cause CAUSE = Cause.of(Cause.Kind.MISSING_INPUT, "not given");
    private static final Readers READERS = Readers.parse("CFG_DEF i\nCFG_MK m\nCFG_BOTH im\nCFG_IS e\n");

    @Test
    void enabledMeansForTheCodeThatReadsIt() {
        assertEquals(Truth.TRUE, decide("optee.CFG_DEF is enabled", "optee", "CFG_DEF", "1"));
        assertEquals(Truth.TRUE, decide("optee.CFG_DEF is enabled", "optee", "CFG_DEF", "0"));
        assertEquals(Truth.FALSE, decide("optee.CFG_DEF is enabled", "optee", "CFG_DEF", "n"));
        assertEquals(Truth.FALSE, decide("optee.CFG_MK is enabled", "optee", "CFG_MK", "1"));
        assertEquals(Truth.UNKNOWN, decide("optee.CFG_BOTH is enabled", "optee", "CFG_BOTH", "1"));
        assertEquals(Truth.TRUE, decide("optee.CFG_IS is enabled", "optee", "CFG_IS", "1"));
        assertEquals(Truth.FALSE, decide("optee.CFG_IS is enabled", "optee", "CFG_IS", "0"));
        assertEquals(Truth.UNKNOWN, decide("optee.CFG_NEW is enabled", "optee", "CFG_NEW", "1"));
        assertEquals(Truth.TRUE, decide("tf-a.X is enabled", "tf-a", "X", "1"));
        assertEquals(Truth.UNKNOWN, decide("tf-a.X is enabled", "tf-a", "X", "y"));
        assertEquals(Truth.TRUE, decide("linux.CONFIG_X is enabled", "linux", "CONFIG_X", "m"));
    }

    @Test
    void numbersAndVersionsCompareAsSuch() {
        assertEquals(Truth.TRUE, decide("tf-a.X = 64", "tf-a", "X", "0x40"));
        assertEquals(Truth.TRUE, decide("tf-a.X > 9", "tf-a", "X", "10"));
        assertEquals(Truth.UNKNOWN, decide("tf-a.X > 9", "tf-a", "X", "abc"));
        assertEquals(Truth.TRUE, decide("optee.version >= 3.9.0, < 4", "optee", "version", "3.12.0-stm32mp-r1"));
        assertEquals(Truth.TRUE, decide("tf-a.version < v2.8-stm32mp-r2", "tf-a", "version", "v2.8.6-stm32mp-r1"));
        assertEquals(
                Truth.FALSE,
                decide("u-boot.version >= v2020.10-stm32mp-r2", "u-boot", "version", "v2020.10-stm32mp-r1"));
    }

    @Test
    void whatIsMissingIsAbsentNotUnset() {
        Judged judged = judge("linux.CONFIG_X is unset", image("optee", "CFG_DEF", Value.known("y")));
        assertEquals(Truth.UNKNOWN, judged.truth());
        assertTrue(((Judged.Single) judged).outcome().absent());
    }

    /** A decided condition never changes when an unknown value becomes known. */
    @Property(tries = 400)
    void decidedStaysDecided(@ForAll("conditions") String condition, @ForAll("values") String value) {
        Truth before = judge(condition, image("u-boot", "CONFIG_X", Value.unknown(CAUSE)))
                .truth();
        Value known = value.equals("~") ? Value.UNSET : Value.known(value);
        Truth after = judge(condition, image("u-boot", "CONFIG_X", known)).truth();
        assertTrue(before == Truth.UNKNOWN || before == after, condition + " with " + value);
    }

    @Provide
    Arbitrary<String> conditions() {
        return Arbitraries.of(
                "u-boot.CONFIG_X is enabled",
                "u-boot.CONFIG_X is disabled",
                "u-boot.CONFIG_X is set",
                "u-boot.CONFIG_X is unset",
                "u-boot.CONFIG_X is empty",
                "u-boot.CONFIG_X is not set",
                "u-boot.CONFIG_X = y",
                "u-boot.CONFIG_X != y",
                "u-boot.CONFIG_X > 3",
                "u-boot.CONFIG_X in y, m",
                "u-boot.CONFIG_X not in y, m",
                "u-boot.CONFIG_X matches `a*`",
                "u-boot.CONFIG_X contains a");
    }

    @Provide
    Arbitrary<String> values() {
        return Arbitraries.of("~", "", "y", "n", "m", "1", "5", "a b", "abc");
    }

    private static Truth decide(String condition, String component, String option, String value) {
        return judge(condition, image(component, option, Value.known(value))).truth();
    }

    private static Judged judge(String condition, Image image) {
        SourceFile file = SourceFile.of("r", condition);
        Condition fact = new Condition.Fact(
                condition,
                ConditionReader.read(condition, file.span(0, condition.length()))
                        .tree()
                        .orElseThrow());
        return new Evaluator(image, Map.of(), READERS).judge(fact);
    }

    private static Image image(String component, String name, Value value) {
        Option option = Option.of(name, value, Origin.FILE, List.of());
        boolean version = name.equals("version");
        List<Option> options = new ArrayList<>(version ? List.of() : List.of(option));
        Component held = new Component(
                component,
                version ? option : Option.unset("version"),
                Option.unset("origin"),
                OptionSet.complete(options),
                Component.Presence.SOURCES);
        return new Image(
                "default", Set.<Operation>of(), OptionSet.empty(), Map.of(component, held), List.of(), List.of());
    }
}
