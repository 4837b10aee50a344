package org.bsplint.eval.bitbake.python.library;

import org.bsplint.eval.bitbake.python.run.World;
import org.bsplint.eval.bitbake.python.value.Arguments;
import org.bsplint.eval.bitbake.python.value.Py;
import org.bsplint.eval.bitbake.python.value.Show;

/** A function of Python's or BitBake's libraries, written in Java. */
public interface NativeCall {
    Py call(Arguments arguments, World world);

    /** A function that needs all its arguments known; otherwise its value is unknown for the same reasons. */
    static NativeCall pure(NativeCall function) {
        return (arguments, world) ->
                arguments.causes().isEmpty() ? function.call(arguments, world) : new Py.Unknown(arguments.causes());
    }

    /** Positional argument as text; {@code TypeError} if it is none. */
    static String text(Arguments arguments, int position, World world) {
        return arguments
                .find(position, "")
                .flatMap(Py::asText)
                .orElseThrow(() -> world.exceptions()
                        .raise(
                                "TypeError",
                                "expected str, not " + Show.typeName(arguments.get(position, "", Py.NONE))));
    }
}
