package org.bsplint.eval.bitbake;

import java.util.Locale;
import java.util.Optional;
import org.bsplint.syntax.bitbake.Dialect;

/** The operations that BitBake stores and carries out when the variable is read. */
public enum Operation {
    APPEND,
    PREPEND,
    REMOVE;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * A name that holds an operation: {@code A:append:x} is base {@code A}, operation append, condition {@code x}. Mirrors
     * {@code __setvar_regexp__}: the first operation whose rest is nothing, or overrides without an upper-case letter.
     */
    record Name(String base, Operation operation, String condition) {
        static Optional<Name> of(String name, Dialect dialect) {
            char separator = dialect.separator();
            for (int at = name.indexOf(separator); at >= 0; at = name.indexOf(separator, at + 1)) {
                for (Operation operation : Operation.values()) {
                    String word = operation.word();
                    int end = at + 1 + word.length();
                    if (name.startsWith(word, at + 1) && isCondition(name, end, separator)) {
                        String condition = end < name.length() ? name.substring(end + 1) : "";
                        return Optional.of(new Name(name.substring(0, at), operation, condition));
                    }
                }
            }
            return Optional.empty();
        }

        private static boolean isCondition(String name, int from, char separator) {
            if (from == name.length()) {
                return true;
            }
            if (name.charAt(from) != separator) {
                return false;
            }
            for (int i = from + 1; i < name.length(); i++) {
                char c = name.charAt(i);
                if (c >= 'A' && c <= 'Z') {
                    return false;
                }
            }
            return true;
        }
    }
}
