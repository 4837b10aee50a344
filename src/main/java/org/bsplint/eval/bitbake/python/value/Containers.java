package org.bsplint.eval.bitbake.python.value;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bsplint.value.Cause;
import org.bsplint.value.Truth;

/** Methods of {@code list}, {@code dict}, {@code set} and {@code tuple} (Library Reference, 4.6, 4.9, 4.10). */
public final class Containers {
    private static final Set<String> READING = Set.of("copy", "index", "count");

    private final Exceptions exceptions;
    private final Iteration iteration;
    private final Sorting sorting;

    public Containers(Exceptions exceptions, Iteration iteration, Sorting sorting) {
        this.exceptions = exceptions;
        this.iteration = iteration;
        this.sorting = sorting;
    }

    public Py call(Py self, String method, Arguments arguments) {
        if (self instanceof Py.Sequence list && list.isShuffled() && method.equals("sort")) {
            sorting.sorted(list, arguments).ifPresent(list::arrange);
            return Py.NONE;
        }
        if (self instanceof Py.Sequence list && list.isShuffled() && !READING.contains(method)) {
            list.spoil(list.spoilt());
        }
        if (self instanceof Py.Mutable mutable && !mutable.spoilt().isEmpty()) {
            return new Py.Unknown(mutable.spoilt());
        }
        if (self instanceof Py.Sequence list) {
            return list(list, method, arguments);
        }
        if (self instanceof Py.Dict dict) {
            return dict(dict, method, arguments);
        }
        if (self instanceof Py.Group group) {
            return group(group, method, arguments);
        }
        return self instanceof Py.Tuple tuple && (method.equals("index") || method.equals("count"))
                ? list(new Py.Sequence(tuple.items()), method, arguments)
                : Unmodelled.value(Show.typeName(self) + "." + method);
    }

    private Py list(Py.Sequence list, String method, Arguments arguments) {
        List<Py> items = list.items;
        Py first = arguments.get(0, "", Py.NONE);
        switch (method) {
            case "append" -> items.add(first);
            case "extend" ->
                iteration.ordered(first).ifPresentOrElse(items::addAll, () -> list.spoil(iteration.reasons(first)));
            case "insert" ->
                Operators.whole(first)
                        .ifPresentOrElse(
                                at -> items.add(index(at, items.size()), arguments.get(1, "", Py.NONE)),
                                () -> list.spoil(Set.of(Unmodelled.cause("list.insert"))));
            case "reverse" -> Collections.reverse(items);
            case "clear" -> items.clear();
            case "copy" -> {
                return new Py.Sequence(items);
            }
            case "sort" ->
                sorting.sorted(list, arguments)
                        .ifPresentOrElse(
                                sorted -> {
                                    items.clear();
                                    items.addAll(sorted);
                                },
                                () -> list.spoil(Set.of(Unmodelled.cause("list.sort"))));
            case "pop" -> {
                return pop(list, arguments);
            }
            case "remove", "index", "count" -> {
                return search(list, method, first);
            }
            default -> {
                list.spoil(Set.of(Unmodelled.cause("list." + method)));
                return Unmodelled.value("list." + method);
            }
        }
        return Py.NONE;
    }

    private static int index(long at, int size) {
        return (int) Math.max(0, Math.min(size, at < 0 ? at + size : at));
    }

    private Py pop(Py.Sequence list, Arguments arguments) {
        Optional<Long> wanted = Operators.whole(arguments.get(0, "", new Py.Int(-1)));
        if (wanted.isEmpty()) {
            list.spoil(Set.of(Unmodelled.cause("list.pop")));
            return Unmodelled.value("list.pop");
        }
        long at = wanted.get() < 0 ? wanted.get() + list.items.size() : wanted.get();
        if (at < 0 || at >= list.items.size()) {
            throw exceptions.raise("IndexError", "pop index out of range");
        }
        return list.items.remove((int) at);
    }

    private Py search(Py.Sequence list, String method, Py wanted) {
        long count = 0;
        for (int i = 0; i < list.items.size(); i++) {
            Truth equal = Operators.equal(list.items.get(i), wanted);
            if (equal == Truth.UNKNOWN) {
                Set<Cause> causes = Operators.causes(list.items.get(i), wanted);
                if (method.equals("remove")) {
                    list.spoil(causes);
                }
                return new Py.Unknown(causes);
            }
            if (equal == Truth.TRUE && method.equals("remove")) {
                list.items.remove(i);
                return Py.NONE;
            }
            if (equal == Truth.TRUE && method.equals("index")) {
                return new Py.Int(i);
            }
            count += equal == Truth.TRUE ? 1 : 0;
        }
        if (method.equals("count")) {
            return new Py.Int(count);
        }
        throw exceptions.raise("ValueError", "list." + method + "(x): x not in list");
    }

    private Py dict(Py.Dict dict, String method, Arguments arguments) {
        Py key = arguments.get(0, "", Py.NONE);
        Py other = arguments.get(1, "", Py.NONE);
        switch (method) {
            case "keys" -> {
                return Py.Sequence.lazy(List.copyOf(dict.entries.keySet()));
            }
            case "values" -> {
                return Py.Sequence.lazy(List.copyOf(dict.entries.values()));
            }
            case "items" -> {
                List<Py> pairs = new ArrayList<>();
                dict.entries.forEach((name, value) -> pairs.add(new Py.Tuple(List.of(name, value))));
                return Py.Sequence.lazy(pairs);
            }
            case "copy" -> {
                Py.Dict copy = new Py.Dict();
                copy.entries.putAll(dict.entries);
                return copy;
            }
            case "clear" -> {
                dict.entries.clear();
                return Py.NONE;
            }
            case "update" -> {
                return update(dict, arguments);
            }
            default -> {
                return key.isUncertain()
                        ? blur(dict, method, key.causes())
                        : entry(dict, method, key, other, arguments.count());
            }
        }
    }

    private static Py blur(Py.Dict dict, String method, Set<Cause> causes) {
        if (!method.equals("get")) {
            dict.spoil(causes);
        }
        return new Py.Unknown(causes);
    }

    private Py entry(Py.Dict dict, String method, Py key, Py other, int count) {
        Optional<Py> found = Optional.ofNullable(dict.entries.get(key));
        switch (method) {
            case "get" -> {
                return found.orElse(other);
            }
            case "setdefault" -> {
                dict.entries.putIfAbsent(key, other);
                return found.orElse(other);
            }
            case "pop" -> {
                if (found.isEmpty() && count < 2) {
                    throw exceptions.missingKey(key);
                }
                dict.entries.remove(key);
                return found.orElse(other);
            }
            default -> {
                return blur(dict, method, Set.of(Unmodelled.cause("dict." + method)));
            }
        }
    }

    private static Py update(Py.Dict dict, Arguments arguments) {
        if (arguments.count() == 1
                && arguments.positional().get(0) instanceof Py.Dict other
                && other.spoilt().isEmpty()) {
            dict.entries.putAll(other.entries);
        } else if (arguments.count() > 0) {
            dict.spoil(Set.of(Unmodelled.cause("dict.update")));
        }
        arguments.named().forEach((name, value) -> dict.entries.put(Py.of(name), value));
        return Py.NONE;
    }

    private Py group(Py.Group group, String method, Arguments arguments) {
        Py first = arguments.get(0, "", Py.NONE);
        switch (method) {
            case "add", "discard", "remove" -> {
                return change(group, method, first);
            }
            case "copy" -> {
                return new Py.Group(group.items);
            }
            case "clear" -> {
                group.items.clear();
                return Py.NONE;
            }
            case "union",
                    "intersection",
                    "difference",
                    "symmetric_difference",
                    "update",
                    "issubset",
                    "issuperset",
                    "isdisjoint",
                    "difference_update",
                    "intersection_update" -> {
                return combine(group, method, arguments);
            }
            default -> {
                group.spoil(Set.of(Unmodelled.cause("set." + method)));
                return Unmodelled.value("set." + method);
            }
        }
    }

    private Py change(Py.Group group, String method, Py item) {
        if (!Operators.deepCauses(item).isEmpty()) {
            group.spoil(Operators.deepCauses(item));
        } else if (method.equals("add")) {
            group.items.add(item);
        } else if (!group.items.remove(item) && method.equals("remove")) {
            throw exceptions.missingKey(item);
        }
        return Py.NONE;
    }

    private Py combine(Py.Group group, String method, Arguments arguments) {
        Set<Py> result = new java.util.LinkedHashSet<>(group.items);
        String operator = method.startsWith("inter")
                ? "&"
                : method.startsWith("diff") ? "-" : method.startsWith("sym") ? "^" : "|";
        for (Py argument : arguments.positional()) {
            Optional<List<Py>> items = iteration.items(argument);
            if (items.isEmpty() || items.get().stream().anyMatch(Py::isUncertain)) {
                Set<Cause> causes = items.isEmpty() ? iteration.reasons(argument) : Operators.deepCauses(argument);
                if (method.endsWith("update")) {
                    group.spoil(causes);
                }
                return new Py.Unknown(causes);
            }
            Set<Py> other = new java.util.LinkedHashSet<>(items.get());
            switch (method) {
                case "issubset" -> {
                    return Py.of(other.containsAll(group.items));
                }
                case "issuperset" -> {
                    return Py.of(group.items.containsAll(other));
                }
                case "isdisjoint" -> {
                    return Py.of(Collections.disjoint(group.items, other));
                }
                default -> result = Groups.combine(operator, result, other).orElse(result);
            }
        }
        if (method.endsWith("update")) {
            group.items.clear();
            group.items.addAll(result);
            return Py.NONE;
        }
        return new Py.Group(result);
    }
}
