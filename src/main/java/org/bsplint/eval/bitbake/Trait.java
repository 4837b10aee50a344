package org.bsplint.eval.bitbake;

import java.util.Collection;
import org.bsplint.value.Assignment.Effect;
import org.bsplint.value.Value;

/** What the names of a store are looked through for. It depends on a variable's own state and override values alone. */
public enum Trait {
    /** Has content, flags or stored operations of its own. */
    EXISTING {
        @Override
        boolean of(String name, Variable variable, Collection<OverrideKey> keys) {
            return variable.exists();
        }
    },
    /** An existing one that is neither BitBake's own bookkeeping nor a Python function. */
    SETTING {
        @Override
        boolean of(String name, Variable variable, Collection<OverrideKey> keys) {
            boolean python =
                    variable.flag("func").isKnown() && variable.flag("python").isKnown();
            return !isBookkeeping(name) && variable.exists() && !python;
        }
    },
    /**
     * An existing one, no function, of which more than one thing decides: a weak default beside content, override values,
     * stored operations, an assignment that came too late.
     */
    CONTESTED {
        @Override
        boolean of(String name, Variable variable, Collection<OverrideKey> keys) {
            boolean content = !variable.content().isUnset() || !variable.taint().isEmpty();
            return !isBookkeeping(name)
                    && variable.exists()
                    && !isFunction(variable)
                    && (!keys.isEmpty()
                            || !variable.weak().isUnset() && content
                            || variable.hasPieces()
                            || variable.history().any(event -> event.effect() == Effect.IGNORED_ALREADY_SET));
        }
    },
    /** Has override values and nothing of its own; a store has it where one of them is active. */
    MADE_BY_OVERRIDES {
        @Override
        boolean of(String name, Variable variable, Collection<OverrideKey> keys) {
            return !keys.isEmpty() && !variable.exists();
        }
    };

    abstract boolean of(String name, Variable variable, Collection<OverrideKey> keys);

    /** Does it concern a name that only an override value makes? */
    boolean ofMade(String name) {
        return this == EXISTING || !isBookkeeping(name);
    }

    private static boolean isBookkeeping(String name) {
        return name.startsWith("__");
    }

    /** A variable of which nothing is certain may be one. */
    private static boolean isFunction(Variable variable) {
        Value function = variable.flag("func");
        return !function.isUnset() || !variable.taint().isEmpty();
    }
}
