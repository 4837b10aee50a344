package org.bsplint.eval.make;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bsplint.eval.make.state.Definition;
import org.bsplint.eval.make.state.Definition.Flavor;
import org.bsplint.eval.make.state.Definition.Source;
import org.bsplint.eval.make.state.Place;
import org.bsplint.eval.make.state.Step;
import org.bsplint.eval.make.state.Stop;
import org.bsplint.eval.make.text.Holes;
import org.bsplint.syntax.make.Blanks;
import org.bsplint.syntax.make.Expression;
import org.bsplint.syntax.make.Statement.Operator;
import org.bsplint.syntax.make.Template;
import org.bsplint.value.Assignment.Effect;
import org.bsplint.value.Cause;

/** Sets variables by make's rules of flavour and precedence ({@code do_variable_definition}). */
final class Assigner {
    private final Machine machine;
    private boolean environmentOverrides;
    /** Where the definition that is being read began, if it spans lines. */
    private Optional<Place> start = Optional.empty();

    Assigner(Machine machine) {
        this.machine = machine;
    }

    void setEnvironmentOverrides() {
        environmentOverrides = true;
    }

    /** An assignment in the text being read. {@code raw} is not expanded yet. */
    void assign(String name, Operator operator, Template raw, Source source) {
        if (name.isEmpty()) {
            throw Stop.syntax(machine.here, "empty variable name");
        }
        if (machine.holes.in(name)) {
            unknownName(name, source);
            return;
        }
        Variable variable = machine.variables.get(name);
        switch (operator) {
            case SIMPLE -> define(variable, operator, raw, simple(variable, raw), Flavor.SIMPLE, source);
            case RECURSIVE -> define(variable, operator, raw, raw, Flavor.RECURSIVE, source);
            case SHELL -> {
                String output = machine.shell.run(machine.expander.expand(raw));
                define(variable, operator, raw, Template.of(output), Flavor.RECURSIVE, source);
            }
            case CONDITIONAL -> conditional(variable, raw, source);
            case APPEND -> append(variable, raw, source);
        }
    }

    /** A definition that began at another line than the one that is read now. */
    void assign(Optional<Place> begin, String name, Operator operator, Template raw, Source source) {
        start = begin;
        try {
            assign(name, operator, raw, source);
        } finally {
            start = Optional.empty();
        }
    }

    private Optional<Place> place() {
        return start.isPresent() ? start : machine.here;
    }

    private void conditional(Variable variable, Template raw, Source source) {
        Definition seen = visible(variable);
        if (!seen.isDefined()) {
            define(variable, Operator.CONDITIONAL, raw, raw, Flavor.RECURSIVE, source);
        } else if (seen.mayBeUnset()) {
            Definition fresh = Definition.of(raw, Flavor.RECURSIVE, source, place());
            Set<Cause> why = machine.holes.causes(seen.value());
            machine.variables.set(variable, machine.variables.join(definite(seen), fresh, why));
            record(variable, Operator.CONDITIONAL, raw, source, Effect.CONDITION_UNKNOWN, "may already be set");
        } else {
            machine.macros.deadDefault(variable, raw, seen);
            record(variable, Operator.CONDITIONAL, raw, source, Effect.IGNORED_ALREADY_SET, setWhere(seen));
        }
    }

    private static Definition definite(Definition seen) {
        return new Definition(seen.text(), seen.flavor(), seen.source(), seen.place(), false, seen.alternatives());
    }

    private Definition visible(Variable variable) {
        return variable.local().isDefined() ? variable.local() : machine.variables.global(variable);
    }

    private void append(Variable variable, Template raw, Source source) {
        Definition seen = visible(variable);
        if (!seen.isDefined()) {
            define(variable, Operator.APPEND, raw, raw, Flavor.RECURSIVE, source);
            return;
        }
        boolean expands = seen.flavor() == Flavor.SIMPLE;
        String text = expands ? machine.expander.expand(raw) : raw.text();
        if (seen.flavor() == Flavor.UNSURE && !raw.isPlain()) {
            text = machine.holes.of(machine.cause(Cause.Kind.UNSUPPORTED, "flavour of `" + variable + "` not known"));
        }
        if (text.isEmpty()) {
            record(variable, Operator.APPEND, raw, source, Effect.IGNORED_ALREADY_SET, "adds nothing");
            return;
        }
        String added = text;
        if (seen.alternatives().isEmpty()) {
            Template value = joined(seen.text(), added);
            Flavor flavor = seen.flavor() == Flavor.UNSURE && !seen.isDefined() ? Flavor.RECURSIVE : seen.flavor();
            define(variable, Operator.APPEND, raw, value, flavor, source);
        } else {
            List<Definition> changed = seen.alternatives().stream()
                    .map(one -> Definition.of(joined(one.text(), added), one.flavor(), one.source(), one.place()))
                    .toList();
            set(variable, new Definition(seen.text(), seen.flavor(), source, place(), false, changed), source);
            record(variable, Operator.APPEND, raw, source, Effect.APPLIED, "");
        }
    }

    private static Template joined(Template before, String added) {
        return before.isEmpty() ? Template.of(added) : before.plus(" " + added);
    }

    /** The expanded text; {@code X := $(X) more} keeps what is there and adds to it, for long lists grow so. */
    private Template simple(Variable variable, Template raw) {
        if (raw.isPlain()) {
            return raw;
        }
        if (raw.expression() instanceof Expression.Sequence sequence
                && sequence.parts().get(0) instanceof Expression.Reference reference
                && reference.name().equals(variable.name())) {
            Definition seen = visible(variable);
            if (seen.flavor() == Flavor.SIMPLE && seen.alternatives().isEmpty()) {
                return seen.text().plus(machine.expander.rest(sequence));
            }
        }
        return Template.of(machine.expander.expand(raw));
    }

    /** Sets a variable unless a stronger source did. */
    void define(Variable variable, Operator operator, Template raw, Template value, Flavor flavor, Source source) {
        Definition fresh = Definition.of(value, flavor, source, place());
        Optional<Definition> stronger = set(variable, fresh, source);
        if (stronger.isPresent()) {
            machine.macros.ignored(variable, value, stronger.get());
            record(variable, operator, raw, source, Effect.OVERRIDDEN, overriddenBy(stronger.get()));
        } else {
            record(variable, operator, raw, source, Effect.APPLIED, "");
        }
    }

    private Optional<Definition> set(Variable variable, Definition fresh, Source source) {
        Definition before = variable.global();
        Source holder = holder(before);
        if (!before.isDefined() || holder != Source.UNSURE && source.compareTo(holder) >= 0) {
            machine.macros.replaced(variable, before, fresh);
            machine.variables.set(variable, fresh);
            return Optional.empty();
        }
        if (holder == Source.UNSURE) {
            machine.variables.set(
                    variable, machine.variables.join(before, fresh, machine.holes.causes(before.value())));
            return Optional.empty();
        }
        Definition raised = new Definition(
                before.text(), before.flavor(), holder, before.place(), before.mayBeUnset(), before.alternatives());
        if (holder != before.source()) {
            machine.variables.set(variable, raised);
        }
        return Optional.of(raised);
    }

    /** With {@code -e} make raises what came from the environment when it first meets another definition of it. */
    private Source holder(Definition definition) {
        return environmentOverrides && definition.source() == Source.ENVIRONMENT
                ? Source.ENVIRONMENT_OVERRIDE
                : definition.source();
    }

    /** A name that is exported without being defined becomes defined, and empty. */
    void export(Variable variable) {
        machine.variables.set(variable, Definition.of("", Flavor.SIMPLE, Source.FILE, machine.here));
        if (variable.isWanted()) {
            Effect effect = machine.unsure > 0 ? Effect.CONDITION_UNKNOWN : Effect.APPLIED;
            variable.history().add(step("export", "", Source.FILE, effect, ""));
        }
    }

    void undefine(String name, Source source) {
        String trimmed = Blanks.strip(name);
        if (trimmed.isEmpty()) {
            throw Stop.syntax(machine.here, "empty variable name");
        }
        Variable variable = machine.variables.get(trimmed);
        Definition before = variable.global();
        if (before.isDefined() && source.compareTo(holder(before)) >= 0) {
            machine.variables.set(variable, Definition.NONE);
            if (!variable.isWanted()) {
                return;
            }
            variable.history().add(step("undefine", "", source, Effect.APPLIED, ""));
        }
    }

    private void record(Variable variable, Operator operator, Template raw, Source source, Effect effect, String note) {
        if (!variable.isWanted()) {
            return;
        }
        boolean branch = machine.unsure > 0 && effect == Effect.APPLIED;
        Effect seen = branch ? Effect.CONDITION_UNKNOWN : effect;
        variable.history().add(step(shown(operator), raw.text(), source, seen, note));
    }

    /** What OP-TEE's {@code force} macro evaluates is known to users by the macro's name. */
    private String shown(Operator operator) {
        boolean forced = operator == Operator.SIMPLE
                && machine.way
                        .map(way ->
                                way.note().equals("calls `force`") || way.note().equals("calls `_force`"))
                        .orElse(false);
        return forced ? "force" : operator.sign();
    }

    /** An assignment that a condition kept from happening. */
    void skipped(String name, String operator, String raw, Source source) {
        Variable variable = machine.variables.get(name);
        if (variable.isWanted()) {
            variable.history().add(step(operator, raw, source, Effect.CONDITION_FALSE, ""));
        }
    }

    private Step step(String operator, String raw, Source source, Effect effect, String note) {
        return new Step(operator, raw, source, place(), effect, note, machine.way);
    }

    private static String setWhere(Definition definition) {
        return switch (definition.source()) {
            case COMMAND_LINE -> "already set on the command line";
            case ENVIRONMENT, ENVIRONMENT_OVERRIDE -> "already set in the environment";
            case DEFAULT -> "already set by make itself";
            default -> definition.place().map(at -> "already set at " + at).orElse("already set");
        };
    }

    private static String overriddenBy(Definition definition) {
        return switch (definition.source()) {
            case COMMAND_LINE -> "overridden by the command line";
            case ENVIRONMENT_OVERRIDE -> "overridden by the environment";
            default -> definition.place().map(at -> "overridden at " + at).orElse("overridden");
        };
    }

    /** An assignment to a name that is not known: every name that it may be is no longer known. */
    private void unknownName(String name, Source source) {
        int hole = machine.holes.firstIn(name);
        String prefix = Blanks.strip(name.substring(0, hole));
        int last = name.length() - 1;
        while (!Holes.is(name.charAt(last))) {
            last--;
        }
        String suffix = Blanks.strip(name.substring(last + 1));
        Set<Cause> why = machine.holes.causes(name);
        machine.observe(
                "assignment-to-unknown-name",
                List.of(),
                machine.here,
                Map.of("name", machine.holes.text(name).toString()));
        for (Variable variable : List.copyOf(machine.variables.all())) {
            Definition before = variable.global();
            boolean fits = variable.name().startsWith(prefix) && variable.name().endsWith(suffix);
            if (fits && before.isDefined() && before.source().compareTo(source) <= 0) {
                Definition changed = Definition.of(machine.holes.of(why), Flavor.UNSURE, source, place());
                machine.variables.set(variable, machine.variables.join(before, changed, why));
            }
        }
        Definition unknown = Definition.of(machine.holes.of(why), Flavor.UNSURE, Source.UNSURE, Optional.empty());
        machine.variables.addAbsent(
                other -> other.startsWith(prefix)
                        && other.endsWith(suffix)
                        && other.length() > prefix.length() + suffix.length()
                        && prefix.length() + suffix.length() > 0,
                unknown.orUnset());
    }
}
