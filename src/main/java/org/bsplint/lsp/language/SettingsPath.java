package org.bsplint.lsp.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bsplint.source.SourceFile;

/** Under which keys of a YAML file a key is being typed, in block and in flow style. */
final class SettingsPath {
    private static final Pattern KEY = Pattern.compile("([\\w.-]+):(?:[ \\t]|$)");
    private static final Pattern BEGINS = Pattern.compile("(?:.*[{,])?\\s*(?:-\\s+)?[\\w-]*");

    private SettingsPath() {}

    /** @return the keys from the outermost on; empty where no key begins */
    static Optional<List<String>> of(SourceFile file, int line, String before) {
        List<String> path = new ArrayList<>();
        List<Integer> braces = new ArrayList<>();
        boolean list = flow(before, path, braces);
        if (list || !BEGINS.matcher(before).matches() || before.contains("{") && braces.isEmpty()) {
            return Optional.empty();
        }
        parents(file, line, before).forEach(key -> path.add(0, key));
        return Optional.of(path);
    }

    /** Keys whose braces are open at the end of the line; true if it ends in a list of words. */
    private static boolean flow(String before, List<String> path, List<Integer> braces) {
        String key = "";
        Matcher keys = KEY.matcher(before);
        for (int i = 0; i < before.length(); i++) {
            char c = before.charAt(i);
            if (c == '{' || c == '[') {
                braces.add(c == '{' ? 1 : 0);
                path.add(key);
                key = "";
            } else if ((c == '}' || c == ']') && !braces.isEmpty()) {
                braces.remove(braces.size() - 1);
                path.remove(path.size() - 1);
            } else if (keys.find(i) && keys.start() == i) {
                key = keys.group(1);
                i = keys.end(1) - 1;
            }
        }
        path.removeIf(String::isEmpty);
        return !braces.isEmpty() && braces.get(braces.size() - 1) == 0;
    }

    /** Keys of block style above the line, the innermost first. */
    private static List<String> parents(SourceFile file, int line, String before) {
        List<String> parents = new ArrayList<>();
        int indent = indent(before);
        for (int above = line - 1; above >= 1 && indent > 0; above--) {
            String text = file.lines().text(above);
            Matcher key = KEY.matcher(text);
            int column = indent(text);
            if (!text.isBlank() && column < indent && !text.stripLeading().startsWith("#") && key.find(column)) {
                indent = column;
                boolean opens = text.substring(key.end()).isBlank();
                if (opens && key.start() == column) {
                    parents.add(key.group(1));
                }
            }
        }
        return parents;
    }

    /** Column of what a line says; a dash before it is part of the indentation. */
    private static int indent(String line) {
        int at = 0;
        while (at < line.length() && (line.charAt(at) == ' ' || line.charAt(at) == '-' && line.startsWith("- ", at))) {
            at++;
        }
        return at;
    }
}
