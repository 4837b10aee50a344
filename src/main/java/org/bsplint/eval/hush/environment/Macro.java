package org.bsplint.eval.hush.environment;

import java.util.List;
import java.util.Optional;

/**
 * A C macro.
 *
 * @param parameters names; empty for one without brackets
 * @param variadic the last parameter takes all remaining arguments
 * @param certain false if it is defined only under a condition that is not known
 */
record Macro(Optional<List<String>> parameters, boolean variadic, List<CToken> body, boolean certain) {
    Macro {
        parameters = parameters.map(List::copyOf);
        body = List.copyOf(body);
    }

    static Macro object(String text) {
        return new Macro(Optional.empty(), false, CToken.split(text), true);
    }
}
