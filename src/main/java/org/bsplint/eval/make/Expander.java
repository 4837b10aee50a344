package org.bsplint.eval.make;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.bsplint.eval.make.state.Definition;
import org.bsplint.eval.make.state.Stop;
import org.bsplint.eval.make.text.Holes;
import org.bsplint.eval.make.text.Words;
import org.bsplint.syntax.make.Blanks;
import org.bsplint.syntax.make.Builtin;
import org.bsplint.syntax.make.Expression;
import org.bsplint.syntax.make.ExpressionParser;
import org.bsplint.syntax.make.Template;
import org.bsplint.value.Cause;

/** Expands texts: references, substitutions, and the calls that need more than their arguments' texts. */
final class Expander {
    private final Machine machine;
    private final Functions functions;
    private final Calls calls;

    Expander(Machine machine) {
        this.machine = machine;
        this.functions = new Functions(machine);
        this.calls = new Calls(machine, this);
    }

    String expand(Template template) {
        return template.isPlain() ? template.text() : expand(template.expression());
    }

    String expand(Expression expression) {
        if (expression instanceof Expression.Literal literal) {
            return literal.text();
        }
        if (expression instanceof Expression.Reference reference) {
            return reference(reference.name());
        }
        if (expression instanceof Expression.Sequence sequence) {
            return sequence(sequence.parts());
        }
        if (expression instanceof Expression.Computed computed) {
            return computed(expand(computed.inner()));
        }
        if (expression instanceof Expression.Substitution substitution) {
            return substitution(substitution);
        }
        if (expression instanceof Expression.Call call) {
            return call(call);
        }
        throw machine.complaint(((Expression.Broken) expression).message());
    }

    /** All parts of a sequence but the first. */
    String rest(Expression.Sequence sequence) {
        return sequence(sequence.parts().subList(1, sequence.parts().size()));
    }

    private String sequence(List<Expression> parts) {
        String[] texts = new String[parts.size()];
        int length = 0;
        for (int i = 0; i < texts.length; i++) {
            texts[i] = expand(parts.get(i));
            length += texts[i].length();
        }
        grow(length);
        StringBuilder out = new StringBuilder(length);
        for (String text : texts) {
            out.append(text);
        }
        return out.toString();
    }

    private void grow(int length) {
        if (!machine.budget.grow(length)) {
            throw machine.limit();
        }
    }

    private String call(Expression.Call call) {
        machine.step();
        machine.enter();
        try {
            return call(call.function(), call.arguments());
        } finally {
            machine.budget.leave();
        }
    }

    /** Calls a function; what is not expanded beforehand, it expands itself. */
    String call(Builtin function, List<Expression> arguments) {
        return switch (function) {
            case IF, OR, AND, FOREACH -> {
                checkCount(function, arguments.size());
                yield calls.lazy(function, arguments);
            }
            default -> {
                String[] texts = new String[arguments.size()];
                for (int i = 0; i < texts.length; i++) {
                    texts[i] = expand(arguments.get(i));
                }
                checkCount(function, texts.length);
                yield call(function, texts);
            }
        };
    }

    /** Calls a function with expanded arguments. */
    String call(Builtin function, String[] arguments) {
        return switch (function) {
            case CALL -> calls.user(arguments);
            case EVAL -> calls.eval(arguments[0]);
            case INFO, WARNING, ERROR -> calls.message(function, arguments[0]);
            default -> functions.apply(function, arguments);
        };
    }

    void checkCount(Builtin function, int count) {
        if (count < function.least()) {
            throw machine.complaint(
                    "insufficient number of arguments (" + count + ") to function '" + function.word() + "'");
        }
    }

    private String computed(String name) {
        Optional<Expression.Substitution> substitution =
                name.indexOf(':') < 0 ? Optional.empty() : ExpressionParser.substitution(name);
        return substitution.isPresent() ? substitution(substitution.get()) : reference(name);
    }

    private String substitution(Expression.Substitution substitution) {
        String value = reference(substitution.name());
        if (value.isEmpty()) {
            return "";
        }
        String pattern = substitution.pattern();
        String replacement = substitution.replacement();
        return machine.holes.in(value) || machine.holes.in(pattern) || machine.holes.in(replacement)
                ? functions.substitute(pattern, replacement, value)
                : Words.substitute(pattern, replacement, value);
    }

    /** What {@code $(call name)} expands: make writes {@code $(name)} and expands that. */
    String body(String name) {
        boolean plain = name.indexOf(':') < 0 && name.indexOf('$') < 0 && name.indexOf(')') < 0;
        return plain ? reference(name) : expand(ExpressionParser.parse("$(" + name + ")"));
    }

    /** What {@code $(name)} gives. */
    String reference(String name) {
        Definition definition = machine.variables.visible(name);
        if (!definition.isDefined()) {
            return machine.holes.in(name) ? machine.holes.merged(name) : Automatic.value(machine, name);
        }
        if (!definition.alternatives().isEmpty()) {
            return alternatives(name, definition);
        }
        if (definition.isPlain()) {
            return definition.value();
        }
        return recursive(machine.variables.get(name), definition);
    }

    private String alternatives(String name, Definition definition) {
        Set<Cause> why = machine.holes.causes(definition.value());
        List<Supplier<String>> arms = new java.util.ArrayList<>();
        for (Definition alternative : definition.alternatives()) {
            arms.add(() ->
                    alternative.isPlain() ? alternative.value() : recursive(machine.variables.get(name), alternative));
        }
        if (definition.mayBeUnset()) {
            arms.add(() -> "");
        }
        return machine.either(why, arms);
    }

    private String recursive(Variable variable, Definition definition) {
        Optional<Variable> saved = machine.expanding;
        if (definition.place().isPresent()) {
            machine.expanding = Optional.of(variable);
        }
        if (variable.isExpanding) {
            if (variable.callsLeft == 0) {
                Stop stop = machine.complaint(
                        "Recursive variable '" + variable.name() + "' references itself (eventually)");
                machine.expanding = saved;
                throw stop;
            }
            variable.callsLeft--;
        }
        variable.isExpanding = true;
        machine.enter();
        try {
            return expand(definition.text().expression());
        } finally {
            machine.budget.leave();
            variable.isExpanding = false;
            machine.expanding = saved;
        }
    }

    /** Does a text certainly count as true in {@code $(if)}? */
    org.bsplint.value.Truth isTrue(String text) {
        if (text.isEmpty()) {
            return org.bsplint.value.Truth.FALSE;
        }
        if (!machine.holes.in(text)) {
            return org.bsplint.value.Truth.TRUE;
        }
        for (int at = 0; at < text.length(); at++) {
            if (!Holes.is(text.charAt(at)) && !Blanks.isSpace(text.charAt(at))) {
                return org.bsplint.value.Truth.TRUE;
            }
        }
        return org.bsplint.value.Truth.UNKNOWN;
    }
}
