package org.bsplint.report.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.bsplint.diagnostic.Count;
import org.bsplint.report.json.JsonWriter;

/**
 * The differences of two snapshots, in order.
 *
 * @param values changed values: path with image, before and after
 * @param appeared findings that only the new one has
 * @param vanished findings that only the old one has
 */
public record Comparison(List<Change> values, List<Snapshot.Problem> appeared, List<Snapshot.Problem> vanished) {
    private static final Snapshot.Value NOT_READ = new Snapshot.Value("not read", "");

    /** A value before and after; one that no rule read on a side is {@code not read} there. */
    public record Change(String path, Snapshot.Value before, Snapshot.Value after) {}

    public Comparison {
        values = List.copyOf(values);
        appeared = List.copyOf(appeared);
        vanished = List.copyOf(vanished);
    }

    public static Comparison of(Snapshot before, Snapshot after) {
        List<Change> changes = new ArrayList<>();
        TreeSet<String> paths = new TreeSet<>(before.values().keySet());
        paths.retainAll(after.values().keySet());
        for (String path : paths) {
            Snapshot.Value old = before.values().getOrDefault(path, NOT_READ);
            Snapshot.Value now = after.values().getOrDefault(path, NOT_READ);
            if (!old.text().equals(now.text())) {
                changes.add(new Change(path, old, now));
            }
        }
        return new Comparison(
                changes, only(after.findings(), before.findings()), only(before.findings(), after.findings()));
    }

    /** With findings about the change itself, which neither side has alone. */
    public Comparison with(List<Snapshot.Problem> more) {
        List<Snapshot.Problem> all = new ArrayList<>(appeared);
        all.addAll(more);
        return new Comparison(values, all, vanished);
    }

    public boolean isEmpty() {
        return values.isEmpty() && appeared.isEmpty() && vanished.isEmpty();
    }

    public String text() {
        StringBuilder out = new StringBuilder();
        values.forEach(change -> out.append(change.path())
                .append(": ")
                .append(change.before().text())
                .append(" -> ")
                .append(change.after().text())
                .append(places(change))
                .append('\n'));
        appeared.forEach(problem -> out.append("+ ").append(line(problem)).append('\n'));
        vanished.forEach(problem -> out.append("- ").append(line(problem)).append('\n'));
        return out.append(Count.of(values.size(), "value"))
                .append(" changed, ")
                .append(Count.of(appeared.size(), "finding"))
                .append(" appeared, ")
                .append(vanished.size())
                .append(" vanished\n")
                .toString();
    }

    public String json() {
        JsonWriter json = JsonWriter.pretty()
                .beginObject()
                .member("schema", "bsplint-diff/1")
                .key("values")
                .beginArray();
        for (Change change : values) {
            json.beginObject()
                    .member("name", change.path())
                    .member("before", change.before().text());
            json.member("after", change.after().text())
                    .memberIfAny("beforeAt", change.before().place());
            json.memberIfAny("afterAt", change.after().place()).endObject();
        }
        json.endArray();
        problems(json.key("appeared"), appeared);
        problems(json.key("vanished"), vanished);
        return json.endObject() + "\n";
    }

    private static void problems(JsonWriter json, List<Snapshot.Problem> problems) {
        json.beginArray();
        problems.forEach(problem -> json.beginObject()
                .member("rule", problem.rule())
                .member("severity", problem.severity())
                .member("image", problem.image())
                .member("message", problem.message())
                .memberIfAny("at", problem.place())
                .endObject());
        json.endArray();
    }

    private static List<Snapshot.Problem> only(
            Map<String, Snapshot.Problem> here, Map<String, Snapshot.Problem> there) {
        return here.entrySet().stream()
                .filter(entry -> !there.containsKey(entry.getKey()))
                .map(Map.Entry::getValue)
                .toList();
    }

    private static String places(Change change) {
        String now = change.after().place();
        String old = change.before().place();
        return now.isEmpty() && old.isEmpty() ? "" : "   (" + (now.isEmpty() ? "was " + old : now) + ")";
    }

    private static String line(Snapshot.Problem problem) {
        String place = problem.place().isEmpty() ? "" : problem.place() + ": ";
        return problem.severity() + "[" + problem.rule() + "] " + place + problem.message() + "   [" + problem.image()
                + "]";
    }
}
