package org.bsplint.lsp.typing;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.bsplint.diagnostic.Diagnostic;
import org.bsplint.source.SourceFile;

/**
 * A U-Boot environment that is being typed. In a board's {@code .env} file a condition or comment that is not closed hides
 * the rest, and a name without its {@code =} is taken as more of the value above; of a list to be imported nothing is read
 * behind a line without a name.
 */
public final class HalfTypedEnvironment {
    private static final Pattern DIRECTIVE =
            Pattern.compile("\\s*#\\s*(if|ifdef|ifndef|elif|else|endif|define)\\b\\s*(.*)");
    /** Commands and words of the shell may stand alone in a continued value; a name of one character says too little. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z_]\\w*");

    private static final List<String> SHELL = List.of("then", "else", "fi", "do", "done");

    private final SourceFile file;
    private final TreeMap<Integer, String> bad = new TreeMap<>();

    private HalfTypedEnvironment(SourceFile file) {
        this.file = file;
    }

    /** Empty if no line is broken by itself. */
    public static Optional<HalfTyped> of(SourceFile environment) {
        return new HalfTypedEnvironment(environment).mended();
    }

    private Optional<HalfTyped> mended() {
        boolean preprocessed = file.path().endsWith(".env");
        if (preprocessed) {
            comments();
            conditions();
        }
        lines(preprocessed);
        String text = file.text();
        List<Diagnostic> errors = new ArrayList<>();
        for (var line : bad.entrySet()) {
            errors.add(Diagnostic.syntax(file.line(line.getKey()).stripped(), line.getValue()));
            text = HalfTyped.blanked(
                    text,
                    file.line(line.getKey()).start(),
                    file.line(line.getKey()).end());
        }
        return errors.isEmpty() ? Optional.empty() : Optional.of(HalfTyped.of(file, text, errors));
    }

    private void comments() {
        String text = file.text();
        int open = text.lastIndexOf("/*");
        if (open >= 0 && text.indexOf("*/", open + 2) < 0) {
            bad.put(file.lines().line(open), "unterminated comment");
        }
    }

    private void conditions() {
        Deque<Integer> open = new ArrayDeque<>();
        for (int number = 1; number <= file.lines().count(); number++) {
            var directive = DIRECTIVE.matcher(file.lines().text(number));
            if (!directive.matches() || bad.containsKey(number)) {
                continue;
            }
            String word = directive.group(1);
            boolean closes = word.equals("endif") || word.startsWith("el");
            if (word.equals("define")) {
                continue;
            }
            if (!closes) {
                open.push(number);
            } else if (open.isEmpty()) {
                bad.put(number, "#" + word + " without #if");
            } else if (word.equals("endif")) {
                open.pop();
            }
        }
        open.forEach(number -> bad.put(number, "unterminated conditional directive"));
    }

    private void lines(boolean preprocessed) {
        boolean continued = false;
        for (int number = 1; number <= file.lines().count(); number++) {
            String line = file.lines().text(number);
            if (!continued && line.stripLeading().startsWith("=")) {
                bad.put(number, "a value without a name");
            } else if (preprocessed && !continued && isOpenName(line)) {
                bad.put(number, "no `=`: taken as more of the value above");
            }
            continued = line.endsWith("\\");
        }
    }

    /** A macro that the file defines may stand on a line of its own. */
    private boolean isOpenName(String line) {
        return NAME.matcher(line).matches()
                && !SHELL.contains(line)
                && !Pattern.compile("#\\s*define\\s+" + line + "\\b")
                        .matcher(file.text())
                        .find();
    }
}
