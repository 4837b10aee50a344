package org.bsplint.eval.make;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bsplint.eval.make.state.Definition.Source;
import org.bsplint.eval.make.state.Nesting;
import org.bsplint.eval.make.state.Place;
import org.bsplint.eval.make.state.Stop;
import org.bsplint.source.SourceFile;
import org.bsplint.syntax.make.Blanks;
import org.bsplint.syntax.make.MakeLine;
import org.bsplint.syntax.make.MakeText;
import org.bsplint.syntax.make.Statement;
import org.bsplint.syntax.make.Template;
import org.bsplint.value.Truth;

/** Reads makefiles and eval'd texts line by line, as make's {@code eval()} does. */
final class Reader {
    private static final int MAX_NESTING = 400;

    private final Machine machine;
    private final Conditions conditions;
    private final Rules rules;
    private final Includes includes;
    private int nesting;

    Reader(Machine machine) {
        this.machine = machine;
        this.conditions = new Conditions(machine);
        this.rules = new Rules(machine);
        this.includes = new Includes(machine, this);
    }

    Includes includes() {
        return includes;
    }

    Rules rules() {
        return rules;
    }

    /** Reads a whole file under the name by which it was included. */
    void file(SourceFile file, String name) {
        Optional<Place> caller = machine.here;
        Frame frame = new Frame(machine.library.file(file), Optional.of(file), name);
        enter(frame, "`" + name + "` has no end: files that include each other");
        machine.here = caller;
    }

    /** Reads a text given to {@code $(eval)}. */
    void text(String text) {
        Optional<Place> caller = machine.here;
        enter(new Frame(machine.library.text(text), Optional.empty(), ""), "endless `$(eval)`");
        machine.here = caller;
    }

    private void enter(Frame frame, String reason) {
        if (++nesting > MAX_NESTING) {
            nesting = 0;
            throw machine.here
                    .map(at -> Stop.limit(
                            at, "evaluation was given up here: nested deeper than " + MAX_NESTING + ": " + reason))
                    .orElseGet(() -> Stop.nowhere(reason));
        }
        try {
            run(frame, 0, frame.size());
            rules.targets().record();
        } finally {
            nesting--;
        }
    }

    /** Reads the lines from {@code from} to before {@code to}, with conditionals of their own. */
    void run(Frame frame, int from, int to) {
        Optional<Place> caller = machine.here;
        Nesting open = new Nesting();
        int at = from;
        while (at < to) {
            machine.step();
            machine.here = frame.place(at, caller);
            at = line(frame, at, to, open);
        }
        if (open.depth() > 0) {
            if (frame.size() > 0) {
                machine.here = endOf(frame, caller);
            }
            throw Stop.syntax(machine.here, "missing 'endif'");
        }
    }

    /** make counts the last line once more before it sees the end of the file. */
    private static Optional<Place> endOf(Frame frame, Optional<Place> caller) {
        return lastLine(frame, frame.size() - 1, caller, 1);
    }

    /** The last physical line of a logical line, and some more. */
    private static Optional<Place> lastLine(Frame frame, int index, Optional<Place> caller, int more) {
        if (!frame.isFile()) {
            return caller;
        }
        long further = frame.line(index).raw().chars().filter(c -> c == '\n').count() + more;
        return frame.place(index, caller).map(at -> new Place(at.file(), at.name(), (int) (at.line() + further)));
    }

    /** Reads one line; gives the index of the next. */
    private int line(Frame frame, int at, int to, Nesting open) {
        MakeLine line = frame.line(at);
        if (line.raw().isEmpty()) {
            return at + 1;
        }
        if (frame.isRecipe(at, machine.recipePrefix())) {
            if (frame.inRule && !open.isIgnoring()) {
                rules.targets().recipe(machine.here);
            }
            return at + 1;
        }
        Statement statement = line.statement();
        if (statement instanceof Statement.If
                || statement instanceof Statement.Else
                || statement instanceof Statement.Endif) {
            return conditional(frame, at, to, open, statement);
        }
        if (open.isIgnoring()) {
            return skip(frame, at, to, statement);
        }
        rules.targets().record();
        if (statement instanceof Statement.Define define) {
            frame.endRule();
            return define(frame, at, to, define);
        }
        simple(frame, at, statement);
        return at + 1;
    }

    private void simple(Frame frame, int at, Statement statement) {
        if (statement instanceof Statement.Assignment assignment) {
            frame.endRule();
            assign(assignment);
        } else if (statement instanceof Statement.Other other) {
            if (frame.line(at).beginsWith(machine.recipePrefix())) {
                throw Stop.syntax(machine.here, "recipe commences before first target");
            }
            rules.read(frame, other.line());
        } else if (statement instanceof Statement.Include include) {
            frame.endRule();
            includes.read(include);
        } else if (statement instanceof Statement.Undefine undefine) {
            frame.endRule();
            String name = machine.expander.expand(undefine.name());
            machine.assigner.undefine(name, source(undefine.modifiers()));
        } else if (statement instanceof Statement.Export export) {
            frame.endRule();
            export(export.names());
        } else if (statement instanceof Statement.Directive directive) {
            frame.endRule();
            machine.expander.expand(directive.text());
        } else if (statement instanceof Statement.Endef) {
            throw Stop.syntax(machine.here, "missing separator");
        }
    }

    private static Source source(Statement.Modifiers modifiers) {
        return modifiers.isOverride() ? Source.OVERRIDE : Source.FILE;
    }

    private void assign(Statement.Assignment assignment) {
        String name = machine.expander.expand(assignment.name());
        machine.assigner.assign(name, assignment.operator(), assignment.value(), source(assignment.modifiers()));
        if (assignment.blanksBeforeComment() && machine.unsure == 0) {
            machine.observe(
                    "trailing-blank-before-comment",
                    List.of(name),
                    machine.here,
                    Map.of(
                            "value",
                            assignment.value().text(),
                            "operator",
                            assignment.operator().sign()));
        }
        if (name.startsWith("+")) {
            machine.observe("stray-plus-in-name", List.of(name), machine.here, Map.of("name", name));
        }
    }

    /** A name that is exported without being defined becomes defined, and empty. */
    private void export(Template names) {
        for (String name : Blanks.words(machine.expander.expand(names))) {
            if (!machine.holes.in(name) && !machine.variables.visible(name).isDefined()) {
                machine.assigner.export(machine.variables.get(name));
            }
        }
    }

    private int define(Frame frame, int at, int to, Statement.Define define) {
        Optional<Place> start = machine.here;
        String name = Blanks.strip(machine.expander.expand(define.name()));
        if (name.isEmpty()) {
            throw Stop.syntax(start, "empty variable name");
        }
        if (define.hasExtraText()) {
            complain("extraneous text after 'define' directive");
        }
        MakeText.Body body = frame.body(at);
        if (body.next() < 0 || body.next() > to) {
            throw Stop.syntax(start, "missing 'endef', unterminated 'define'");
        }
        machine.here = lastLine(frame, body.next() - 1, start, 0);
        machine.assigner.assign(start, name, define.operator(), body.text(), source(define.modifiers()));
        return body.next();
    }

    private void complain(String message) {
        machine.print(machine.here.map(at -> at + ": ").orElse("") + message);
    }

    /** A line that conditionals hide: only a hidden definition's body needs care. */
    private int skip(Frame frame, int at, int to, Statement statement) {
        if (statement instanceof Statement.Define) {
            return skipDefinition(frame, at, to, machine.recipePrefix());
        }
        if (statement instanceof Statement.Assignment assignment
                && assignment.name().isPlain()
                && !assignment.name().text().isEmpty()) {
            machine.assigner.skipped(
                    assignment.name().text(),
                    assignment.operator().sign(),
                    assignment.value().text(),
                    source(assignment.modifiers()));
        }
        if (statement instanceof Statement.Other other) {
            machine.macros.skipped(other.line().text());
        }
        return at + 1;
    }

    /** While it ignores, make takes the first {@code endef} for the end. */
    static int skipDefinition(Frame frame, int at, int to, char prefix) {
        for (int next = at + 1; next < to; next++) {
            if (!frame.isRecipe(next, prefix) && frame.line(next).statement() instanceof Statement.Endef) {
                return next + 1;
            }
        }
        return to;
    }

    private int conditional(Frame frame, int at, int to, Nesting open, Statement statement) {
        if (statement instanceof Statement.Endif endif) {
            if (endif.hasExtraText()) {
                complain("extraneous text after 'endif' directive");
            }
            if (open.depth() == 0) {
                throw Stop.syntax(machine.here, "extraneous 'endif'");
            }
            open.pop();
            return at + 1;
        }
        if (statement instanceof Statement.If start) {
            if (open.isIgnoring()) {
                open.push(Nesting.State.NOT_YET);
                return at + 1;
            }
            Truth truth = conditions.test(start.test());
            if (truth == Truth.UNKNOWN) {
                return unknown(frame, at, to) + 1;
            }
            open.push(truth == Truth.TRUE ? Nesting.State.READING : Nesting.State.NOT_YET);
            return at + 1;
        }
        return elseLine(frame, at, to, open, (Statement.Else) statement);
    }

    private int elseLine(Frame frame, int at, int to, Nesting open, Statement.Else other) {
        if (open.depth() == 0) {
            throw Stop.syntax(machine.here, "extraneous 'else'");
        }
        if (open.seenElse()) {
            throw Stop.syntax(machine.here, "only one 'else' per conditional");
        }
        open.otherwise();
        if (other.hasExtraText()) {
            complain("extraneous text after 'else' directive");
        } else if (other.test().isEmpty()) {
            open.sawElse();
        } else if (!open.isIgnoring()) {
            Truth truth = conditions.test(other.test().get());
            if (truth == Truth.UNKNOWN) {
                int end = unknown(frame, at, to);
                open.done();
                return end;
            }
            open.set(truth == Truth.TRUE ? Nesting.State.READING : Nesting.State.NOT_YET);
        }
        return at + 1;
    }

    /** Reads all arms of a conditional whose condition, just tested, is not known; gives the index of its end. */
    private int unknown(Frame frame, int at, int to) {
        Set<org.bsplint.value.Cause> why = conditions.causes();
        List<Arm> arms = new ArrayList<>();
        int end = Arm.find(frame, at, to, arms, machine.recipePrefix());
        if (end < 0) {
            machine.here = endOf(frame, machine.here);
            throw Stop.syntax(machine.here, "missing 'endif'");
        }
        boolean inRule = frame.inRule;
        boolean noTargets = frame.noTargets;
        Optional<Place> here = machine.here;
        machine.either(why, List.of(() -> arm(frame, arms.get(0)), () -> {
            frame.inRule = inRule;
            frame.noTargets = noTargets;
            return arms(frame, arms, 1);
        }));
        machine.here = here;
        return end;
    }

    private String arm(Frame frame, Arm arm) {
        run(frame, arm.from(), arm.to());
        rules.targets().record();
        return "";
    }

    private String arms(Frame frame, List<Arm> arms, int index) {
        if (index >= arms.size()) {
            return "";
        }
        Arm arm = arms.get(index);
        Truth truth = arm.test().map(conditions::test).orElse(Truth.TRUE);
        return switch (truth) {
            case TRUE -> arm(frame, arm);
            case FALSE -> arms(frame, arms, index + 1);
            case UNKNOWN ->
                machine.either(conditions.causes(), List.of(() -> arm(frame, arm), () -> arms(frame, arms, index + 1)));
        };
    }
}
