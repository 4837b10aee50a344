package org.bsplint.assembly.words;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import org.bsplint.value.Assignment;
import org.bsplint.value.Text;

/**
 * The lines that made a variable, by the names that they pass to make, the variables that they read and the words that they
 * hold: each word of a long variable has its story, and most of the lines are no part of it. Positions count from 0.
 */
final class VariableLines {
    private final List<Assignment> lines;
    private final List<Set<String>> read = new ArrayList<>();
    private final Map<String, List<Integer>> passing = new HashMap<>();
    private final Map<String, List<Integer>> reading = new HashMap<>();
    /** The last line of each word; empty as long as nobody asked. */
    private Optional<Map<String, Integer>> lastOf = Optional.empty();

    /** @param mentioned the variables that a text reads */
    VariableLines(String variable, List<Assignment> lines, Function<String, Set<String>> mentioned) {
        this.lines = lines;
        for (int i = 0; i < lines.size(); i++) {
            note(passing, passed(lines.get(i).text()), i);
            Set<String> others = mentioned.apply(lines.get(i).text());
            read.add(others);
            note(reading, others, i);
        }
        reading.remove(variable);
    }

    private static void note(Map<String, List<Integer>> positions, Set<String> names, int line) {
        names.forEach(name ->
                positions.computeIfAbsent(name, first -> new ArrayList<>(1)).add(line));
    }

    /**
     * What stands before {@code =}, {@code :} or {@code +} and may be a name: of {@code -DA.B=1} these are {@code B},
     * {@code A.B} with what is before it, and so on.
     */
    static Set<String> passed(String text) {
        Set<String> names = new HashSet<>();
        for (int i = 1; i < text.length(); i++) {
            if (isEnd(text.charAt(i))) {
                for (int start = i - 1; start >= 0 && isOfName(text.charAt(start)); start--) {
                    if (start == 0 || !isNamePart(text.charAt(start - 1))) {
                        names.add(text.substring(start, i));
                    }
                }
            }
        }
        return names;
    }

    /** Does the text pass this name to make? */
    static boolean passes(String text, String name) {
        for (int at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
            int end = at + name.length();
            boolean opens = at == 0 || !isNamePart(text.charAt(at - 1));
            if (opens && end < text.length() && isEnd(text.charAt(end))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isEnd(char c) {
        return c == '=' || c == ':' || c == '+';
    }

    private static boolean isNamePart(char c) {
        return Character.isLetterOrDigit(c) || c == '_';
    }

    /** Of the letters that names of make variables are looked for. */
    private static boolean isOfName(char c) {
        return c == '_' || c == '.' || c == '-' || c < 0x80 && Character.isLetterOrDigit(c);
    }

    Assignment line(int position) {
        return lines.get(position);
    }

    Set<String> readAt(int position) {
        return read.get(position);
    }

    Set<String> passed() {
        return passing.keySet();
    }

    Set<String> read() {
        return reading.keySet();
    }

    boolean passesAt(int position, String name) {
        return Collections.binarySearch(passing.getOrDefault(name, List.of()), position) >= 0;
    }

    /** Lines that pass a name, and of each of these variables the first other one that reads it. */
    SortedSet<Integer> of(String name, Set<String> variables) {
        SortedSet<Integer> found = new TreeSet<>(passing.getOrDefault(name, List.of()));
        List<Integer> others = new ArrayList<>();
        for (String variable : variables) {
            reading.getOrDefault(variable, List.of()).stream()
                    .filter(line -> !found.contains(line))
                    .findFirst()
                    .ifPresent(others::add);
        }
        found.addAll(others);
        return found;
    }

    /** The last line that holds one of these words. */
    Optional<Assignment> last(List<String> words) {
        Map<String, Integer> last = lastOf.orElseGet(this::lastLines);
        lastOf = Optional.of(last);
        return words.stream()
                .filter(last::containsKey)
                .map(last::get)
                .max(Integer::compare)
                .map(lines::get);
    }

    private Map<String, Integer> lastLines() {
        Map<String, Integer> last = new HashMap<>();
        for (int i = 0; i < lines.size(); i++) {
            for (Text word : ShellWords.split(Text.of(lines.get(i).text()))) {
                if (word.isKnown()) {
                    last.put(word.known(), i);
                }
            }
        }
        return last;
    }
}
