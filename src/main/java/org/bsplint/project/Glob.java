package org.bsplint.project;

import java.util.List;
import java.util.regex.Pattern;
import org.bsplint.source.BoundedPattern;
import org.bsplint.source.Wildcards;

/** A pattern of paths: {@code *} and {@code ?} within one folder, {@code **} across folders, {@code {a,b}} for choices. */
public sealed interface Glob {
    static Glob of(String text) {
        boolean simple = text.indexOf('?') < 0 && text.indexOf('{') < 0 && !text.contains("**");
        return simple ? new OfStars(List.of(text.split("/", -1))) : new OfPattern(BoundedPattern.of(regex(text)));
    }

    boolean matches(String path);

    /** Stars alone, each within one folder: name by name. */
    record OfStars(List<String> names) implements Glob {
        @Override
        public boolean matches(String path) {
            String[] parts = path.split("/", -1);
            boolean fits = parts.length == names.size();
            for (int i = 0; i < parts.length && fits; i++) {
                fits = Wildcards.match(names.get(i), parts[i]);
            }
            return fits;
        }
    }

    record OfPattern(BoundedPattern pattern) implements Glob {
        @Override
        public boolean matches(String path) {
            return pattern.matches(path) == BoundedPattern.Answer.YES;
        }
    }

    private static Pattern regex(String text) {
        StringBuilder regex = new StringBuilder();
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (text.startsWith("**/", i)) {
                regex.append("(?:.*/)?");
                i += 2;
            } else if (text.startsWith("**", i)) {
                regex.append(".*");
                i += 1;
            } else if (c == '*') {
                regex.append("[^/]*");
            } else if (c == '?') {
                regex.append("[^/]");
            } else if (c == '{') {
                regex.append("(?:");
                depth++;
            } else if (c == '}' && depth > 0) {
                regex.append(')');
                depth--;
            } else if (c == ',' && depth > 0) {
                regex.append('|');
            } else {
                regex.append(Pattern.quote(String.valueOf(c)));
            }
        }
        return Pattern.compile(regex + ")".repeat(depth));
    }
}
