package org.bsplint.syntax.make;

/** How make joins continued lines, finds comments, and skips references while it looks for a character. */
public final class Lines {
    private Lines() {}

    /**
     * Joins continuations: backslash, newline and all blanks around them become one blank; doubled backslashes before a
     * newline are halved ({@code collapse_continuations}).
     */
    public static String join(String line) {
        int newline = line.indexOf('\n');
        if (newline < 0) {
            return line;
        }
        StringBuilder out = new StringBuilder(line.length());
        int in = 0;
        while (newline >= 0) {
            int slashes = 0;
            while (newline - slashes > 0 && line.charAt(newline - slashes - 1) == '\\') {
                slashes++;
            }
            slashes = Math.min(slashes, newline - in);
            out.append(line, in, newline - slashes + slashes / 2);
            in = newline + 1;
            if (slashes % 2 == 1) {
                while (in < line.length() && Blanks.isBlank(line.charAt(in))) {
                    in++;
                }
                int end = out.length();
                while (end > 0 && Blanks.isBlank(out.charAt(end - 1))) {
                    end--;
                }
                out.setLength(end);
                out.append(' ');
            } else {
                out.append('\n');
            }
            newline = line.indexOf('\n', in);
        }
        return out.append(line, in, line.length()).toString();
    }

    /** Cuts a comment off; the blanks before it stay, and {@code \#} becomes {@code #} ({@code remove_comments}). */
    public static String withoutComment(String line) {
        if (line.indexOf('#') < 0) {
            return line;
        }
        Found found = find(line, "#", true);
        return found.at() < 0 ? found.text() : found.text().substring(0, found.at());
    }

    /**
     * The outcome of a search.
     *
     * @param text the text with the backslashes halved that quoted what was looked for
     * @param at position in {@link #text()}, or -1
     */
    public record Found(String text, int at) {}

    /** First unquoted one of {@code stops}; references are skipped if asked ({@code find_map_unquote}). */
    public static Found find(String line, String stops, boolean skipReferences) {
        String text = line;
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '$' && skipReferences) {
                at = referenceEnd(text, at);
                continue;
            }
            if (stops.indexOf(c) < 0) {
                at++;
                continue;
            }
            int slashes = 0;
            while (at - slashes > 0 && text.charAt(at - slashes - 1) == '\\') {
                slashes++;
            }
            if (slashes == 0) {
                return new Found(text, at);
            }
            int kept = slashes / 2;
            text = text.substring(0, at - slashes + kept) + text.substring(at);
            at = at - slashes + kept;
            if (slashes % 2 == 0) {
                return new Found(text, at);
            }
            at++;
        }
        return new Found(text, -1);
    }

    /** Position after the reference that starts with the {@code $} at {@code at}. */
    static int referenceEnd(String text, int at) {
        if (at + 1 >= text.length()) {
            return text.length();
        }
        char open = text.charAt(at + 1);
        if (open != '(' && open != '{') {
            return at + 2;
        }
        char close = open == '(' ? ')' : '}';
        int depth = 1;
        int position = at + 2;
        while (position < text.length()) {
            char c = text.charAt(position++);
            if (c == open) {
                depth++;
            } else if (c == close && --depth == 0) {
                break;
            }
        }
        return position;
    }
}
