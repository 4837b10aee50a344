package org.bsplint.lsp;

import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bsplint.diagnostic.Edit;
import org.bsplint.project.SettingsReader;
import org.bsplint.source.SourceFile;
import org.bsplint.source.Span;

/** The edits that hide a finding: a comment in its file, or a waiver in {@code bsplint.yaml}. */
final class Suppressing {
    /** How long a waiver holds unless the user says otherwise. */
    private static final int DAYS = 90;

    private static final Pattern WAIVERS = Pattern.compile("(?m)^waivers:[ \\t]*(\\[[ \\t]*\\])?[ \\t]*(#.*)?$");
    private static final Pattern ENTRY = Pattern.compile("\\A\\R(?:[ \\t]*(?:#.*)?\\R)*([ \\t]*)- ");

    private Suppressing() {}

    /** A comment of the file's language on the line before. */
    static Edit comment(String rule, SourceFile file, int number) {
        String line = file.lines().text(number);
        String indent = line.substring(0, line.length() - line.stripLeading().length());
        String says = " bsplint:ignore " + rule + " REASON";
        String comment = file.path().endsWith(".env")
                ? "/*" + says + " */"
                : file.path().matches(".*\\.dtsi?") ? "//" + says : "#" + says;
        return new Edit(file.path(), number, 1, number, 1, indent + comment + lineEnd(file));
    }

    /** @param image the only one that it is about */
    static Edit waiver(String rule, Optional<String> image, Optional<SourceFile> settings, LocalDate today) {
        String entry =
                "- {rule: " + rule + image.map(name -> ", image: " + name).orElse("")
                        + ", reason: \"REASON\", owner: \"OWNER\", expires: " + today.plusDays(DAYS) + "}";
        if (settings.isEmpty()) {
            return new Edit(SettingsReader.NAME, 1, 1, 1, 1, "version: 1\nwaivers:\n  " + entry + "\n");
        }
        SourceFile file = settings.get();
        String end = lineEnd(file);
        Matcher waivers = WAIVERS.matcher(file.text().replace('\r', ' '));
        if (!waivers.find()) {
            int at = file.text().length();
            String gap = at == 0 || file.text().endsWith("\n") ? "" : end;
            return edit(file.span(at, at), gap + "waivers:" + end + "  " + entry + end);
        }
        if (waivers.start(1) >= 0) {
            return edit(file.span(waivers.start(1), waivers.end(1)), end + "  " + entry);
        }
        int at = file.line(file.lines().line(waivers.start())).end();
        Matcher first = ENTRY.matcher(file.text().substring(at));
        String indent = first.find() ? first.group(1) : "  ";
        return edit(file.span(at, at), end + indent + entry);
    }

    private static Edit edit(Span span, String text) {
        return new Edit(span.path(), span.line(), span.column(), span.endLine(), span.endColumn(), text);
    }

    private static String lineEnd(SourceFile file) {
        return file.text().contains("\r\n") ? "\r\n" : "\n";
    }
}
