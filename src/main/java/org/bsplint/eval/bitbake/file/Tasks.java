package org.bsplint.eval.bitbake.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bsplint.diagnostic.Diagnostic;
import org.bsplint.eval.bitbake.DataStore;
import org.bsplint.eval.bitbake.Event;
import org.bsplint.eval.bitbake.Place;
import org.bsplint.eval.bitbake.PythonFunction;
import org.bsplint.source.Paths;
import org.bsplint.source.Span;
import org.bsplint.syntax.bitbake.Blanks;
import org.bsplint.syntax.bitbake.Dialect;
import org.bsplint.syntax.bitbake.Statement;
import org.bsplint.value.Text;
import org.bsplint.value.Value;

/** Functions and tasks: {@code MethodNode}, {@code PythonMethodNode}, {@code ExportFuncsNode}, {@code bb.build.addtask}. */
final class Tasks {
    private static final Value ONE = Value.known("1");

    private final DataStore store;

    Tasks(DataStore store) {
        this.store = store;
    }

    void execute(Statement statement, String path) {
        if (statement instanceof Statement.Function function) {
            function(function, path);
        } else if (statement instanceof Statement.Definition definition) {
            definition(definition, path);
        } else if (statement instanceof Statement.ExportFunctions export) {
            export.functions().forEach(name -> export(name, className(path), export.span()));
        } else if (statement instanceof Statement.AddTask task) {
            boolean several = store.dialect().atLeast(Dialect.WALNASCAR);
            List<String> names = several ? Blanks.words(task.tasks()) : List.of(task.tasks());
            names.forEach(name -> add(name, task));
        } else if (statement instanceof Statement.DeleteTask task) {
            Value tasks = store.expand(Text.of(task.tasks()));
            tasks.asKnown().map(Blanks::words).orElse(List.of()).forEach(name -> delete(name, Place.at(task.span())));
        } else if (statement instanceof Statement.AddHandler handler) {
            for (String name : handler.functions()) {
                store.agenda().handlers().add(name);
                flag(name, "handler", ONE, Place.at(handler.span()));
            }
        }
    }

    private void flag(String name, String flag, Value value, Place place) {
        store.storeFlag(
                name, flag, value, Event.flag("set", flag, value.partial().toString(), place));
    }

    private void function(Statement.Function function, String path) {
        Place place = Place.at(function.span());
        Findings.beforeFunction(store, function);
        StringBuilder body = new StringBuilder();
        function.lines().forEach(line -> body.append(line).append('\n'));
        String name = function.name();
        if (function.isAnonymous()) {
            String file = Paths.name(path);
            store.agenda().anonymous().add(new PythonFunction("", file, body.toString(), "", function.span()));
            name = "__anon_" + function.lastLine() + "_" + mangled(path);
        }
        boolean before = !store.raw(name).isUnset();
        if (before) {
            store.deleteFlag(name, "python", place);
            store.deleteFlag(name, "fakeroot", place);
        }
        if (function.python() || function.isAnonymous()) {
            flag(name, "python", ONE, place);
        }
        if (function.fakeroot()) {
            flag(name, "fakeroot", ONE, place);
        }
        flag(name, "func", ONE, place);
        String text = function.isAnonymous() ? "def " + name + "(d):\n" + body : body.toString();
        store.store(name, Value.known(text), Event.of("set", text, place));
        flag(name, "filename", Value.known(path), place);
        // BitBake counts back from the closing line; a body ends in one more, empty line
        int first = function.lastLine() - function.lines().size() - 1;
        flag(name, "lineno", Value.known(Integer.toString(first)), place);
    }

    private static String mangled(String path) {
        StringBuilder mangled = new StringBuilder(path);
        for (int i = 0; i < mangled.length(); i++) {
            if ("/.+-@%&~".indexOf(mangled.charAt(i)) >= 0) {
                mangled.setCharAt(i, '_');
            }
        }
        return mangled.toString();
    }

    private void definition(Statement.Definition definition, String path) {
        Place place = Place.at(definition.span());
        String name = definition.name();
        flag(name, "func", ONE, place);
        flag(name, "python", ONE, place);
        String text = String.join("\n", definition.lines());
        store.define(new PythonFunction(name, Paths.name(path), text + "\n", "", definition.span()));
        store.store(name, Value.known(text), Event.of("set", text, place));
        flag(name, "filename", Value.known(path), place);
        int first = definition.lastLine() - definition.lines().size() - 1;
        flag(name, "lineno", Value.known(Integer.toString(first)), place);
    }

    private static String className(String path) {
        String name = Paths.name(path);
        return name.endsWith(".bbclass") ? name.substring(0, name.length() - 8) : "";
    }

    private void export(String name, String className, Span span) {
        Place place = Place.at(span);
        String called = className + "_" + name;
        String mark = store.dialect().atLeast(Dialect.SCARTHGAP) ? "    # Export function set\n" : "";
        Value before = store.raw(name);
        boolean defined = !before.isUnset() && !before.equals(Value.known(""));
        boolean exported = mark.isEmpty()
                ? !store.rawFlag(name, "export_func").isUnset()
                : before.partial().toString().contains(mark);
        if (defined && !exported) {
            return;
        }
        if (defined) {
            store.deleteFlag(name, "python", place);
            store.deleteFlag(name, "func", place);
        }
        for (String flag : List.of("func", "python")) {
            copyFlag(called, name, flag, place);
        }
        List<String> carried =
                store.dialect().atLeast(Dialect.KIRKSTONE) ? List.of("dirs", "cleandirs", "fakeroot") : List.of("dirs");
        carried.forEach(flag -> copyFlag(name, called, flag, place));
        flag(name, "filename", Value.known("autogenerated"), place);
        flag(name, "lineno", ONE, place);
        boolean python = !store.rawFlag(called, "python").isUnset();
        if (!python && className.contains("-")) {
            String message = "the class's name " + className + " contains a dash, so its shell function " + called
                    + " cannot be exported";
            store.notes().add(Diagnostic.error(span, message));
        }
        String body = python ? "    bb.build.exec_func('" + called + "', d)\n" : "    " + called + "\n";
        store.store(name, Value.known(mark + body), Event.of("set", mark + body, place));
        if (mark.isEmpty()) {
            flag(name, "export_func", ONE, place);
        }
    }

    private void copyFlag(String from, String to, String flag, Place place) {
        Value value = store.rawFlag(from, flag);
        if (!value.isUnset()) {
            flag(to, flag, value, place);
        }
    }

    private void add(String task, Statement.AddTask statement) {
        boolean always = store.dialect().atLeast(Dialect.WALNASCAR);
        Place place = Place.at(statement.span());
        String name = prefixed(task);
        Map<String, List<String>> tasks = store.agenda().tasks();
        flag(name, "task", ONE, place);
        List<String> after = new ArrayList<>(tasks.getOrDefault(name, List.of()));
        for (String word : Blanks.words(statement.after())) {
            String entry = always ? prefixed(word) : word;
            if (!after.contains(entry)) {
                after.add(entry);
            }
        }
        depend(name, after, place);
        for (String word : Blanks.words(statement.before())) {
            String entry = always ? prefixed(word) : word;
            List<String> existing = tasks.getOrDefault(entry, List.of());
            if (!existing.contains(name)) {
                List<String> more = new ArrayList<>(List.of(name));
                more.addAll(existing);
                depend(entry, more, place);
            }
        }
    }

    private void depend(String task, List<String> on, Place place) {
        store.agenda().tasks().put(task, List.copyOf(on));
        List<String> quoted = on.stream().map(name -> "'" + name + "'").toList();
        flag(task, "deps", Value.known("[" + String.join(", ", quoted) + "]"), place);
    }

    private void delete(String task, Place place) {
        String name = prefixed(task);
        store.deleteFlag(name, "task", place);
        store.deleteFlag(name, "deps", place);
        store.agenda().tasks().remove(name);
        for (Map.Entry<String, List<String>> entry :
                List.copyOf(store.agenda().tasks().entrySet())) {
            boolean added = !store.rawFlag(entry.getKey(), "task").isUnset();
            if (added && entry.getValue().contains(name)) {
                List<String> fewer = new ArrayList<>(entry.getValue());
                fewer.remove(name);
                depend(entry.getKey(), fewer, place);
            }
        }
    }

    private static String prefixed(String task) {
        return task.startsWith("do_") ? task : "do_" + task;
    }
}
