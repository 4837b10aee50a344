package org.bsplint.eval.dotconfig;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_]+");
    private static final String PREFIX = "CONFIG_";

    /** Lines by a running number; deleted ones are gone. */
    private final Map<Integer, ConfigLine> merged = new LinkedHashMap<>();
    /** The lines in which a name stands before {@code =} or a blank, also as the end of a longer word. */
    private final Map<String, List<Integer>> deletable = new HashMap<>();
    /** How many lines hold a name as a whole word. */
    private final Map<String, Integer> words = new HashMap<>();

    private int next;

    private ConfigMerge() {}

    /** The lines of the merged file, each with its place in the file it came from. */
    public static List<ConfigLine> merge(List<ConfigLine> base, List<ConfigFile> fragments) {
        if (fragments.isEmpty()) {
            return List.copyOf(base);
        }
        ConfigMerge merge = new ConfigMerge();
        base.forEach(merge::add);
        for (ConfigFile fragment : fragments) {
            fragment.lines().forEach(merge::delete);
            merge.append(fragment.lines());
        }
        return List.copyOf(merge.merged.values());
    }

    private void add(ConfigLine line) {
        int number = next++;
        merged.put(number, line);
        names(line, (name, whole, before) -> {
            if (before) {
                deletable.computeIfAbsent(name, key -> new ArrayList<>(1)).add(number);
            }
            if (whole) {
                words.merge(name, 1, Integer::sum);
            }
        });
    }

    /** Takes a name in a line: a whole word or the end of one, and whether {@code =} or a blank follows. */
    private interface Names {
        void take(String name, boolean whole, boolean before);
    }

    private static void names(ConfigLine line, Names names) {
        String text = line.text();
        Matcher word = WORD.matcher(text);
        while (word.find()) {
            boolean before = word.end() < text.length() && "= ".indexOf(text.charAt(word.end())) >= 0;
            for (int at = text.indexOf(PREFIX, word.start());
                    at >= 0 && at < word.end();
                    at = text.indexOf(PREFIX, at + 1)) {
                names.take(text.substring(at, word.end()), at == word.start(), before);
            }
        }
    }

    private void delete(ConfigLine line) {
        Matcher named = NAMED.matcher(line.text());
        if (!named.matches() || line.kind() == ConfigLine.Kind.NOT_SET && isCrLf(line)) {
            return;
        }
        String option = named.group(1) != null ? named.group(1) : named.group(2);
        if (words.getOrDefault(option, 0) > 0) {
            List<Integer> lines = deletable.remove(option);
            (lines == null ? List.<Integer>of() : lines).forEach(this::remove);
        }
    }

    private void remove(int number) {
        ConfigLine gone = merged.remove(number);
        if (gone != null) {
            names(gone, (name, whole, before) -> words.merge(name, whole ? -1 : 0, Integer::sum));
        }
    }

    /** The script's expression for unset symbols ends at the line's end, which a carriage return spoils. */
    private static boolean isCrLf(ConfigLine line) {
        String file = line.span().file().text();
        return line.span().end() < file.length() && file.charAt(line.span().end()) == '\r';
    }

    /** A base whose last line has no line end grows together with the fragment's first line. */
    private void append(List<ConfigLine> lines) {
        Optional<Integer> end = merged.keySet().stream().reduce((earlier, later) -> later);
        Optional<ConfigLine> last = end.map(number -> Objects.requireNonNull(merged.get(number)));
        if (!lines.isEmpty() && last.filter(ConfigMerge::isOpen).isPresent()) {
            remove(end.orElseThrow());
            add(ConfigFile.line(
                    last.get().text() + lines.get(0).text(), last.get().span()));
            lines.subList(1, lines.size()).forEach(this::add);
        } else {
            lines.forEach(this::add);
        }
    }

    private static boolean isOpen(ConfigLine last) {
        String file = last.span().file().text();
        return last.span().end() == file.length() && !file.isEmpty() && !file.endsWith("\n");
    }
}
