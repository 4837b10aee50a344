package org.bsplint.syntax.make;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.bsplint.source.SourceFile;

/** The logical lines of a makefile, or of a text given to {@code $(eval)}. Reading never fails. */
public final class MakeText {
    private final List<MakeLine> lines;
    private final Map<Integer, Body> bodies = new ConcurrentHashMap<>(2);

    private MakeText(List<MakeLine> lines) {
        this.lines = lines;
    }

    /** A file: a byte order mark at its start and the CR of CRLF line ends are skipped. */
    public static MakeText of(SourceFile file) {
        return read(file.text(), true);
    }

    /** A text for {@code $(eval)}. */
    public static MakeText of(String text) {
        return read(text, false);
    }

    public List<MakeLine> lines() {
        return lines;
    }

    /**
     * What stands between {@code define} and its {@code endef}.
     *
     * @param next index of the line after {@code endef}, or -1 if there is none
     */
    public record Body(Template text, int next) {}

    /** The body of the definition that starts at this line ({@code do_define}). */
    public Body body(int index) {
        return bodies.computeIfAbsent(index, this::readBody);
    }

    private Body readBody(int index) {
        StringBuilder body = new StringBuilder();
        int level = 1;
        for (int next = index + 1; next < lines.size(); next++) {
            String text = Lines.join(lines.get(next).raw());
            if (text.isEmpty() || text.charAt(0) != '\t') {
                String stripped = text.substring(Blanks.skip(text, 0));
                if (isWord(stripped, "define")) {
                    level++;
                } else if (isWord(stripped, "endef")) {
                    if (--level == 0) {
                        String value = body.length() == 0 ? "" : body.substring(0, body.length() - 1);
                        return new Body(Template.of(value), next + 1);
                    }
                    // make cuts the comment off the line itself while it looks for more text.
                    int end = text.length() - stripped.length() + "endef".length();
                    text = text.substring(0, end) + Lines.withoutComment(text.substring(end));
                }
            }
            body.append(text).append('\n');
        }
        return new Body(Template.EMPTY, -1);
    }

    private static boolean isWord(String text, String word) {
        return text.startsWith(word) && (text.length() == word.length() || Blanks.isBlank(text.charAt(word.length())));
    }

    private static MakeText read(String text, boolean isFile) {
        List<MakeLine> lines = new ArrayList<>();
        int start = isFile && text.startsWith("\uFEFF") ? 1 : 0;
        int number = 1;
        while (start < text.length()) {
            int physical = 0;
            int end = start;
            int next = start;
            boolean continues = true;
            while (continues && next < text.length()) {
                end = text.indexOf('\n', next);
                physical++;
                continues = end >= 0 && isEscaped(text, start, end, isFile);
                next = end < 0 ? text.length() : end + 1;
                end = end < 0 || continues ? text.length() : end;
            }
            String raw = text.substring(start, end);
            if (isFile && raw.indexOf('\r') >= 0) {
                raw = withoutReturns(raw, end < text.length());
            }
            lines.add(new MakeLine(raw, start, end - start, number));
            number += physical;
            start = next;
        }
        return new MakeText(List.copyOf(lines));
    }

    private static boolean isEscaped(String text, int start, int newline, boolean isFile) {
        int at = newline - 1;
        if (isFile && at > start && text.charAt(at) == '\r') {
            at--;
        }
        boolean escaped = false;
        while (at >= start && text.charAt(at) == '\\') {
            escaped = !escaped;
            at--;
        }
        return escaped;
    }

    private static String withoutReturns(String raw, boolean hasEnd) {
        String joined = raw.replace("\r\n", "\n");
        return hasEnd && joined.endsWith("\r") ? joined.substring(0, joined.length() - 1) : joined;
    }
}
