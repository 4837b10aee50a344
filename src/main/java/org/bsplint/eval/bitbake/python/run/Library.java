package org.bsplint.eval.bitbake.python.run;

import org.bsplint.eval.bitbake.python.value.Py;

/** Names from outside a function: built-in functions, modules, functions that metadata defines. */
public interface Library {
    /** What a name that no scope binds stands for; unknown if nobody knows. */
    Py global(String name);

    Py module(String name);

    /** A variable of the datastore by its name alone, as expressions may use it. */
    java.util.Optional<Py> variable(String name);

    /** {@code module.name}. */
    Py member(String module, String name);

    /** Makes the library of a world. */
    interface Factory {
        Library create(World world);
    }
}
