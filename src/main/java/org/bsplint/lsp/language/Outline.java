package org.bsplint.lsp.language;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bsplint.source.SourceFile;
import org.bsplint.source.Span;

/** What a file sets or declares, in order of its text. */
public final class Outline {
    private static final int MAX_ENTRIES = 2000;
    private static final Pattern ASSIGNMENT = Pattern.compile(
            "(?m)^[ \\t]*(?:export[ \\t]+|override[ \\t]+|setenv[ \\t]+|# )?([A-Za-z_][\\w:./${}+-]*)(?:\\[\\w+\\])?[ \\t]*(?:[?:+.]{0,3}=| is not set)");
    private static final Pattern FUNCTION = Pattern.compile(
            "(?m)^(?:(?:fakeroot|python)[ \\t]+)*(?:def[ \\t]+)?([A-Za-z_][\\w:-]*)[ \\t]*\\((?:[^)\\n]*)\\)[ \\t]*[:{]");
    private static final Pattern SETENV =
            Pattern.compile("\\b(?:setenv|env[ \\t]+set)[ \\t]+(?:-f[ \\t]+)?([A-Za-z_]\\w*)");
    private static final Pattern YAML_KEY = Pattern.compile("(?m)^[ ]{0,2}([\\w-]+):");
    private static final Pattern SYMBOL = Pattern.compile(
            "(?m)^[ \\t]*(?:(?:config|menuconfig)[ \\t]+(\\w+)|(?:menu|comment)[ \\t]+\"([^\"\\n]+)\")");
    private static final Pattern DEFINE = Pattern.compile("(?m)^[ \\t]*define[ \\t]+([\\w.-]+)");

    /** What an entry is, as a reader of an outline sees it. */
    public enum Sort {
        VARIABLE,
        FUNCTION,
        KEY,
        SYMBOL,
        MENU
    }

    /** @param name as it stands in the file */
    public record Entry(Span name, Sort sort) {}

    private final SourceFile file;
    private final List<Entry> entries = new ArrayList<>();

    private Outline(SourceFile file) {
        this.file = file;
    }

    public static List<Entry> of(SourceFile file) {
        Outline outline = new Outline(file);
        FileKind kind = FileKind.of(file.path());
        if (kind == FileKind.SCRIPT) {
            outline.all(SETENV, Sort.VARIABLE);
        } else if (kind == FileKind.SETTINGS || file.path().matches(".*\\.ya?ml")) {
            outline.all(YAML_KEY, Sort.KEY);
        } else if (kind == FileKind.SYMBOLS) {
            outline.all(SYMBOL, Sort.SYMBOL);
        } else {
            outline.all(ASSIGNMENT, Sort.VARIABLE);
            outline.all(kind == FileKind.BITBAKE ? FUNCTION : DEFINE, Sort.FUNCTION);
        }
        return outline.entries.stream()
                .sorted(java.util.Comparator.comparingInt(entry -> entry.name().start()))
                .limit(MAX_ENTRIES)
                .toList();
    }

    private void all(Pattern pattern, Sort sort) {
        Matcher matcher = pattern.matcher(file.text());
        while (entries.size() < 2 * MAX_ENTRIES && matcher.find()) {
            boolean second = matcher.group(1) == null;
            int group = second ? 2 : 1;
            entries.add(new Entry(file.span(matcher.start(group), matcher.end(group)), second ? Sort.MENU : sort));
        }
    }
}
