package org.bsplint.eval.hush;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongBinaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.bsplint.eval.hush.expression.Numbers;
import org.bsplint.value.Assignment;
import org.bsplint.value.Cause;
import org.bsplint.value.Text;
import org.bsplint.value.Value;

/** {@code setexpr} (U-Boot's cmd/setexpr.c): operands and result are hexadecimal without 0x. */
final class SetexprCommand {
    /** Patterns of one meaning in U-Boot's small matcher and in Java's. */
    private static final Pattern PLAIN = Pattern.compile("\\^?(?:[()]|(?:[\\w .,/:;=@%~#&-]|\\\\[dsS./-]"
            + "|\\[\\^?[\\w .,/:;=@%~#&]+(?:-[\\w]+)*\\])[*+?]?)*\\$?");
    /** References to what the pattern and its groups matched. */
    private static final int REFERENCES = 10;

    private final Run run;

    SetexprCommand(Run run) {
        this.run = run;
    }

    Status run(Commands.Call call) {
        if (call.size() < 3) {
            return call.certain() < call.size() ? unknown(call) : Status.ONE;
        }
        if (!call.isKnown()) {
            return unknown(call);
        }
        List<String> argv = call.words();
        String operation = argv.get(2);
        if (argv.get(0).endsWith(".s")) {
            return operation.startsWith("*") ? unknown(call) : Status.ONE;
        }
        if (operation.equals("fmt")) {
            return argv.size() == 3 ? Status.ONE : unknown(call);
        }
        if (argv.size() == 4 || argv.size() > 6) {
            return Status.ONE;
        }
        if (argv.size() == 3) {
            return operation.startsWith("*") ? unknown(call) : number(call, (a, b) -> a, operation, "0");
        }
        if (operation.equals("sub") || operation.equals("gsub")) {
            return substitute(call, argv, operation.equals("gsub"));
        }
        if (argv.size() != 5 || argv.get(3).length() != 1) {
            return Status.ONE;
        }
        return operator(call, argv);
    }

    private Status operator(Commands.Call call, List<String> argv) {
        Optional<LongBinaryOperator> operator = operator(argv.get(3).charAt(0));
        if (operator.isEmpty()) {
            return Status.ONE;
        }
        boolean divides = argv.get(3).equals("/") || argv.get(3).equals("%");
        boolean reads = argv.get(2).startsWith("*") || argv.get(4).startsWith("*");
        if (reads || divides && Numbers.parse(argv.get(4), 16) == 0) {
            return unknown(call);
        }
        return number(call, operator.get(), argv.get(2), argv.get(4));
    }

    private static Optional<LongBinaryOperator> operator(char operator) {
        return switch (operator) {
            case '|' -> Optional.of((a, b) -> a | b);
            case '&' -> Optional.of((a, b) -> a & b);
            case '+' -> Optional.of(Long::sum);
            case '^' -> Optional.of((a, b) -> a ^ b);
            case '-' -> Optional.of((a, b) -> a - b);
            case '*' -> Optional.of((a, b) -> a * b);
            case '/' -> Optional.of((a, b) -> b == 0 ? 0 : Long.divideUnsigned(a, b));
            case '%' -> Optional.of((a, b) -> b == 0 ? 0 : Long.remainderUnsigned(a, b));
            default -> Optional.empty();
        };
    }

    /** The result is as wide as the board's {@code unsigned long}: known if both widths agree or the width is stated. */
    private Status number(Commands.Call call, LongBinaryOperator operator, String left, String right) {
        long a = Numbers.parse(left, 16);
        long b = Numbers.parse(right, 16);
        String wide = Long.toHexString(operator.applyAsLong(a, b));
        boolean divides = (b & 0xffffffffL) != 0 || b == 0;
        String narrow =
                divides ? Long.toHexString(operator.applyAsLong(a & 0xffffffffL, b & 0xffffffffL) & 0xffffffffL) : "";
        int bits = run.shell().longBits();
        if (bits == 0 && !wide.equals(narrow)) {
            return unknown(call);
        }
        String result = bits == 32 ? narrow : wide;
        run.state().variables.set(call.words().get(1), Text.of(result), step(call, Text.of(result)));
        return Status.OK;
    }

    private Status unknown(Commands.Call call) {
        Cause cause = Cause.of(Cause.Kind.UNSUPPORTED, "computed by `setexpr`", call.span());
        Optional<String> name = call.argument(1);
        if (name.isEmpty()) {
            run.state().variables.shake(cause);
        } else {
            Value before = run.state().variables.environment(name.get());
            run.state()
                    .variables
                    .put(name.get(), Value.unknown(Set.of(cause), before.isUnset()), step(call, Text.unknown(cause)));
        }
        return Status.UNKNOWN;
    }

    private static Assignment step(Commands.Call call, Text text) {
        return Variables.step(call.span(), "setexpr", text);
    }

    /** {@code setexpr_regex_sub}: it is the first text equal to the match that is replaced, wherever the match was. */
    private Status substitute(Commands.Call call, List<String> argv, boolean all) {
        String name = argv.get(1);
        Value value = argv.size() > 5
                ? Value.known(argv.get(5))
                : run.state().variables.environment(name);
        if (isUnclosed(argv.get(3)) || value.isUnset()) {
            return Status.ONE;
        }
        Optional<Pattern> pattern = pattern(argv.get(3));
        String replacement = argv.get(4);
        if (!value.isKnown() || pattern.isEmpty()) {
            return unknown(call);
        }
        StringBuilder done = new StringBuilder();
        String rest = value.asKnown().orElseThrow();
        for (int round = 0; round == 0 || all; round++) {
            Matcher matcher = pattern.get().matcher(rest);
            if (!matcher.find()) {
                if (round == 0) {
                    return Status.ONE;
                }
                break;
            }
            if (matcher.group().isEmpty() || !run.grow(rest.length(), call.span())) {
                return unknown(call);
            }
            int at = rest.indexOf(matcher.group());
            done.append(rest, 0, at).append(filled(replacement, matcher));
            rest = rest.substring(at + matcher.group().length());
        }
        Text result = Text.of(done + rest);
        run.state().variables.set(name, result, step(call, result));
        return Status.OK;
    }

    /** {@code \0} to {@code \9}, one after the other, up to the first that matched nothing. */
    private static String filled(String replacement, Matcher matcher) {
        String text = replacement;
        for (int i = 0; i < REFERENCES && i <= matcher.groupCount(); i++) {
            String group = matcher.group(i);
            if (group == null || group.isEmpty()) {
                break;
            }
            text = text.replace("\\" + i, group);
        }
        return text;
    }

    private static boolean isUnclosed(String pattern) {
        return pattern.contains("[") && !pattern.contains("]");
    }

    /** U-Boot's matcher (lib/slre.c) never gives back what {@code ?} took, and its {@code $} is the very end. */
    private static String translated(String text) {
        StringBuilder java = new StringBuilder();
        boolean inSet = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            inSet = c == '[' || inSet && c != ']';
            java.append(c == '$' && i == text.length() - 1 ? "\\z" : c == '?' && !inSet ? "?+" : String.valueOf(c));
        }
        return java.toString();
    }

    private static Optional<Pattern> pattern(String text) {
        if (!PLAIN.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Pattern.compile(translated(text), Pattern.DOTALL));
        } catch (PatternSyntaxException unknown) {
            return Optional.empty();
        }
    }
}
