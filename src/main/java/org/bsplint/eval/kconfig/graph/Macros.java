package org.bsplint.eval.kconfig.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.bsplint.eval.Budget;
import org.bsplint.syntax.kconfig.Token.Piece;
import org.bsplint.value.Cause;
import org.bsplint.value.Text;

/**
 * The macro language: variables, functions with {@code $(1)}…, environment (scripts/kconfig/preprocess.c). What only the
 * build host knows is a hole in the text.
 */
final class Macros {
    /** Set by the build itself, to what the host or the user has: never known from the tree. */
    private static final Set<String> BUILD_VARIABLES = Set.of(
            "CC",
            "LD",
            "AR",
            "NM",
            "OBJCOPY",
            "HOSTCC",
            "HOSTCXX",
            "HOSTLD",
            "RUSTC",
            "BINDGEN",
            "PAHOLE",
            "CPP",
            "CC_VERSION_TEXT",
            "RUSTC_VERSION_TEXT",
            "PAHOLE_VERSION",
            "UBOOTVERSION",
            "KERNELVERSION",
            "CROSS_COMPILE",
            "CLANG_FLAGS",
            "CLANG_TARGET_FLAGS",
            "SUBARCH",
            "PYTHON3",
            "CONFIG_SHELL",
            "LD_VENDOR",
            "KBUILD_HOSTCFLAGS");

    private record Variable(String raw, Text simple, boolean isSimple) {}

    private final KconfigSettings settings;
    private final Budget budget;
    private final Consumer<String> error;
    private final Consumer<String> warning;
    private final Map<String, Variable> variables = new HashMap<>();
    private final Map<String, Integer> expanding = new HashMap<>();
    private final Map<Cause, Integer> possible = new HashMap<>();
    private boolean exhausted;
    private Place place = new Place("", 0, Cause.of(Cause.Kind.EXTERNAL_COMMAND, ""));

    /** Where the statement being read stands: for {@code $(filename)}, {@code $(lineno)}, and as a reason. */
    record Place(String file, int line, Cause cause) {}

    Macros(KconfigSettings settings, Budget budget, Consumer<String> error, Consumer<String> warning) {
        this.settings = settings;
        this.budget = budget;
        this.error = error;
        this.warning = warning;
    }

    void at(Place changed) {
        place = changed;
    }

    /** {@code name = value}, {@code :=}, {@code +=}. */
    void assign(String name, String operator, String value) {
        Variable old = variables.get(name);
        if (operator.equals("+=") && old != null) {
            Text more = old.isSimple() ? expand(value, List.of()) : Text.EMPTY;
            Text joined = old.simple().plus(" ").plus(more);
            variables.put(name, new Variable(old.raw() + " " + value, joined, old.isSimple()));
            return;
        }
        boolean simple = operator.equals(":=");
        variables.put(name, new Variable(value, simple ? expand(value, List.of()) : Text.EMPTY, simple));
    }

    Text expand(List<Piece> pieces) {
        Text.Builder text = new Text.Builder();
        for (Piece piece : pieces) {
            if (piece.macro()) {
                text.append(counted(clause(piece.text(), List.of())));
            } else {
                text.append(piece.text());
            }
        }
        return text.build();
    }

    Text expand(String raw) {
        return expand(raw, List.of());
    }

    private Text expand(String raw, List<Text> arguments) {
        if (raw.indexOf('$') < 0) {
            return Text.of(raw);
        }
        Text.Builder text = new Text.Builder();
        int at = 0;
        while (at < raw.length()) {
            int dollar = raw.indexOf("$(", at);
            if (dollar < 0) {
                break;
            }
            text.append(raw.substring(at, dollar));
            int end = closing(raw, dollar + 2);
            if (end < 0) {
                error.accept("unterminated reference to `" + raw.substring(dollar + 2) + "`: missing `)`");
                return text.build();
            }
            text.append(counted(clause(raw.substring(dollar + 2, end), arguments)));
            at = end + 1;
        }
        return text.append(raw.substring(at)).build();
    }

    private static int closing(String text, int from) {
        int nest = 0;
        for (int at = from; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '(') {
                nest++;
            } else if (c == ')' && nest-- == 0) {
                return at;
            }
        }
        return -1;
    }

    private Text clause(String clause, List<Text> arguments) {
        if (isNumber(clause) && Integer.parseInt(clause) > 0 && Integer.parseInt(clause) <= arguments.size()) {
            return arguments.get(Integer.parseInt(clause) - 1);
        }
        if (!budget.step() || !budget.enter()) {
            budget.leave();
            return exhausted();
        }
        List<String> parts = split(clause);
        Text name = expand(parts.get(0), arguments);
        List<Text> values = new ArrayList<>();
        parts.subList(1, parts.size()).forEach(part -> values.add(expand(part, arguments)));
        Text result = name.isKnown() ? call(name.known(), values) : Text.unknown(name.causes());
        budget.leave();
        return result;
    }

    private Text exhausted() {
        if (!exhausted) {
            error.accept("too deep or too long expansion: " + budget.exceeded());
        }
        exhausted = true;
        return Text.unknown(unknown(Cause.Kind.BUDGET, budget.exceeded()));
    }

    /** Counts what a reference gives before it is copied into a longer text, which may double with each call. */
    private Text counted(Text part) {
        int size = part.segments().stream()
                .mapToInt(segment ->
                        segment instanceof Text.Literal literal ? literal.text().length() : 1)
                .sum();
        return budget.grow(size) ? part : exhausted();
    }

    private static boolean isNumber(String text) {
        return !text.isEmpty() && text.length() < 4 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static List<String> split(String clause) {
        List<String> parts = new ArrayList<>();
        int nest = 0;
        int start = 0;
        for (int at = 0; at < clause.length(); at++) {
            char c = clause.charAt(at);
            if (c == ',' && nest == 0) {
                parts.add(clause.substring(start, at));
                start = at + 1;
            } else if (c == '(') {
                nest++;
            } else if (c == ')') {
                nest--;
            }
        }
        parts.add(clause.substring(start));
        return parts;
    }

    private Text call(String name, List<Text> arguments) {
        Variable variable = variables.get(name);
        if (variable != null) {
            return variable.isSimple() ? variable.simple() : user(name, variable, arguments);
        }
        return switch (name) {
            case "shell" -> shell(arguments);
            case "filename" -> Text.of(place.file());
            case "lineno" -> Text.of(Integer.toString(place.line()));
            case "info" -> Text.EMPTY;
            case "warning-if" -> report(arguments, warning);
            case "error-if" -> report(arguments, error);
            default -> arguments.isEmpty() ? environment(name) : Text.EMPTY;
        };
    }

    private Text user(String name, Variable variable, List<Text> arguments) {
        int depth = expanding.merge(name, 1, Integer::sum);
        Text result = Text.EMPTY;
        if (arguments.isEmpty() && depth > 1) {
            error.accept("recursive variable `" + name + "` references itself (eventually)");
        } else if (depth > 1000) {
            error.accept("too deep recursive expansion of `" + name + "`");
        } else {
            result = expand(variable.raw(), arguments);
        }
        expanding.merge(name, -1, Integer::sum);
        return result;
    }

    private Text shell(List<Text> arguments) {
        if (arguments.isEmpty()) {
            return Text.EMPTY;
        }
        Text command = arguments.get(0);
        ShellProbe probe = new ShellProbe(settings.probes());
        return probe.run(command).orElseGet(() -> {
            Cause cause = unknown(Cause.Kind.EXTERNAL_COMMAND, "depends on " + shown(command));
            possible.put(cause, ShellProbe.possible(command));
            return Text.of(probe.name(command).orElse("")).plus(Text.unknown(cause));
        });
    }

    private Cause unknown(Cause.Kind kind, String reason) {
        return new Cause(kind, reason, place.cause().span());
    }

    /** The tristate values that a text with holes may have. */
    int possible(Text text) {
        boolean one = text.segments().size() == 1 && text.causes().size() == 1;
        return one ? possible.getOrDefault(text.causes().iterator().next(), Tri.ANY) : Tri.ANY;
    }

    private static String shown(Text command) {
        String text = command.toString();
        return "$(shell," + (text.length() > 60 ? text.substring(0, 60) + "…" : text) + ")";
    }

    private static Text report(List<Text> arguments, Consumer<String> sink) {
        if (arguments.size() == 2
                && arguments.get(0).isKnown()
                && arguments.get(0).known().equals("y")) {
            sink.accept(arguments.get(1).toString());
        }
        return Text.EMPTY;
    }

    private Text environment(String name) {
        String given = settings.environment().get(name);
        if (given != null) {
            return Text.of(given);
        }
        if (name.equals("srctree")) {
            return Text.of(".");
        }
        if (name.equals("ARCH") && !settings.architecture().isEmpty()) {
            return Text.of(settings.architecture());
        }
        if (name.equals("SRCARCH") && !settings.architecture().isEmpty()) {
            return Text.of(settings.sourceArchitecture());
        }
        boolean unknown = BUILD_VARIABLES.contains(name) || name.equals("ARCH") || name.equals("SRCARCH");
        return unknown
                ? Text.unknown(unknown(Cause.Kind.MISSING_INPUT, "depends on $(" + name + ") of the build"))
                : Text.EMPTY;
    }
}
