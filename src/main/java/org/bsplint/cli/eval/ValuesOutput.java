package org.bsplint.cli.eval;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.bsplint.report.Redaction;
import org.bsplint.report.json.ValuesDocument;
import org.bsplint.report.text.TerminalText;
import org.bsplint.value.Option;
import picocli.CommandLine;

/** The options that all {@code eval} commands share, and the printing of their answers. */
final class ValuesOutput {
    enum Format {
        text,
        json
    }

    @CommandLine.Option(names = "--var", paramLabel = "NAME", description = "Only these names; * stands for any text.")
    private List<String> names = new ArrayList<>();

    @CommandLine.Option(names = "--no-trace", description = "Leave the histories out.")
    private boolean noTrace;

    @CommandLine.Option(names = "--format", paramLabel = "text|json", description = "Default: text.")
    private Format format = Format.text;

    boolean withTrace() {
        return !noTrace;
    }

    boolean isJson() {
        return format == Format.json;
    }

    /** Does {@code --var} ask for this name? */
    boolean wants(String name) {
        return names.isEmpty() || names.stream().anyMatch(pattern -> matches(pattern, name));
    }

    void print(PrintWriter out, ValuesDocument document) {
        List<Option> wanted = document.values().stream()
                .filter(option -> wants(option.name()))
                .toList();
        ValuesDocument shown = new ValuesDocument(
                document.component(),
                document.unit(),
                document.file(),
                document.version(),
                Redaction.options(wanted),
                document.output().stream().map(Redaction::text).toList(),
                document.errors().stream().map(Redaction::diagnostic).toList());
        if (format == Format.json) {
            out.println(shown.render(withTrace()));
        } else {
            StringWriter text = new StringWriter();
            ValuesText.print(new PrintWriter(text), shown, withTrace());
            out.print(TerminalText.lines(text.toString()));
        }
        out.flush();
    }

    private static boolean matches(String pattern, String name) {
        if (!pattern.contains("*")) {
            return pattern.equals(name);
        }
        String regex = Pattern.quote(pattern).replace("*", "\\E.*\\Q");
        return Pattern.matches(regex, name);
    }
}
