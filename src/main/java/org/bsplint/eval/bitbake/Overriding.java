package org.bsplint.eval.bitbake;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bsplint.syntax.bitbake.Dialect;
import org.bsplint.value.Truth;
import org.bsplint.value.Value;

/** Keeps the index of override keys as names come and go ({@code _setvar_update_overrides}, {@code renameVar}, {@code delVar}). */
final class Overriding {
    /** No real name has more than a handful of overrides. */
    private static final int MAX_LEVELS = 64;

    private Overriding() {}

    /** For {@code A:x:y}: it is A:x's value under y, and A's under x:y. */
    static void register(DataStore store, String name) {
        visit(store.dialect(), name, (base, override) -> {
            if (!startsLikeOverride(override)) {
                return false;
            }
            store.addOverrideKey(base, new OverrideKey(name, override));
            return true;
        });
    }

    static void forget(DataStore store, String name) {
        boolean strict = !store.dialect().atLeast(Dialect.MICKLEDORE);
        visit(store.dialect(), name, (base, override) -> {
            if (strict ? !isLower(override) : !startsLikeOverride(override)) {
                return false;
            }
            store.removeOverrideKey(base, new OverrideKey(name, override));
            return true;
        });
    }

    /** {@code d.setVar} deletes the override values that are active now, and forgets the others. */
    static void dropActive(DataStore store, String name) {
        Collection<OverrideKey> keys = store.overrideKeys(name);
        if (keys.isEmpty()) {
            return;
        }
        List<String> active = keys.stream()
                .filter(key -> store.isOverride(key.override()) != Truth.FALSE)
                .map(OverrideKey::key)
                .toList();
        active.forEach(key -> store.delete(key, Place.NONE));
        store.overrideKeys(name, List.of());
    }

    /** {@code renameVar}: content, stored operations and override values move; flags stay behind and are dropped. False if it never ends. */
    static boolean rename(DataStore store, String from, String to, Place place, int depth) {
        if (depth > MAX_LEVELS) {
            return false;
        }
        if (from.equals(to)) {
            return true;
        }
        Variable source = store.find(from);
        boolean bare = source.content().isUnset() && source.weak().isUnset() && !source.hasPieces();
        if (bare && store.overrideKeys(from).isEmpty() && store.dialect().atLeast(Dialect.MASTER)) {
            return true;
        }
        Value content = source.content().isUnset() ? source.weak() : source.content();
        if (!content.isUnset()) {
            store.writable(to).inherit(store.history(from));
            store.store(
                    to,
                    content,
                    Event.of("rename from " + from, content.partial().toString(), place));
        }
        for (Operation operation : Operation.values()) {
            for (Piece piece : source.pieces(operation).toList()) {
                store.writable(to).add(operation, piece);
            }
        }
        source.taint().forEach(cause -> store.taint(to, cause));
        List<OverrideKey> keys = List.copyOf(store.overrideKeys(from));
        if (!keys.isEmpty()) {
            store.overrideKeys(to, List.of());
            Map<String, String> moved = new TreeMap<>();
            List<OverrideKey> renamed = new ArrayList<>();
            for (OverrideKey key : keys) {
                String target = key.key().replace(from, to);
                renamed.add(new OverrideKey(target, key.override()));
                moved.put(key.key(), target);
            }
            store.overrideKeys(to, renamed);
            for (Map.Entry<String, String> one : moved.entrySet()) {
                if (!rename(store, one.getKey(), one.getValue(), place, depth + 1)) {
                    return false;
                }
            }
        }
        if (content.isUnset()) {
            register(store, to);
        }
        store.delete(from, place);
        return true;
    }

    private interface Visitor {
        /** False to stop. */
        boolean visit(String base, String override);
    }

    private static void visit(Dialect dialect, String name, Visitor visitor) {
        char separator = dialect.separator();
        int levels = 0;
        for (int at = name.lastIndexOf(separator);
                at >= 0 && levels < MAX_LEVELS;
                at = name.lastIndexOf(separator, at - 1)) {
            levels++;
            String override = name.substring(at + 1);
            boolean first = name.lastIndexOf(separator) == at;
            if (override.isEmpty() || at == 0 && !first || !visitor.visit(name.substring(0, at), override)) {
                return;
            }
        }
    }

    /** {@code __override_regexp__.match}: a lower-case letter or digit first. */
    private static boolean startsLikeOverride(String override) {
        char first = override.charAt(0);
        return first >= 'a' && first <= 'z' || first >= '0' && first <= '9';
    }

    /** Python's {@code str.islower()}. */
    private static boolean isLower(String text) {
        boolean cased = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isUpperCase(c) || Character.isTitleCase(c)) {
                return false;
            }
            cased |= Character.isLowerCase(c);
        }
        return cased;
    }
}
