package org.bsplint.rule.condition;

import org.bsplint.value.Assignment;
import org.bsplint.value.Option;
import org.bsplint.value.Origin;
import org.bsplint.value.Truth;

/** Whether a value is only a default: built in, from the knowledge base, or from a weak assignment such as {@code ?=}. */
final class Defaults {
    private Defaults() {}

    static Truth defaulted(Option option) {
        if (option.value().isUndecided()) {
            return Truth.UNKNOWN;
        }
        if (option.value().isUnset() || option.origin() == Origin.DEFAULT || option.origin() == Origin.KNOWLEDGE_BASE) {
            return Truth.TRUE;
        }
        if (option.origin() != Origin.FILE) {
            return Truth.FALSE;
        }
        return Truth.of(
                option.winner().map(Assignment::operator).filter(Defaults::weak).isPresent());
    }

    private static boolean weak(String operator) {
        return operator.equals("?=") || operator.equals("??=");
    }
}
