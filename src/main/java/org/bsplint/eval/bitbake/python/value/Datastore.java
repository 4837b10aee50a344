package org.bsplint.eval.bitbake.python.value;

import java.util.Optional;
import java.util.Set;
import org.bsplint.eval.bitbake.Variables;
import org.bsplint.value.Cause;

/** What Python sees as {@code d}. */
public interface Datastore {
    Variables variables();

    /** Calls one of the store's methods. */
    Py call(String method, Arguments arguments);

    /** {@code bb.data.inherits_class}; empty if the store does not tell. */
    Optional<Boolean> inherits(String name);

    /** Somebody unknown was given the store. */
    void opaque(Set<Cause> causes);
}
