package org.bsplint.eval.bitbake;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bsplint.source.Span;

/**
 * What BitBake keeps in a datastore besides variables ({@code __inherit_cache}, {@code __BBANONFUNCS}, {@code __BBHANDLERS},
 * {@code __BBTASKS}, {@code __BBDEFINHERITS}): it is copied with the store.
 */
public final class Agenda {
    /** Classes to inherit after the recipe and its appends. */
    public record Deferred(String classes, Span span) {}

    private final Set<String> inherited = new LinkedHashSet<>();
    private final List<Deferred> deferred = new ArrayList<>();
    private final List<PythonFunction> anonymous = new ArrayList<>();
    private final Set<String> handlers = new LinkedHashSet<>();
    private final Map<String, List<String>> tasks = new LinkedHashMap<>();
    private final Set<String> read = new LinkedHashSet<>();

    private String classType = "recipe";

    Agenda copy() {
        Agenda copy = new Agenda();
        copy.classType = classType;
        copy.inherited.addAll(inherited);
        copy.deferred.addAll(deferred);
        copy.anonymous.addAll(anonymous);
        copy.handlers.addAll(handlers);
        copy.tasks.putAll(tasks);
        copy.read.addAll(read);
        return copy;
    }

    /** The same in the same order. */
    boolean sameAs(Agenda other) {
        return classType.equals(other.classType)
                && List.copyOf(inherited).equals(List.copyOf(other.inherited))
                && deferred.equals(other.deferred)
                && anonymous.equals(other.anonymous)
                && List.copyOf(handlers).equals(List.copyOf(other.handlers))
                && List.copyOf(tasks.entrySet()).equals(List.copyOf(other.tasks.entrySet()))
                && List.copyOf(read).equals(List.copyOf(other.read));
    }

    /** {@code recipe} or, while configuration is read, {@code global}: which {@code classes-…} folders count. */
    public String classType() {
        return classType;
    }

    public void classType(String type) {
        classType = type;
    }

    /** Paths of class files that were inherited. */
    public Set<String> inherited() {
        return inherited;
    }

    /** {@code bb.data.inherits_class}: by the class's name. */
    public boolean inherits(String name) {
        String file = "/" + name + ".bbclass";
        return inherited.stream().anyMatch(path -> path.endsWith(file));
    }

    public List<Deferred> deferred() {
        return deferred;
    }

    /** Anonymous functions in the order in which they run. */
    public List<PythonFunction> anonymous() {
        return anonymous;
    }

    /** Names of event handlers. */
    public Set<String> handlers() {
        return handlers;
    }

    /** Tasks in order of their {@code addtask}. */
    public Map<String, List<String>> tasks() {
        return tasks;
    }

    /** Files that were included, for BitBake's warning of a second inclusion. */
    public Set<String> read() {
        return read;
    }
}
