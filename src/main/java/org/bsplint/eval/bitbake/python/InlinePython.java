package org.bsplint.eval.bitbake.python;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bsplint.eval.bitbake.DataStore;
import org.bsplint.eval.bitbake.Place;
import org.bsplint.eval.bitbake.PythonEvaluator;
import org.bsplint.eval.bitbake.PythonFunction;
import org.bsplint.eval.bitbake.Variables;
import org.bsplint.eval.bitbake.python.library.Sources;
import org.bsplint.eval.bitbake.python.library.StandardLibrary;
import org.bsplint.eval.bitbake.python.run.StoreAccess;
import org.bsplint.eval.bitbake.python.run.Surroundings;
import org.bsplint.eval.bitbake.python.run.World;
import org.bsplint.eval.bitbake.python.value.Arguments;
import org.bsplint.eval.bitbake.python.value.Exhausted;
import org.bsplint.eval.bitbake.python.value.Py;
import org.bsplint.eval.bitbake.python.value.Raised;
import org.bsplint.eval.bitbake.python.value.Scope;
import org.bsplint.eval.bitbake.python.value.Show;
import org.bsplint.syntax.bitbake.python.Expression;
import org.bsplint.syntax.bitbake.python.Statement;
import org.bsplint.value.Cause;
import org.bsplint.value.Text;
import org.bsplint.value.Value;

/** Python as BitBake's metadata uses it, interpreted. Keeps what it has parsed; may be used by several evaluations. */
public final class InlinePython implements PythonEvaluator {
    private final Surroundings surroundings;
    private final Sources sources;

    public InlinePython(Surroundings surroundings) {
        this(surroundings, new Sources(surroundings));
    }

    private InlinePython(Surroundings surroundings, Sources sources) {
        this.surroundings = surroundings;
        this.sources = sources;
    }

    /** The same Python, keeping what it has parsed, in other surroundings. */
    public InlinePython in(Surroundings others) {
        return new InlinePython(others, sources.in(others));
    }

    @Override
    public Optional<Value> evaluate(Text code, Variables variables) {
        String text = marked(code).strip();
        if (sources.hasOpenString(text)) {
            return code.isKnown() ? Optional.empty() : Optional.of(unknown(code.causes()));
        }
        Optional<Expression> expression = sources.expression(text);
        if (expression.isEmpty()) {
            return Optional.of(unknown(code.isKnown() ? Set.of(reason(text, "")) : code.causes()));
        }
        World world = new World(one -> new StandardLibrary(one, variables, sources), surroundings);
        world.holes(code.causes());
        Scope scope = Scope.ofModule(world.library()::variable);
        scope.bind("d", new Py.Store(new StoreAccess(variables, world)));
        try {
            Text result = Show.str(world.evaluator().evaluate(expression.get(), scope));
            return Optional.of(
                    result.isKnown() ? Value.known(result.known()) : new Value.Unknown(named(result, text), false));
        } catch (Raised raised) {
            return Optional.of(
                    code.isKnown()
                            ? new Value.Failing(raised.shown() + " in ${@" + text + "}")
                            : unknown(code.causes()));
        } catch (Exhausted limit) {
            return Optional.of(
                    unknown(Set.of(Cause.of(Cause.Kind.BUDGET, limit.getMessage() + " in ${@" + text + "}"))));
        }
    }

    private static String marked(Text code) {
        StringBuilder text = new StringBuilder();
        code.segments()
                .forEach(one ->
                        text.append(one instanceof Text.Literal literal ? literal.text() : String.valueOf(World.HOLE)));
        return text.toString();
    }

    private static Value unknown(Set<Cause> causes) {
        return new Value.Unknown(Text.unknown(causes), false);
    }

    private static Cause reason(String expression, String why) {
        String shown = expression.length() > 160 ? expression.substring(0, 160) + "…" : expression;
        return Cause.of(Cause.Kind.UNSUPPORTED, "depends on ${@" + shown + "}" + (why.isEmpty() ? "" : ": " + why));
    }

    /** Gives reasons that name no place the text of the expression. */
    private static Text named(Text text, String expression) {
        Text.Builder builder = new Text.Builder();
        for (Text.Segment segment : text.segments()) {
            if (segment instanceof Text.Hole hole) {
                Set<Cause> causes = new LinkedHashSet<>();
                hole.causes()
                        .forEach(cause -> causes.add(
                                cause.span().isEmpty() && !cause.reason().startsWith("depends on ${@")
                                        ? reason(expression, cause.reason())
                                        : cause));
                builder.append(hole.words().isEmpty() ? Text.unknown(causes) : Text.anyOrder(hole.words(), causes));
            } else {
                builder.append(Text.concat(List.of(Text.of(((Text.Literal) segment).text()))));
            }
        }
        return builder.build();
    }

    @Override
    public Run run(PythonFunction function, DataStore store, Set<Cause> doubts) {
        String head = function.event().isEmpty() ? "def __anonymous(d):\n" : "def __handler(e, d):\n";
        Optional<List<Statement>> statements = sources.statements(head + function.body() + "    pass\n");
        Optional<List<Statement>> parsed = statements.or(() -> sources.statements(head + function.body()));
        if (parsed.isEmpty() || parsed.get().isEmpty() || !(parsed.get().get(0) instanceof Statement.Function one)) {
            return new Run.NotModelled();
        }
        World world = new World(made -> new StandardLibrary(made, store, sources), surroundings);
        Py.Store access = new Py.Store(new StoreAccess(store, Place.of(function), world));
        world.store(access.access());
        List<Py> arguments = new ArrayList<>(List.of(access));
        if (!function.event().isEmpty()) {
            Py.Instance event = new Py.Instance(new Py.Type(function.event(), List.of()));
            event.attributes.put("data", access);
            arguments.add(0, event);
        }
        try {
            Py.Closure closure = world.evaluator().closure(one, new Scope());
            if (!doubts.isEmpty()) {
                world.enterTentative(doubts);
            }
            world.call(closure, new Arguments(arguments, java.util.Map.of()));
            return world.maySkip().isEmpty() ? new Run.Done() : new Run.MaySkip(world.maySkip());
        } catch (Raised raised) {
            return raised.exception().type.isA("bb.parse.SkipRecipe")
                    ? new Run.Skips(String.valueOf(raised.getMessage()))
                    : new Run.Fails(raised.shown());
        } catch (Exhausted limit) {
            return new Run.NotModelled();
        }
    }
}
