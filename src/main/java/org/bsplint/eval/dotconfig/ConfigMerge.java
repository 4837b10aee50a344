package org.bsplint.eval.dotconfig;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bsplint.syntax.dotconfig.ConfigFile;
import org.bsplint.syntax.dotconfig.ConfigLine;

/**
 * Merging of fragments as scripts/kconfig/merge_config.sh does it, on text: for each symbol that a fragment names, all
 * earlier lines that hold {@code CONFIG_X=} or {@code CONFIG_X } anywhere are deleted, then the fragment is appended.
 */
public final class ConfigMerge {
    private static final Pattern NAMED =
            Pattern.compile("(CONFIG_[a-zA-Z0-9_]*)=.*|# (CONFIG_[a-zA-Z0-9_]*) is not set", Pattern.DOTALL);

    private ConfigMerge() {}

    /** The lines of the merged file, each with its place in the file it came from. */
    public static List<ConfigLine> merge(List<ConfigLine> base, List<ConfigFile> fragments) {
        List<ConfigLine> merged = new ArrayList<>(base);
        for (ConfigFile fragment : fragments) {
            for (ConfigLine line : fragment.lines()) {
                delete(merged, line);
            }
            append(merged, fragment.lines());
        }
        return List.copyOf(merged);
    }

    private static void delete(List<ConfigLine> merged, ConfigLine line) {
        Matcher named = NAMED.matcher(line.text());
        if (!named.matches() || line.kind() == ConfigLine.Kind.NOT_SET && isCrLf(line)) {
            return;
        }
        String option = named.group(1) != null ? named.group(1) : named.group(2);
        if (merged.stream().anyMatch(earlier -> mentions(earlier.text(), option))) {
            merged.removeIf(earlier ->
                    earlier.text().contains(option + "=") || earlier.text().contains(option + " "));
        }
    }

    /** The script's expression for unset symbols ends at the line's end, which a carriage return spoils. */
    private static boolean isCrLf(ConfigLine line) {
        String file = line.span().file().text();
        return line.span().end() < file.length() && file.charAt(line.span().end()) == '\r';
    }

    /** {@code grep -w}. */
    private static boolean mentions(String text, String option) {
        for (int at = text.indexOf(option); at >= 0; at = text.indexOf(option, at + 1)) {
            int end = at + option.length();
            boolean opens = at == 0 || !isWord(text.charAt(at - 1));
            if (opens && (end == text.length() || !isWord(text.charAt(end)))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isWord(char c) {
        return Character.isLetterOrDigit(c) || c == '_';
    }

    /** A base whose last line has no line end grows together with the fragment's first line. */
    private static void append(List<ConfigLine> merged, List<ConfigLine> lines) {
        if (!merged.isEmpty() && !lines.isEmpty()) {
            ConfigLine last = merged.get(merged.size() - 1);
            String file = last.span().file().text();
            if (last.span().end() == file.length() && !file.isEmpty() && !file.endsWith("\n")) {
                merged.set(
                        merged.size() - 1,
                        ConfigFile.line(last.text() + lines.get(0).text(), last.span()));
                merged.addAll(lines.subList(1, lines.size()));
                return;
            }
        }
        merged.addAll(lines);
    }
}
