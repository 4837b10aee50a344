package org.bsplint.ecosystem;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bsplint.diagnostic.Nearest;

/**
 * Every option name that occurs in a component's sources at the versions that were looked at ({@code rules/facts/names}):
 * a name that no file mentions has no effect. The lists are long and a product asks for few names: they are searched as
 * they lie, a line a name in order, and never taken apart.
 */
public final class NameCatalog {
    /** Lines {@code NAME FIRST LAST} in the order of their names, after lines of comment. */
    private final String lines;

    private NameCatalog(String lines) {
        this.lines = lines;
    }

    /** Names of {@code optee}, {@code tf-a} or {@code u-boot}; of any other component none. */
    public static NameCatalog of(String component) {
        try (InputStream stream = NameCatalog.class.getResourceAsStream("/rules/facts/names/" + component + ".txt")) {
            return new NameCatalog(
                    stream == null ? "" : new String(stream.readAllBytes(), StandardCharsets.ISO_8859_1));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    public boolean has(String name) {
        int from = 0;
        int to = lines.length();
        while (from < to) {
            int start = lines.lastIndexOf('\n', (from + to) / 2 - 1) + 1;
            int end = endOfLine(start);
            int order = isComment(start) ? -1 : order(start, end, name);
            if (order == 0) {
                return true;
            }
            if (order < 0) {
                from = end + 1;
            } else {
                to = start;
            }
        }
        return false;
    }

    public boolean isEmpty() {
        return lines.isEmpty();
    }

    /** The name that a misspelt one was most likely meant to be: few letters differ, and not only in digits. */
    public Optional<String> meant(String name, List<String> more) {
        if (has(name) || more.contains(name)) {
            return Optional.empty();
        }
        List<String> known = new ArrayList<>(names());
        known.addAll(more);
        known.sort(null);
        return Nearest.of(name, known).filter(near -> isTypo(name, near));
    }

    private List<String> names() {
        List<String> names = new ArrayList<>();
        for (int start = 0; start < lines.length(); start = endOfLine(start) + 1) {
            if (!isComment(start)) {
                names.add(lines.substring(start, endOfName(start, endOfLine(start))));
            }
        }
        return names;
    }

    private boolean isComment(int start) {
        return lines.charAt(start) == '#';
    }

    private int endOfLine(int start) {
        int end = lines.indexOf('\n', start);
        return end < 0 ? lines.length() : end;
    }

    private int endOfName(int start, int endOfLine) {
        int end = lines.indexOf(' ', start);
        return end < 0 || end > endOfLine ? endOfLine : end;
    }

    /** Is the name of the line that starts here before (negative), after (positive) or the same as {@code name}? */
    private int order(int start, int endOfLine, String name) {
        int length = endOfName(start, endOfLine) - start;
        for (int i = 0; i < Math.min(length, name.length()); i++) {
            int order = lines.charAt(start + i) - name.charAt(i);
            if (order != 0) {
                return order;
            }
        }
        return length - name.length();
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
