package org.bsplint.eval.make.shell;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bsplint.eval.make.shell.Script.Piece;
import org.bsplint.eval.make.shell.Script.Word;

/** Computes what a script prints; anything that would have to be run for that makes it unknown. */
final class ScriptRunner {
    private static final int MAX_ROUNDS = 10_000;
    private static final int MAX_OUTPUT = 1 << 20;

    private final Tree tree;
    private final Commands commands;
    private final Map<String, String> variables = new HashMap<>();
    private List<String> positional = List.of();
    private int status;
    private int rounds;

    ScriptRunner(Tree tree) {
        this.tree = tree;
        this.commands = new Commands(tree);
    }

    /** What the script prints on its standard output. */
    String run(Script script) {
        StringBuilder out = new StringBuilder();
        run(script, "", out);
        return out.toString();
    }

    int status() {
        return status;
    }

    private void run(Script script, String in, StringBuilder out) {
        if (++rounds > MAX_ROUNDS || out.length() > MAX_OUTPUT) {
            throw new Unknown("too long a computation");
        }
        if (script instanceof Script.Sequence sequence) {
            status = 0;
            sequence.commands().forEach(command -> run(command, in, out));
        } else if (script instanceof Script.Conditional conditional) {
            run(conditional.left(), in, out);
            if ((status != 0) == conditional.isOr()) {
                run(conditional.right(), in, out);
            }
        } else if (script instanceof Script.Pipeline pipeline) {
            pipeline(pipeline, in, out);
        } else if (script instanceof Script.If choice) {
            run(choice.condition(), in, out);
            boolean holds = status == 0;
            status = 0;
            if (holds) {
                run(choice.then(), in, out);
            } else if (choice.otherwise().isPresent()) {
                run(choice.otherwise().get(), in, out);
            }
        } else if (script instanceof Script.For loop) {
            for (String word : fields(loop.words())) {
                variables.put(loop.name(), word);
                run(loop.body(), in, out);
            }
        } else {
            simple((Script.Simple) script, in, out);
        }
    }

    private void pipeline(Script.Pipeline pipeline, String in, StringBuilder out) {
        String text = in;
        List<Script> stages = pipeline.commands();
        for (int i = 0; i < stages.size(); i++) {
            if (i + 1 == stages.size()) {
                run(stages.get(i), text, out);
            } else {
                StringBuilder between = new StringBuilder();
                Optional<String> probe = Toolchain.probe(stages, i, this::fields);
                if (probe.isPresent()) {
                    out.append(probe.get());
                    status = probe.get().isEmpty() ? 1 : 0;
                    return;
                }
                run(stages.get(i), text, between);
                text = between.toString();
            }
        }
        if (pipeline.isNegated()) {
            status = status == 0 ? 1 : 0;
        }
    }

    private void simple(Script.Simple simple, String in, StringBuilder out) {
        List<String> arguments = fields(simple.words());
        if (arguments.isEmpty()) {
            for (Script.Assignment assignment : simple.assignments()) {
                variables.put(assignment.name(), joined(assignment.value()));
            }
            status = 0;
            return;
        }
        if (!simple.assignments().isEmpty() || simple.redirections().writesFile()) {
            throw new Unknown("`" + arguments.get(0) + "`");
        }
        if (arguments.get(0).equals("set") && arguments.size() > 1 && arguments.contains("--")) {
            positional = List.copyOf(arguments.subList(arguments.indexOf("--") + 1, arguments.size()));
            status = 0;
            return;
        }
        StringBuilder printed = new StringBuilder();
        status = commands.run(arguments, in, printed);
        if (!simple.redirections().dropsOutput()) {
            out.append(printed);
        }
    }

    private List<String> fields(List<Word> words) {
        List<String> fields = new ArrayList<>();
        words.forEach(word -> expand(word, fields));
        return fields;
    }

    /** Expands a word into its fields: unquoted expansions are split at blanks. */
    private void expand(Word word, List<String> fields) {
        StringBuilder field = new StringBuilder();
        boolean open = false;
        boolean pattern = false;
        for (Piece piece : word.pieces()) {
            if (piece instanceof Script.Text text) {
                pattern |= isPattern(text);
                field.append(text.text());
                open = true;
            } else if (isQuoted(piece)) {
                field.append(value(piece));
                open = true;
            } else {
                String value = value(piece);
                String[] parts = value.strip().split("\\s+");
                for (int i = 0; i < parts.length; i++) {
                    boolean separated = i > 0 || !value.isEmpty() && Character.isWhitespace(value.charAt(0));
                    if (separated && open) {
                        fields.add(field.toString());
                        field.setLength(0);
                        open = false;
                    }
                    field.append(parts[i]);
                    open |= !parts[i].isEmpty();
                }
            }
        }
        if (!open) {
            return;
        }
        List<String> files = pattern ? tree.glob(field.toString()) : List.of();
        if (files.isEmpty()) {
            fields.add(field.toString());
        } else {
            fields.addAll(files);
        }
    }

    private static boolean isQuoted(Piece piece) {
        return piece instanceof Script.Parameter parameter && parameter.isQuoted()
                || piece instanceof Script.Substitution substitution && substitution.isQuoted()
                || piece instanceof Script.Arithmetic;
    }

    private static boolean isPattern(Script.Text text) {
        String plain = text.text();
        if (!text.isQuoted() && (plain.startsWith("~") || plain.indexOf('[') >= 0 && plain.length() > 1)) {
            throw new Unknown("a file name pattern");
        }
        return !text.isQuoted() && (plain.indexOf('*') >= 0 || plain.indexOf('?') >= 0);
    }

    private String joined(Word word) {
        StringBuilder text = new StringBuilder();
        for (Piece piece : word.pieces()) {
            text.append(piece instanceof Script.Text known ? known.text() : value(piece));
        }
        return text.toString();
    }

    private String value(Piece piece) {
        if (piece instanceof Script.Arithmetic arithmetic) {
            return Long.toString(Integers.evaluate(named(joined(arithmetic.expression()))));
        }
        if (piece instanceof Script.Substitution substitution) {
            StringBuilder out = new StringBuilder();
            run(substitution.script(), "", out);
            int end = out.length();
            while (end > 0 && out.charAt(end - 1) == '\n') {
                end--;
            }
            return out.substring(0, end);
        }
        return parameter((Script.Parameter) piece);
    }

    /** Names of variables in an arithmetic expression stand for their values. */
    private String named(String expression) {
        String text = expression;
        for (Map.Entry<String, String> variable : variables.entrySet()) {
            text = text.replaceAll(
                    "\\b" + variable.getKey() + "\\b", java.util.regex.Matcher.quoteReplacement(variable.getValue()));
        }
        return text;
    }

    private String parameter(Script.Parameter parameter) {
        String name = parameter.name();
        Optional<String> value = Optional.ofNullable(variables.get(name));
        if (name.equals("?")) {
            value = Optional.of(Integer.toString(status));
        } else if (name.equals("#")) {
            value = Optional.of(Integer.toString(positional.size()));
        } else if (name.length() == 1 && Character.isDigit(name.charAt(0)) && !name.equals("0")) {
            int index = Integer.parseInt(name);
            value = Optional.of(index <= positional.size() ? positional.get(index - 1) : "");
        }
        if (parameter.otherwise().isPresent() && value.orElse("").isEmpty()) {
            return joined(parameter.otherwise().get());
        }
        return value.orElseThrow(() -> new Unknown("`$" + name + "`"));
    }

    Tree tree() {
        return tree;
    }
}
