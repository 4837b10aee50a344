package org.bsplint.ecosystem;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.bsplint.diagnostic.Nearest;

/**
 * Every option name that occurs in a component's sources at the versions that were looked at ({@code rules/facts/names}):
 * a name that no file mentions has no effect.
 */
public final class NameCatalog {
    private final Map<String, String> versions;

    private NameCatalog(Map<String, String> versions) {
        this.versions = Collections.unmodifiableMap(versions);
    }

    /** Names of {@code optee}, {@code tf-a} or {@code u-boot}; of any other component none. */
    public static NameCatalog of(String component) {
        Map<String, String> versions = new TreeMap<>();
        try (InputStream stream = NameCatalog.class.getResourceAsStream("/rules/facts/names/" + component + ".txt")) {
            if (stream != null) {
                String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
                text.lines()
                        .filter(line -> !line.startsWith("#") && line.contains(" "))
                        .forEach(line -> {
                            int blank = line.indexOf(' ');
                            versions.put(line.substring(0, blank), line.substring(blank + 1));
                        });
            }
        } catch (IOException unreadable) {
            versions.clear();
        }
        return new NameCatalog(versions);
    }

    public boolean has(String name) {
        return versions.containsKey(name);
    }

    public boolean isEmpty() {
        return versions.isEmpty();
    }

    /** The name that a misspelt one was most likely meant to be: few letters differ, and not only in digits. */
    public Optional<String> meant(String name, Iterable<String> more) {
        TreeMap<String, String> known = new TreeMap<>(versions);
        more.forEach(other -> known.putIfAbsent(other, ""));
        if (known.containsKey(name)) {
            return Optional.empty();
        }
        return Nearest.of(name, known.keySet()).filter(near -> isTypo(name, near));
    }

    private static boolean isTypo(String name, String near) {
        boolean digits = name.replaceAll("[0-9]", "").equalsIgnoreCase(near.replaceAll("[0-9]", ""));
        boolean longer = near.startsWith(name + "_") || name.startsWith(near + "_");
        return !digits && !longer && differing(name, near) <= 2 && name.length() >= 8;
    }

    /** Letters between the common start and the common end, of the longer name. */
    private static int differing(String left, String right) {
        int start = 0;
        int shorter = Math.min(left.length(), right.length());
        while (start < shorter && left.charAt(start) == right.charAt(start)) {
            start++;
        }
        int end = 0;
        while (end < shorter - start
                && left.charAt(left.length() - 1 - end) == right.charAt(right.length() - 1 - end)) {
            end++;
        }
        return Math.max(left.length(), right.length()) - start - end;
    }
}
