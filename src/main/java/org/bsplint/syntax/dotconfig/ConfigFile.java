package org.bsplint.syntax.dotconfig;

import java.util.ArrayList;
import java.util.List;
import org.bsplint.diagnostic.Diagnostic;
import org.bsplint.source.SourceFile;
import org.bsplint.source.Span;
import org.bsplint.syntax.ParseResult;

/**
 * A {@code .config}, defconfig or fragment, line by line.
 *
 * @param isComplete it carries the header of a generated {@code .config}: what it does not name is not set
 */
public record ConfigFile(SourceFile file, List<ConfigLine> lines, boolean isComplete) {
    private static final String PREFIX = "CONFIG_";
    private static final String NOT_SET = "is not set";
    private static final String GENERATED = "# Automatically generated";

    public ConfigFile {
        lines = List.copyOf(lines);
    }

    public static ParseResult<ConfigFile> parse(SourceFile file) {
        List<ConfigLine> lines = new ArrayList<>();
        List<Diagnostic> diagnostics = new ArrayList<>();
        String text = file.text();
        boolean complete = false;
        int at = 0;
        while (at < text.length()) {
            int end = text.indexOf('\n', at);
            int stop = end < 0 ? text.length() : end;
            int shown = stop > at && text.charAt(stop - 1) == '\r' ? stop - 1 : stop;
            Span span = file.span(at, shown);
            ConfigLine line = line(text.substring(at, shown), span);
            lines.add(line);
            complete |= lines.size() <= 6 && line.text().startsWith(GENERATED);
            if (line.kind() == ConfigLine.Kind.IGNORED && !line.text().isEmpty()) {
                diagnostics.add(
                        Diagnostic.warning(span, "unexpected data: `" + shortened(line.text()) + "` is ignored"));
            }
            at = stop + 1;
        }
        return new ParseResult<>(new ConfigFile(file, lines, complete), diagnostics);
    }

    private static String shortened(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }

    /** One line, as {@code conf} takes it. */
    public static ConfigLine line(String text, Span span) {
        if (text.startsWith("#")) {
            return comment(text, span);
        }
        int equals = text.startsWith(PREFIX) ? text.indexOf('=', PREFIX.length()) : -1;
        if (equals < 0) {
            return new ConfigLine(ConfigLine.Kind.IGNORED, "", "", text, span);
        }
        String name = text.substring(PREFIX.length(), equals);
        return new ConfigLine(ConfigLine.Kind.SET, name, text.substring(equals + 1), text, span);
    }

    /** {@code # CONFIG_A is not set}, anything after it allowed; the second character is not looked at. */
    private static ConfigLine comment(String text, Span span) {
        int space = text.startsWith(PREFIX, 2) ? text.indexOf(' ', 2 + PREFIX.length()) : -1;
        if (space >= 0 && text.startsWith(NOT_SET, space + 1)) {
            String name = text.substring(2 + PREFIX.length(), space);
            return new ConfigLine(ConfigLine.Kind.NOT_SET, name, "", text, span);
        }
        boolean include = text.startsWith("#include ");
        return new ConfigLine(include ? ConfigLine.Kind.INCLUDE : ConfigLine.Kind.COMMENT, "", "", text, span);
    }
}
