package org.bsplint.syntax.condition;

import java.util.List;

/** One condition line, such as {@code optee.version >= 3.9.0, < 4}. Absent parts are empty texts. */
public sealed interface ConditionLine {
    /** {@code observed kconfig-request-dropped of u-boot for `CONFIG_FIT*`}. */
    record Observed(String kind, String component, String pattern) implements ConditionLine {}

    /** {@code fact closes-device}: a fact coded in Java, with its arguments. */
    record Fact(String name, List<String> arguments) implements ConditionLine {
        public Fact {
            arguments = List.copyOf(arguments);
        }
    }

    /** {@code script runs `fuse prog *`}. */
    record Runs(String subject, String pattern) implements ConditionLine {}

    /** {@code optee.CFG_X is enabled}, {@code is not set}. */
    record State(String subject, boolean negated, String state) implements ConditionLine {}

    /** {@code machine matches `stm32mp1*`}. */
    record Matches(String subject, String pattern) implements ConditionLine {}

    /** {@code yocto.IMAGE_FEATURES contains debug-tweaks}: one of the blank-separated words. */
    record Contains(String subject, String word) implements ConditionLine {}

    /** {@code soc in stm32mp13, stm32mp15}. */
    record In(String subject, boolean negated, List<String> objects) implements ConditionLine {
        public In {
            objects = List.copyOf(objects);
        }
    }

    /** {@code optee.version >= 3.9.0, < 4}: all constraints must hold. */
    record Compare(String subject, List<Constraint> constraints) implements ConditionLine {
        public Compare {
            constraints = List.copyOf(constraints);
        }
    }

    /** {@code >= 3.9.0}; {@code reference} is true if {@code object} names a subject ({@code = value of tf-a.BL32_BASE}). */
    record Constraint(String operator, String object, boolean reference) {}
}
