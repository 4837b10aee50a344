package org.bsplint.eval.bitbake;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bsplint.diagnostic.Diagnostic;
import org.bsplint.syntax.bitbake.Dialect;
import org.bsplint.value.Cause;
import org.bsplint.value.Observation;
import org.bsplint.value.Value;

/** Names that BitBake refuses: renamed variables ({@code BB_RENAMED_VARIABLES}) and, from 1.52, the old form of operations. */
final class Renames {
    private static final String GONE = "is a deprecated variable and support has been removed";
    private static final Map<String, String> BUILT_IN = Map.of(
            "BB_ENV_WHITELIST", "BB_ENV_PASSTHROUGH",
            "BB_ENV_EXTRAWHITE", "BB_ENV_PASSTHROUGH_ADDITIONS",
            "BB_HASHBASE_WHITELIST", "BB_BASEHASH_IGNORE_VARS",
            "BB_HASHCONFIG_WHITELIST", "BB_HASHCONFIG_IGNORE_VARS",
            "BB_HASHTASK_WHITELIST", "BB_TASKHASH_IGNORE_TASKS",
            "BB_SETSCENE_ENFORCE_WHITELIST", "BB_SETSCENE_ENFORCE_IGNORE_TASKS",
            "MULTI_PROVIDER_WHITELIST", "BB_MULTI_PROVIDER_ALLOWED",
            "BB_STAMP_WHITELIST", GONE,
            "BB_STAMP_POLICY", GONE);

    private final boolean strict;
    private final Map<String, String> renamed;

    Renames(Dialect dialect) {
        this(dialect.atLeast(Dialect.KIRKSTONE), dialect.atLeast(Dialect.KIRKSTONE) ? BUILT_IN : Map.of());
    }

    private Renames(boolean strict, Map<String, String> renamed) {
        this.strict = strict;
        this.renamed = new HashMap<>(renamed);
    }

    Renames copy() {
        return new Renames(strict, renamed);
    }

    boolean sameAs(Renames other) {
        return strict == other.strict && renamed.equals(other.renamed);
    }

    /** Reports a refused name; true if it is one that stops BitBake at once, so that nothing is set. */
    boolean refuses(DataStore store, String name, Place place) {
        if (!strict) {
            return false;
        }
        boolean old = name.contains("_append") || name.contains("_prepend") || name.contains("_remove");
        if (old && !name.startsWith("__anon_")) {
            String base = name.substring(0, firstOld(name));
            report(store, place, name + " contains an operation using the old override syntax");
            Cause.Kind kind = Cause.Kind.UNSUPPORTED;
            store.taint(
                    base,
                    place.span()
                            .map(at -> Cause.of(kind, "old override syntax of " + name, at))
                            .orElseGet(() -> Cause.of(kind, "old override syntax of " + name)));
            return true;
        }
        int colon = name.indexOf(':');
        report(store, colon < 0 ? name : name.substring(0, colon), place);
        return false;
    }

    /** A flag of BB_RENAMED_VARIABLES adds a rename; a flag of a renamed variable is reported. */
    void flag(DataStore store, String name, String flag, Value value, Place place) {
        if (!strict) {
            return;
        }
        if (name.equals("BB_RENAMED_VARIABLES")) {
            renamed.put(flag, value.partial().toString());
        }
        report(store, name, place);
    }

    private void report(DataStore store, String name, Place place) {
        Optional<String> to = Optional.ofNullable(renamed.get(name));
        if (to.isEmpty()) {
            return;
        }
        boolean sentence = to.get().contains(" ");
        String message = "Variable " + name + " " + (sentence ? to.get() : "has been renamed to " + to.get());
        report(store, place, message);
        store.notes()
                .add(new Observation(
                        "renamed-variable",
                        "yocto",
                        List.of(name),
                        place.span(),
                        Map.of("name", name, "new", sentence ? "" : to.get(), "reason", message),
                        List.of(),
                        Optional.empty()));
    }

    private static void report(DataStore store, Place place, String message) {
        place.span().ifPresent(span -> store.notes().add(Diagnostic.error(span, message)));
    }

    private static int firstOld(String name) {
        int first = name.length();
        for (String operation : List.of("_append", "_prepend", "_remove")) {
            int at = name.indexOf(operation);
            first = at >= 0 ? Math.min(first, at) : first;
        }
        return first;
    }
}
