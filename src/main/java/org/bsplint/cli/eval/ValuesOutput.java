package org.bsplint.cli.eval;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.bsplint.report.Redaction;
import org.bsplint.report.json.ValuesDocument;
import org.bsplint.report.text.TerminalText;
import org.bsplint.source.BoundedPattern;
import org.bsplint.value.Cause;
import org.bsplint.value.Option;
import org.bsplint.value.OptionSet;
import org.bsplint.value.Value;
import picocli.CommandLine;

/** The options that all {@code eval} commands share, and the printing of their answers. */
final class ValuesOutput {
    enum Format {
        text,
        json
    }

    private static final Cause SECRET =
            Cause.of(Cause.Kind.UNSUPPORTED, "it holds a secret, which only --show-secrets prints");

    @CommandLine.Option(names = "--var", paramLabel = "NAME", description = "Only these names; * stands for any text.")
    private List<String> names = new ArrayList<>();

    @CommandLine.Option(names = "--no-trace", description = "Leave the histories out.")
    private boolean noTrace;

    @CommandLine.Option(names = "--format", paramLabel = "text|json", description = "Default: text.")
    private Format format = Format.text;

    @CommandLine.Option(names = "--show-secrets", description = "Print passwords and key material too.")
    private boolean showSecrets;

    /** Takes an option of a plain line; false if it is none of these. */
    boolean take(String name, String value) {
        if (name.equals("--var")) {
            names.add(value);
            return true;
        }
        boolean known = name.equals("--format") && (value.equals("text") || value.equals("json"));
        format = known ? Format.valueOf(value) : format;
        return known;
    }

    /** Takes a switch of a plain line; false if it is none of these. */
    boolean takeSwitch(String name) {
        noTrace |= name.equals("--no-trace");
        showSecrets |= name.equals("--show-secrets");
        return name.equals("--no-trace") || name.equals("--show-secrets");
    }

    /** Whether a plain line may give this option more than once. */
    static boolean repeats(String name) {
        return name.equals("--var");
    }

    boolean showsSecrets() {
        return showSecrets;
    }

    boolean withTrace() {
        return !noTrace;
    }

    boolean isJson() {
        return format == Format.json;
    }

    /** What was asked for, as one text. */
    String words() {
        return names.size() + String.join("\0", names) + "\0" + noTrace + format + showSecrets;
    }

    /** Does {@code --var} ask for this name? */
    boolean wants(String name) {
        return names.isEmpty() || names.stream().anyMatch(pattern -> matches(pattern, name));
    }

    void print(PrintWriter out, ValuesDocument document) {
        print(out, text(document));
    }

    void print(PrintWriter out, String document) {
        out.print(document);
        out.flush();
    }

    /** The document as it is printed, with its line end. */
    String text(ValuesDocument document) {
        List<Option> wanted = document.values().stream()
                .filter(option -> wants(option.name()))
                .toList();
        ValuesDocument shown = new ValuesDocument(
                document.component(),
                document.unit(),
                document.file(),
                document.version(),
                showSecrets ? wanted : withoutSecrets(wanted, document.values()),
                document.output().stream()
                        .map(line -> showSecrets ? line : Redaction.text(line))
                        .toList(),
                document.errors().stream().map(Redaction::diagnostic).toList());
        if (format == Format.json) {
            return shown.render(withTrace()) + System.lineSeparator();
        }
        StringWriter text = new StringWriter();
        ValuesText.print(new PrintWriter(text), shown, withTrace());
        return TerminalText.lines(text.toString());
    }

    /** A value with a secret in it is not given as known with another text: it is unknown, and says why. */
    private static List<Option> withoutSecrets(List<Option> options, List<Option> all) {
        List<Option> masked = Redaction.options(options, OptionSet.complete(all));
        List<Option> shown = new ArrayList<>();
        for (int i = 0; i < options.size(); i++) {
            Map<String, Value> flags = new TreeMap<>(masked.get(i).flags());
            Option before = options.get(i);
            flags.replaceAll((flag, value) -> honest(before.flags().getOrDefault(flag, value), value));
            Option option = masked.get(i);
            shown.add(new Option(
                    option.name(),
                    honest(before.value(), option.value()),
                    option.origin(),
                    option.history(),
                    flags,
                    option.inputs()));
        }
        return shown;
    }

    private static Value honest(Value value, Value masked) {
        return value.isKnown() && !value.equals(masked) ? Value.unknown(SECRET) : masked;
    }

    private static boolean matches(String pattern, String name) {
        if (!pattern.contains("*")) {
            return pattern.equals(name);
        }
        String regex = Pattern.quote(pattern).replace("*", "\\E.*\\Q");
        return BoundedPattern.of(Pattern.compile(regex)).matches(name) == BoundedPattern.Answer.YES;
    }
}
