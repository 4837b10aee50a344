package org.bsplint.yaml;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bsplint.source.SourceFile;
import org.bsplint.source.Span;

/**
 * Reads the YAML that most settings are written in: mappings and lists by indentation, keys of letters and digits, plain texts
 * on one line, lists of them in brackets, comments. Any other text is left to the full parser, which takes as long to load as a
 * twentieth of a check.
 */
final class PlainYaml {
    private static final int MAX_DEPTH = 10;
    private static final int MAX_KEY = 100;
    private static final String INNER = "_/.*+=@%~-";

    private final SourceFile file;
    private final String text;
    private int at;
    private boolean plain = true;

    private PlainYaml(SourceFile file) {
        this.file = file;
        this.text = file.text();
    }

    /** The document as the full parser reads it; empty if it has to read it. */
    static Optional<YamlNode> read(SourceFile file) {
        PlainYaml reader = new PlainYaml(file);
        if (!reader.isPrintable()) {
            return Optional.empty();
        }
        reader.skip();
        YamlNode root = reader.mapping(0);
        return reader.plain && reader.at == reader.text.length() ? Optional.of(root) : Optional.empty();
    }

    private boolean isPrintable() {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '\n' && (c < ' ' || c > '~')) {
                return false;
            }
        }
        return true;
    }

    /** To the next line that says something: to its first letter, or to the end of the text. */
    private void skip() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '#') {
                int end = text.indexOf('\n', at);
                at = end < 0 ? text.length() : end;
            } else if (c == ' ' || c == '\n') {
                at++;
            } else {
                return;
            }
        }
    }

    private int column() {
        return at - (text.lastIndexOf('\n', at - 1) + 1);
    }

    private char peek() {
        return at < text.length() ? text.charAt(at) : '\n';
    }

    private boolean isBlankAfter(int position) {
        return position >= text.length() || text.charAt(position) == ' ' || text.charAt(position) == '\n';
    }

    private Span span(int start) {
        return file.span(start, at);
    }

    private YamlNode mapping(int depth) {
        int start = at;
        int column = column();
        List<YamlNode.Entry> entries = new ArrayList<>();
        Set<String> keys = new HashSet<>();
        while (goesOn(column)) {
            YamlNode.Scalar key = key();
            plain &= keys.add(key.text());
            if (plain) {
                entries.add(new YamlNode.Entry(key, value(column, depth)));
            }
        }
        plain &= !entries.isEmpty();
        return new YamlNode.Mapping(entries, span(start));
    }

    private YamlNode list() {
        int start = at;
        int column = column();
        List<YamlNode> items = new ArrayList<>();
        while (goesOn(column) && peek() == '-') {
            plain &= isBlankAfter(at + 1);
            at++;
            blanks();
            items.add(scalar());
            endOfLine();
        }
        return new YamlNode.Sequence(items, span(start));
    }

    /** Is this another line of a block that begins in this column? One further in is none that this reads. */
    private boolean goesOn(int column) {
        boolean more = plain && at < text.length() && column() >= column;
        plain &= !more || column() == column;
        return more && plain;
    }

    private YamlNode.Scalar key() {
        int start = at;
        while (isWord(peek()) || at > start && (peek() == '-' || peek() == '.')) {
            at++;
        }
        YamlNode.Scalar key = new YamlNode.Scalar(text.substring(start, at), span(start));
        plain &= at > start && at - start <= MAX_KEY && peek() == ':' && isBlankAfter(at + 1);
        at++;
        return key;
    }

    /** Behind a key: on its line, or as a block further in. */
    private YamlNode value(int column, int depth) {
        blanks();
        if (peek() == '[') {
            YamlNode items = brackets();
            endOfLine();
            return items;
        }
        if (peek() != '\n' && peek() != '#') {
            YamlNode value = scalar();
            endOfLine();
            return value;
        }
        plain &= peek() == '\n' || text.charAt(at - 1) == ' ';
        skip();
        plain &= at < text.length() && column() > column && depth < MAX_DEPTH;
        if (!plain) {
            return scalar();
        }
        return peek() == '-' ? list() : mapping(depth + 1);
    }

    private YamlNode brackets() {
        int start = at++;
        List<YamlNode> items = new ArrayList<>();
        blanks();
        while (plain && peek() != ']') {
            items.add(scalar());
            blanks();
            boolean more = peek() == ',';
            plain &= more || peek() == ']';
            at += more ? 1 : 0;
            blanks();
            plain &= !more || peek() != ']';
        }
        at++;
        return new YamlNode.Sequence(items, span(start));
    }

    /** A plain text, which ends in none of its blanks. */
    private YamlNode.Scalar scalar() {
        int start = at;
        int end = at;
        plain &= isWord(peek()) || peek() == '/' || peek() == '.';
        for (int i = at; plain && i < text.length(); i++) {
            char c = text.charAt(i);
            if (isWord(c) || INNER.indexOf(c) >= 0) {
                end = i + 1;
            } else if (c != ' ') {
                break;
            }
        }
        at = end;
        return new YamlNode.Scalar(text.substring(start, end), span(start));
    }

    private void blanks() {
        while (peek() == ' ') {
            at++;
        }
    }

    /** Nothing but a comment may follow, and only after a blank; then to what the next lines say. */
    private void endOfLine() {
        int before = at;
        blanks();
        plain &= peek() == '\n' || peek() == '#' && at > before;
        skip();
    }

    private static boolean isWord(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_';
    }
}
