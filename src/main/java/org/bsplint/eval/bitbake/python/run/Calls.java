package org.bsplint.eval.bitbake.python.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bsplint.eval.bitbake.python.value.Arguments;
import org.bsplint.eval.bitbake.python.value.Exceptions;
import org.bsplint.eval.bitbake.python.value.Operators;
import org.bsplint.eval.bitbake.python.value.Py;
import org.bsplint.eval.bitbake.python.value.Scope;
import org.bsplint.eval.bitbake.python.value.Show;
import org.bsplint.eval.bitbake.python.value.Unmodelled;
import org.bsplint.syntax.bitbake.python.Expression;
import org.bsplint.value.Cause;

/** Calls: arguments, parameters, and what is called. */
public final class Calls {
    private final World world;
    private final Evaluator evaluator;
    private final Interpreter interpreter;

    public Calls(World world, Evaluator evaluator) {
        this.world = world;
        this.evaluator = evaluator;
        this.interpreter = new Interpreter(world, evaluator);
    }

    public Interpreter interpreter() {
        return interpreter;
    }

    public Py evaluate(Expression.Call call, Scope scope) {
        Py function = evaluator.evaluate(call.function(), scope);
        List<Py> positional = new ArrayList<>();
        Map<String, Py> named = new LinkedHashMap<>();
        for (Expression.Argument argument : call.arguments()) {
            Py value = evaluator.evaluate(argument.value(), scope);
            if (argument.star().isEmpty() && argument.name().isEmpty()) {
                positional.add(value);
            } else if (argument.star().isEmpty()) {
                named.put(argument.name(), value);
            } else if (argument.star().equals("*")
                    && world.iteration().ordered(value).isPresent()) {
                positional.addAll(world.iteration().ordered(value).get());
            } else if (value instanceof Py.Dict dict && dict.spoilt().isEmpty()) {
                dict.entries.forEach((key, one) -> key.asText().ifPresent(name -> named.put(name, one)));
            } else {
                return opaque(Set.of(Unmodelled.cause("a call with *")), new Arguments(positional, named));
            }
        }
        Arguments arguments = new Arguments(positional, named);
        perhapsWrites(call, function, arguments);
        return call(function, arguments);
    }

    public Py call(Py function, Arguments arguments) {
        if (function instanceof Py.Native one) {
            Py result = one.function().call(arguments);
            if (result instanceof Py.Unknown && !one.name().startsWith("d.")) {
                world.mayRaise();
            }
            return result;
        }
        if (function instanceof Py.Closure closure) {
            return closure(closure, arguments);
        }
        if (function instanceof Py.Type type) {
            return create(type, arguments);
        }
        if (function instanceof Py.Unknown unknown) {
            return opaque(unknown.causes(), arguments);
        }
        if (function.isNone()
                || function instanceof Py.Str
                || Operators.number(function).isPresent()) {
            throw world.exceptions().raise("TypeError", "'" + Show.typeName(function) + "' object is not callable");
        }
        return opaque(Set.of(Unmodelled.cause("a call of an object")), arguments);
    }

    /** A method that writes to datastores, of an object that may be one. */
    private void perhapsWrites(Expression.Call call, Py function, Arguments arguments) {
        if (function instanceof Py.Unknown unknown
                && call.function() instanceof Expression.Attribute method
                && StoreAccess.WRITING.contains(method.name())) {
            world.enterTentative(unknown.causes());
            world.store().ifPresent(store -> store.call(method.name(), arguments));
            world.leaveTentative();
        }
    }

    /** A call of nobody knows what: it may change whatever it is given. */
    private Py opaque(Set<Cause> causes, Arguments arguments) {
        world.mayRaise();
        List<Py> all = new ArrayList<>(arguments.positional());
        all.addAll(arguments.named().values());
        for (Py value : all) {
            if (value instanceof Py.Mutable mutable) {
                mutable.spoil(causes);
            } else if (value instanceof Py.Store store) {
                store.access().opaque(causes);
            }
        }
        return new Py.Unknown(causes);
    }

    private Py create(Py.Type type, Arguments arguments) {
        if (type.isA("BaseException")) {
            Py.Instance exception = Exceptions.of(type, arguments.positional()).exception();
            return exception;
        }
        Py.Instance instance = new Py.Instance(type);
        type.find("__init__").ifPresent(init -> call(init, arguments.after(instance)));
        return instance;
    }

    private Py closure(Py.Closure closure, Arguments arguments) {
        if (world.isTooDeep()) {
            return opaque(Set.of(Unmodelled.cause("calls nested so deep")), arguments);
        }
        world.enterCall();
        try {
            Frame frame = new Frame(closure.scope().inner());
            Optional<Set<Cause>> unbound = bind(closure, arguments, frame);
            if (unbound.isPresent()) {
                return opaque(unbound.get(), arguments);
            }
            if (closure.body().value().isPresent()) {
                return evaluator.evaluate(closure.body().value().get(), frame.scope);
            }
            Py result = interpreter.run(closure.body().statements(), frame);
            if (!closure.body().yields()) {
                return result;
            }
            Py.Sequence yielded = new Py.Sequence(frame.yielded);
            if (result instanceof Py.Unknown unknown) {
                yielded.spoil(unknown.causes());
            }
            return yielded;
        } finally {
            world.leaveCall();
        }
    }

    /** Binds parameters; gives causes where that is not modelled. */
    private Optional<Set<Cause>> bind(Py.Closure closure, Arguments arguments, Frame frame) {
        Map<String, Py> named = new LinkedHashMap<>(arguments.named());
        int next = 0;
        boolean keywordsOnly = false;
        for (int i = 0; i < closure.parameters().size(); i++) {
            Expression.Parameter parameter = closure.parameters().get(i);
            String name = parameter.name();
            if (parameter.star().equals("*")) {
                keywordsOnly = true;
                List<Py> rest = arguments.positional().subList(Math.min(next, arguments.count()), arguments.count());
                if (!name.isEmpty()) {
                    frame.scope.bind(name, new Py.Tuple(rest));
                    next = arguments.count();
                }
            } else if (parameter.star().equals("**")) {
                Py.Dict dict = new Py.Dict();
                named.forEach((key, value) -> dict.entries.put(Py.of(key), value));
                named.clear();
                frame.scope.bind(name, dict);
            } else if (!keywordsOnly && next < arguments.count()) {
                frame.scope.bind(name, arguments.positional().get(next++));
            } else if (named.containsKey(name)) {
                frame.scope.bind(name, named.remove(name));
            } else if (parameter.initial().isPresent()) {
                frame.scope.bind(name, closure.initial().get(i));
            } else {
                throw world.exceptions()
                        .raise("TypeError", closure.name() + "() missing a required argument: '" + name + "'");
            }
        }
        if (next < arguments.count() || !named.isEmpty()) {
            throw world.exceptions().raise("TypeError", closure.name() + "() got an unexpected argument");
        }
        return Optional.empty();
    }
}
