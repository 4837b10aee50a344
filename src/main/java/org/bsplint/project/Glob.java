package org.bsplint.project;

import java.util.regex.Pattern;
import org.bsplint.source.BoundedPattern;

/** A pattern of paths: {@code *} and {@code ?} within one folder, {@code **} across folders, {@code {a,b}} for choices. */
public final class Glob {
    private final BoundedPattern pattern;

    private Glob(Pattern pattern) {
        this.pattern = BoundedPattern.of(pattern);
    }

    public static Glob of(String text) {
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
        return new Glob(Pattern.compile(regex + ")".repeat(depth)));
    }

    public boolean matches(String path) {
        return pattern.matches(path) == BoundedPattern.Answer.YES;
    }
}
