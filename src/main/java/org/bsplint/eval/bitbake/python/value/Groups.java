package org.bsplint.eval.bitbake.python.value;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** Operations of sets. */
public final class Groups {
    private Groups() {}

    public static Optional<Set<Py>> combine(String operator, Set<Py> left, Set<Py> right) {
        Set<Py> result = new LinkedHashSet<>(left);
        switch (operator) {
            case "|" -> result.addAll(right);
            case "&" -> result.retainAll(right);
            case "-" -> result.removeAll(right);
            case "^" -> {
                Set<Py> both = new LinkedHashSet<>(left);
                both.retainAll(right);
                result.addAll(right);
                result.removeAll(both);
            }
            default -> {
                return Optional.empty();
            }
        }
        return Optional.of(result);
    }
}
