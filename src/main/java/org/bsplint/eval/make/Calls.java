package org.bsplint.eval.make;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.bsplint.eval.make.state.Definition;
import org.bsplint.eval.make.state.Way;
import org.bsplint.syntax.make.Blanks;
import org.bsplint.syntax.make.Builtin;
import org.bsplint.syntax.make.Expression;
import org.bsplint.syntax.make.ExpressionParser;
import org.bsplint.value.Cause;

/** The functions that evaluate: {@code if or and foreach call eval}, and those that print or stop. */
final class Calls {
    /** How often a macro may nest in itself below a condition on something unknown. */
    private static final int MAX_UNSURE_CALLS = 3;

    private static final int CALLS_IN_CALLS = 32767;

    private final Machine machine;
    private final Expander expander;
    private final List<Variable> arguments = new ArrayList<>();
    private int argumentsInScope;

    Calls(Machine machine, Expander expander) {
        this.machine = machine;
        this.expander = expander;
    }

    String lazy(Builtin function, List<Expression> arguments) {
        return switch (function) {
            case IF -> choose(arguments);
            case OR -> or(arguments, 0);
            case AND -> and(arguments, 0);
            default -> foreach(arguments);
        };
    }

    private String choose(List<Expression> arguments) {
        String condition = expander.expand(arguments.get(0));
        Supplier<String> yes = () -> expander.expand(arguments.get(1));
        Supplier<String> no = () -> arguments.size() > 2 ? expander.expand(arguments.get(2)) : "";
        return switch (expander.isTrue(condition)) {
            case TRUE -> yes.get();
            case FALSE -> no.get();
            case UNKNOWN -> machine.either(machine.holes.causes(condition), List.of(yes, no));
        };
    }

    private String or(List<Expression> arguments, int from) {
        for (int i = from; i < arguments.size(); i++) {
            String text = expander.expand(arguments.get(i));
            int next = i + 1;
            switch (expander.isTrue(text)) {
                case TRUE -> {
                    return text;
                }
                case UNKNOWN -> {
                    return machine.either(machine.holes.causes(text), List.of(() -> text, () -> or(arguments, next)));
                }
                default -> {}
            }
        }
        return "";
    }

    private String and(List<Expression> arguments, int from) {
        String text = "";
        for (int i = from; i < arguments.size(); i++) {
            text = expander.expand(arguments.get(i));
            int next = i + 1;
            if (text.isEmpty()) {
                return "";
            }
            if (next < arguments.size() && expander.isTrue(text) == org.bsplint.value.Truth.UNKNOWN) {
                return machine.either(machine.holes.causes(text), List.of(() -> "", () -> and(arguments, next)));
            }
        }
        return text;
    }

    private String foreach(List<Expression> arguments) {
        String name = firstToken(expander.expand(arguments.get(0)));
        String list = expander.expand(arguments.get(1));
        Expression body = arguments.get(2);
        Variable variable = machine.variables.get(name);
        Definition outer = variable.local();
        List<String> results = new ArrayList<>();
        try {
            for (String word : Blanks.words(list)) {
                machine.step();
                variable.setLocal(automatic(word));
                results.add(machine.holes.in(word) ? unsureRound(word, body) : expander.expand(body));
            }
        } finally {
            variable.setLocal(outer);
        }
        String joined = String.join(" ", results);
        if (!machine.budget.grow(joined.length())) {
            throw machine.limit();
        }
        return joined;
    }

    /** A word that is not known may be none, one or several: the body happens or not, and then perhaps once more. */
    private String unsureRound(String word, Expression body) {
        Set<Cause> why = machine.holes.causes(word);
        for (int round = 0; round < 2; round++) {
            machine.either(why, List.of(() -> expander.expand(body), () -> ""));
            if (!machine.branchesChange) {
                break;
            }
        }
        return machine.holes.of(why);
    }

    private static Definition automatic(String value) {
        return Definition.of(value, Definition.Flavor.SIMPLE, Definition.Source.AUTOMATIC, Optional.empty());
    }

    private static String firstToken(String text) {
        int start = Blanks.skip(text, 0);
        return text.substring(start, Blanks.tokenEnd(text, start));
    }

    String user(String[] arguments) {
        String name = firstToken(arguments[0]);
        if (name.isEmpty()) {
            return "";
        }
        if (machine.holes.in(name)) {
            return machine.holes.merged(arguments);
        }
        Optional<Builtin> builtin = Builtin.at(name, 0);
        if (builtin.isPresent()) {
            return builtin(builtin.get(), arguments);
        }
        Definition definition = machine.variables.visible(name);
        if (!definition.isDefined() || definition.value().isEmpty()) {
            return undefined(name, arguments, definition);
        }
        if (machine.macros.isIdle(name, definition, arguments)) {
            return "";
        }
        Variable variable = machine.variables.get(name);
        if (machine.unsure > 0 && variable.unsureCalls >= MAX_UNSURE_CALLS) {
            return machine.holes.of(machine.cause(
                    Cause.Kind.UNSUPPORTED, "`" + name + "` calls itself on a condition that is not known"));
        }
        return user(name, variable, arguments);
    }

    private String user(String name, Variable variable, String[] arguments) {
        arguments[0] = arguments[0].substring(0, Blanks.tokenEnd(arguments[0], Blanks.skip(arguments[0], 0)));
        int count = Math.max(arguments.length, argumentsInScope);
        Definition[] outer = new Definition[count];
        for (int i = 0; i < count; i++) {
            Variable argument = argument(i);
            outer[i] = argument.local();
            argument.setLocal(automatic(i < arguments.length ? arguments[i] : ""));
        }
        int outerScope = argumentsInScope;
        Optional<Way> outerWay = machine.way;
        int unsureCall = machine.unsure > 0 ? 1 : 0;
        variable.callsLeft = CALLS_IN_CALLS;
        variable.unsureCalls += unsureCall;
        argumentsInScope = count;
        machine.here.ifPresent(at -> machine.way = Optional.of(new Way(outerWay, at, "calls `" + name + "`")));
        try {
            return expander.body(name);
        } finally {
            machine.way = outerWay;
            argumentsInScope = outerScope;
            variable.unsureCalls -= unsureCall;
            variable.callsLeft = 0;
            for (int i = 0; i < count; i++) {
                argument(i).setLocal(outer[i]);
            }
        }
    }

    /** The variable {@code $(index)}. */
    private Variable argument(int index) {
        while (arguments.size() <= index) {
            arguments.add(machine.variables.get(Integer.toString(arguments.size())));
        }
        return arguments.get(index);
    }

    private String builtin(Builtin function, String[] arguments) {
        String[] rest = java.util.Arrays.copyOfRange(arguments, 1, arguments.length);
        expander.checkCount(function, rest.length);
        if (rest.length == 0) {
            return "";
        }
        return switch (function) {
            case IF, OR, AND, FOREACH -> {
                List<Expression> parsed = new ArrayList<>();
                for (String text : rest) {
                    parsed.add(ExpressionParser.parse(function == Builtin.FOREACH ? text : Blanks.strip(text)));
                }
                yield lazy(function, parsed);
            }
            default -> expander.call(function, rest);
        };
    }

    /** A call of nothing: make says nothing and gives nothing. */
    private String undefined(String name, String[] arguments, Definition definition) {
        if (!definition.isDefined()) {
            machine.macros.calledUndefined(name, arguments);
        }
        if (definition.mayBeUnset()) {
            return machine.holes.in(definition.value()) ? definition.value() : "";
        }
        return "";
    }

    String eval(String text) {
        machine.reader.text(text);
        return "";
    }

    String message(Builtin function, String text) {
        if (function == Builtin.ERROR) {
            throw machine.stop(machine.here, text);
        }
        String place = machine.here.map(at -> at + ": ").orElse("");
        String whole = function == Builtin.INFO ? text : place + text;
        for (String line : whole.split("\n", -1)) {
            machine.print(machine.holes.text(line).toString());
        }
        if (function == Builtin.WARNING && machine.unsure == 0) {
            machine.observe("warning", List.of(), machine.here, Map.of("message", text));
        }
        return "";
    }

    /** Why anything in these texts is unknown. */
    Set<Cause> causes(String... texts) {
        Set<Cause> causes = new LinkedHashSet<>();
        for (String text : texts) {
            causes.addAll(machine.holes.causes(text));
        }
        return causes;
    }
}
